import Domain
import Terminal
import Wording

/// The two lines that never scroll away: account, count and tier, pending demotions, next update.
struct HeaderView {
  let state: ConsoleState
  let world: World

  func draw(in canvas: inout Canvas) {
    guard let account = world.snapshot?.account else {
      drawName(world.catalogue.text(ConsoleWords.product), nil, in: &canvas)
      return
    }
    let wide = canvas.columns >= 70
    let usage = usageText(account, wide: wide)
    let usageWidth = SafeText(usage, form: world.textForm).width
    let product = wide ? world.catalogue.text(ConsoleWords.product) : nil
    // The gauge gives way to the account's name.
    let named =
      usageWidth + SafeText(account.name).width + (product.map { SafeText($0).width + 2 } ?? 0)
    let gauge =
      wide && account.hasMarketingContacts
      ? max(8, min(24, canvas.columns / 5, canvas.columns - named - 7)) : 0
    let right = usageWidth + (gauge > 0 ? gauge + 2 : 0)
    let room = max(0, canvas.columns - right - 3)
    // Whether anything can be changed is said beside the name, at every size.
    let mark = SafeText(
      state.readOnlyReason == nil ? "" : world.catalogue.text(ConsoleWords.headerReadOnly))
    var nameEnd = 0
    canvas.within(Rect(row: 0, column: 0, columns: max(0, room - mark.width), rows: 1)) {
      nameEnd = drawName(account.name, product, in: &$0)
    }
    canvas.text(mark, row: 0, column: nameEnd, style: Style(.warning, .bold))
    drawUsage(usage, gauge: gauge, account, column: room + 1, in: &canvas)
    drawSecondLine(account, in: &canvas)
  }

  /// Returns the column behind the name and a blank.
  @discardableResult
  private func drawName(
    _ name: String, _ product: String?, in canvas: inout Canvas
  ) -> Int {
    var column = 1
    if let product {
      column +=
        canvas.text(
          SafeText(product), row: 0, column: column, style: Style(.accent, .bold)) + 2
    }
    let room = max(0, canvas.columns - column - 1)
    let text = SafeText(name, form: world.textForm).truncated(
      to: room, mark: world.glyphs.ellipsis)
    column += canvas.text(text, row: 0, column: column, style: Style(.header, .bold))
    return column + 1
  }

  /// "Marketing 9,751 / 12,000  81 %": the count is the account's own and always exact.
  private func usageText(_ account: Account, wide: Bool) -> String {
    guard account.hasMarketingContacts else {
      return world.catalogue.text(ConsoleWords.headerNoMarketing)
    }
    return world.catalogue.text(
      wide ? ConsoleWords.headerUsage : .headerUsageShort,
      [
        "count": .number(account.table.marketingCount), "tier": .number(account.billing.tier),
        "share": .text(wide ? state(of: account) : share(account)),
      ])
  }

  /// The share, and from the first threshold on what is left of the tier (R3.16).
  private func state(of account: Account) -> String {
    let (count, tier) = (account.table.marketingCount, account.billing.tier)
    let left = tier - count
    guard !ThresholdReached.all(count: count, tier: tier).isEmpty else { return share(account) }
    let key: ConsoleWords = left > 0 ? .headerLeft : left == 0 ? .headerFull : .headerOver
    return world.catalogue.text(
      key,
      ["share": .text(share(account)), "left": .number(left), "over": .number(-left)])
  }

  /// Rounded down, so that 100 % means full; a few contacts of many show as less than one per cent.
  private func share(_ account: Account) -> String {
    let count = account.table.marketingCount
    if count > 0, count * 100 < account.billing.tier {
      return "<" + world.catalogue.share(1, of: 100)
    }
    return world.catalogue.share(count, of: account.billing.tier)
  }

  private func drawUsage(
    _ usage: String, gauge: Int, _ account: Account, column: Int, in canvas: inout Canvas
  ) {
    let permille = Gauge.permille(account.table.marketingCount, of: account.billing.tier)
    let role: Role = permille >= 900 ? .error : permille >= 750 ? .warning : .gaugeFull
    let text = SafeText(usage, form: world.textForm)
    let style = Style(permille >= 900 ? .warning : .text, permille >= 900 ? .bold : [])
    canvas.text(text, row: 0, column: column, style: style)
    guard gauge > 0 else { return }
    canvas.within(
      Rect(row: 0, column: column + text.width + 2, columns: gauge, rows: 1)
    ) {
      Gauge(permille: permille, label: "", role: role)
        .draw(in: &$0, row: 0, column: 0, columns: gauge + 1)
    }
  }

  private func drawSecondLine(_ account: Account, in canvas: inout Canvas) {
    let right = notes(account) + billingText(account)
    let width = right.reduce(0) { $0 + $1.text.width }
    let column = max(0, canvas.columns - width - 1)
    canvas.within(Rect(row: 1, column: 0, columns: max(0, column - 1), rows: 1)) {
      drawPlace(account, in: &$0)
    }
    canvas.line(StyledText(right), row: 1, column: column)
  }

  /// Tabs, and at their right who acts.
  private func drawPlace(_ account: Account, in canvas: inout Canvas) {
    let tabs = TabBar(
      [.init("1", SafeText(world.catalogue.text(ConsoleWords.tabContacts)))], current: 0)
    tabs.draw(in: &canvas, row: 0)
    let column = (tabs.places(in: canvas.columns).last.map { $0.start + $0.width } ?? 0) + 2
    let actor = world.catalogue.name(of: .user(world.actor), in: account)
    let text = SafeText(
      world.catalogue.text(ConsoleWords.headerActor, ["name": .text(actor)]),
      form: world.textForm)
    if column + text.width <= canvas.columns {
      canvas.text(text, row: 0, column: column, style: Style(.dim))
    }
  }

  /// The form of a phrase that goes with the width of the screen.
  private func size<Form>(_ wide: Form, _ medium: Form, _ narrow: Form) -> Form {
    state.size.columns >= 96 ? wide : state.size.columns >= 60 ? medium : narrow
  }

  /// That the tier rose, that a guard keeps it, and the renewal, as far as there is room for them.
  private func notes(_ account: Account) -> [Span] {
    guard account.hasMarketingContacts, canvasColumns >= 70 else { return [] }
    let catalogue = world.catalogue
    let today = account.billing.timeZone.date(at: world.now)
    var notes: [Span] = []
    if let raise = account.tierRaise(today: today) {
      let facts: [String: PhraseArgument] = [
        "from": .number(raise.from), "date": .text(catalogue.shortDate(raise.day, today: today)),
      ]
      let key: ConsoleWords = canvasColumns >= 120 ? .headerRaised : .headerRaisedShort
      notes.append(note(catalogue.text(key, facts), Style(.warning, .bold)))
    }
    if account.billing.tierGuard {
      notes.append(note(catalogue.text(ConsoleWords.headerGuard), Style(.accent)))
    }
    if canvasColumns >= 140 {
      let renewal = account.billing.renewalDate(after: today)
      notes.append(
        note(
          catalogue.text(
            ConsoleWords.headerRenewal, ["date": .text(catalogue.date(renewal))]), Style(.dim)))
    }
    return notes
  }

  private var canvasColumns: Int { state.size.columns }

  private func note(_ text: String, _ style: Style) -> Span {
    Span(SafeText(text + "   ", form: world.textForm), style)
  }

  /// Pending demotions with what is left after them, and the next update date.
  private func billingText(_ account: Account) -> [Span] {
    guard account.hasMarketingContacts else { return [] }
    let catalogue = world.catalogue
    let today = account.billing.timeZone.date(at: world.now)
    var spans: [Span] = []
    let pending = account.table.pendingCount
    if pending > 0 {
      let text = catalogue.text(
        size(ConsoleWords.headerPending, .headerPendingMedium, .headerPendingShort),
        [
          "pending": .number(pending), "after": .number(account.table.marketingCount - pending),
        ])
      spans.append(Span(SafeText(text + "   ", form: world.textForm), Style(.accent)))
    }
    let date: String
    var style = Style(.dim)
    switch account.updateState(at: world.now) {
    case .upToDate:
      let next = account.nextUpdate(at: world.now)
      date = catalogue.text(
        size(ConsoleWords.headerUpdate, .headerUpdateMedium, .headerUpdateShort),
        [
          "date": .text(catalogue.shortDate(next, today: today)),
          "days": .text(catalogue.relative(next, today: today)),
        ])
    case .due(let dates):
      date = catalogue.text(
        ConsoleWords.headerUpdateDue,
        ["date": .text(catalogue.shortDate(dates[0], today: today))])
      style = Style(.warning, .bold)
    case .clockBehind(let last):
      date = catalogue.text(
        ConsoleWords.headerClockBehind,
        ["date": .text(catalogue.shortDate(last, today: today))])
      style = Style(.warning, .bold)
    }
    spans.append(Span(SafeText(date, form: world.textForm), style))
    return spans
  }
}
