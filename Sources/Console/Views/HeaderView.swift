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
    let gauge = wide && account.hasMarketingContacts ? min(24, canvas.columns / 5) : 0
    let right = usageWidth + (gauge > 0 ? gauge + 2 : 0)
    let room = max(0, canvas.columns - right - 3)
    canvas.within(Rect(row: 0, column: 0, columns: room, rows: 1)) {
      drawName(account.name, wide ? world.catalogue.text(ConsoleWords.product) : nil, in: &$0)
    }
    drawUsage(usage, gauge: gauge, account, column: room + 1, in: &canvas)
    drawSecondLine(account, wide: wide, in: &canvas)
  }

  private func drawName(_ name: String, _ product: String?, in canvas: inout Canvas) {
    var column = 1
    if let product {
      column +=
        canvas.text(
          SafeText(product), row: 0, column: column, style: Style(.accent, .bold)) + 2
    }
    canvas.text(
      SafeText(name, form: world.textForm), row: 0, column: column, style: Style(.header, .bold),
      maxWidth: max(0, canvas.columns - column))
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
        "share": .text(share(account)),
      ])
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

  private func drawSecondLine(_ account: Account, wide: Bool, in canvas: inout Canvas) {
    let right = billingText(account, wide: wide)
    let width = right.reduce(0) { $0 + $1.text.width }
    let column = max(0, canvas.columns - width - 1)
    canvas.within(Rect(row: 1, column: 0, columns: max(0, column - 1), rows: 1)) {
      drawPlace(account, in: &$0)
    }
    canvas.line(StyledText(right), row: 1, column: column)
  }

  /// Tabs, and at their right who acts and whether anything can be changed.
  private func drawPlace(_ account: Account, in canvas: inout Canvas) {
    let tabs = TabBar(
      [.init("1", SafeText(world.catalogue.text(ConsoleWords.tabContacts)))], current: 0)
    tabs.draw(in: &canvas, row: 0)
    var column = (tabs.places(in: canvas.columns).last.map { $0.start + $0.width } ?? 0) + 2
    if state.readOnlyReason != nil {
      column +=
        canvas.text(
          SafeText(world.catalogue.text(ConsoleWords.headerReadOnly)), row: 0, column: column,
          style: Style(.warning, .bold)) + 2
    }
    let actor = world.catalogue.name(of: .user(world.actor), in: account)
    let text = SafeText(
      world.catalogue.text(ConsoleWords.headerActor, ["name": .text(actor)]),
      form: world.textForm)
    if column + text.width <= canvas.columns {
      canvas.text(text, row: 0, column: column, style: Style(.dim))
    }
  }

  /// Pending demotions with what is left after them, and the next update date.
  private func billingText(_ account: Account, wide: Bool) -> [Span] {
    guard account.hasMarketingContacts else { return [] }
    let catalogue = world.catalogue
    let today = account.billing.timeZone.date(at: world.now)
    var spans: [Span] = []
    let pending = account.table.pendingCount
    if pending > 0 {
      let text = catalogue.text(
        wide ? ConsoleWords.headerPending : .headerPendingShort,
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
        wide ? ConsoleWords.headerUpdate : .headerUpdateShort,
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
