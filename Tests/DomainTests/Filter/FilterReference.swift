import Domain
import Foundation

/// Evaluates a filter one contact at a time on values as the table gives them, with the text
/// functions of Foundation: slow, and as close to the words of the rules as can be.
struct FilterReference {
  let account: Account
  let context: FilterContext

  func rows(_ expression: FilterExpression) -> RowSet {
    RowSet(
      (0..<account.table.count).filter { row in
        expression.root.map { passes($0, row) } ?? true
      })
  }

  private func passes(_ node: FilterNode, _ row: Int) -> Bool {
    switch node {
    case .and(let nodes): nodes.allSatisfy { passes($0, row) }
    case .or(let nodes): nodes.contains { passes($0, row) }
    case .not(let node): !passes(node, row)
    case .condition(let condition): passes(condition, row)
    case .search(let text): finds(text, row)
    case .inList(let list, _): isMember(row, of: list)
    }
  }

  /// By Record ID in a static list; by the criteria, with the list's owner as `me`, in an active
  /// one.
  private func isMember(_ row: Int, of id: ObjectID) -> Bool {
    guard let list = account.objects.lists.first(where: { $0.id == id }) else { return false }
    guard let criteria = list.filter else {
      return account.listRows[id]?.contains(row) == true
    }
    let eyes = FilterContext(account: account, actingUser: list.owner, now: context.now)
    guard case .success(let expression) = FilterExpression.parse(criteria, in: eyes) else {
      return false
    }
    let inner = FilterReference(account: account, context: eyes)
    return expression.root.map { inner.passes($0, row) } ?? true
  }

  private func passes(_ condition: FilterCondition, _ row: Int) -> Bool {
    let property = condition.property
    if case .ever(let answer) = condition.test { return ever(answer, row) }
    guard let value = account.table.value(property, row: row) else { return false }
    switch condition.test {
    case .known: return true
    case .anyOf(let values): return values.contains { equals(value, $0, property, row) }
    case .compare(let comparison, let bound):
      guard let order = order(value, bound) else { return false }
      switch comparison {
      case .less: return order < 0
      case .lessOrEqual: return order <= 0
      case .greater: return order > 0
      case .greaterOrEqual: return order >= 0
      }
    case .between(let low, let high):
      guard let first = order(value, low), let last = order(value, high) else { return false }
      return first >= 0 && last <= 0
    case .contains(let part): return texts(value, property).contains { $0.contains(folded(part)) }
    case .startsWith(let part):
      return texts(value, property).contains { $0.starts(with: folded(part)) }
    case .endsWith(let part):
      return texts(value, property).contains { $0.reversed().starts(with: folded(part).reversed()) }
    case .during(let period): return isDuring(value, period)
    case .ever: return false
    }
  }

  // MARK: Values

  private func equals(
    _ value: PropertyValue, _ wanted: FilterValue, _ property: ContactProperty, _ row: Int
  ) -> Bool {
    switch (value, wanted) {
    case (.text(let text), .text(let other)), (.text(let text), .option(let other)):
      let isList =
        property == .legalBasis || property == .additionalEmails || property == .mergedIDs
      guard isList else { return folded(text) == folded(other) }
      return text.split(separator: ";").contains {
        folded($0.trimmingCharacters(in: .whitespaces))
          == folded(other.trimmingCharacters(in: .whitespaces))
      }
    case (.text(let text), .user(let id, _)): return text == "\(id.rawValue)"
    case (.text(let text), .me): return text == context.actingUser.map { "\($0.rawValue)" }
    case (_, .status(let answer)): return answer.includes(account.table.status(of: row))
    case (.flag(let flag), .flag(let other)): return flag == other
    default: return order(value, wanted) == 0
    }
  }

  /// Negative when the value lies before what is wanted, 0 within, positive behind.
  private func order(_ value: PropertyValue, _ wanted: FilterValue) -> Int? {
    switch (value, wanted) {
    case (.number(let number), .number(let other)):
      return number < other ? -1 : number > other ? 1 : 0
    case (.number(let number), .me):
      return context.actingUser.map { number < $0.rawValue ? -1 : number > $0.rawValue ? 1 : 0 }
    case (.instant(let instant), .moment(let moment)):
      switch moment {
      case .day(let date): return order(day(instant), date)
      case .relativeDay(let days): return order(day(instant), context.today.adding(days: days))
      case .time(let time):
        let start =
          time.offsetMinutes.map {
            Instant(startOf: time.date)
              .adding(milliseconds: Int64(time.millisecondOfDay) - Int64($0) * 60_000)
          } ?? context.timeZone.instant(date: time.date, millisecondOfDay: time.millisecondOfDay)
        let distance = instant.milliseconds - start.milliseconds
        return distance < 0 ? -1 : distance < Int64(time.precision.rawValue) ? 0 : 1
      }
    default: return nil
    }
  }

  private func order(_ day: CalendarDate, _ other: CalendarDate) -> Int {
    day < other ? -1 : other < day ? 1 : 0
  }

  private func day(_ instant: Instant) -> CalendarDate { context.timeZone.date(at: instant) }

  private func isDuring(_ value: PropertyValue, _ period: FilterPeriod) -> Bool {
    guard case .instant(let instant) = value else { return false }
    let isPast = period.direction == .past
    let sign = isPast ? -1 : 1
    let start = isPast ? context.today : context.today.adding(days: 1)
    let boundary =
      switch period.unit {
      case .days: start.adding(days: sign * period.count)
      case .weeks: start.adding(days: sign * period.count * 7)
      case .months: start.adding(months: sign * period.count)
      }
    switch (isPast, period.isWithin) {
    case (true, true): return day(instant) >= boundary && instant <= context.now
    case (true, false): return day(instant) < boundary
    case (false, true): return day(instant) < boundary && instant > context.now
    case (false, false): return day(instant) >= boundary
    }
  }

  private func ever(_ answer: MarketingAnswer, _ row: Int) -> Bool {
    let entries = account.history.entries(of: row)
    var states = [account.table.status(of: row)] + entries.map(\.to)
    if let first = entries.first {
      let batch = account.history.batches[first.batch]
      let created = account.table.value(.createDate, row: row)
      let wasBorn = created.map { value in
        if case .instant(let instant) = value { return batch.context.at <= instant }
        return false
      }
      if wasBorn != true && batch.source?.type != .initialState { states.append(first.from) }
    }
    return states.contains { answer.includes($0) }
  }

  // MARK: Texts

  private func folded(_ text: String) -> [Unicode.Scalar] { ReferenceText.folded(text) }

  private func plain(_ text: String) -> [Unicode.Scalar] { ReferenceText.plain(text) }

  /// What a text operator looks at: the value, or the labels and names behind it.
  private func texts(_ value: PropertyValue, _ property: ContactProperty) -> [[Unicode.Scalar]] {
    guard case .text(let text) = value else { return [] }
    switch property.filterType {
    case .user:
      let user = account.users.first { "\($0.id.rawValue)" == text }
      return user.map { [folded($0.name), folded($0.email)] } ?? []
    case .option: return [folded(text), folded(account.label(of: text, property: property))]
    default: return [folded(text)]
    }
  }

  private func finds(_ text: String, _ row: Int) -> Bool {
    let phrase = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let needle = folded(phrase) == plain(phrase) ? plain(phrase) : folded(phrase)
    let form = folded(phrase) == plain(phrase) ? plain : folded
    func value(_ property: ContactProperty) -> String? {
      account.table.text(property, row: row)
    }
    let (first, last) = (value(.firstName), value(.lastName))
    var haystacks = [first, last, value(.email), value(.phone), value(.company)].compactMap { $0 }
    if let first, let last { haystacks += [first + " " + last, last + " " + first] }
    if haystacks.contains(where: { occurs(needle, in: form($0)) }) { return true }
    let digits = phrase.filter { ("0"..."9").contains($0) }
    let isNumber = phrase.allSatisfy { "0123456789+-/.() ".contains($0) } && digits.count >= 4
    let significant = String(digits.drop { $0 == "0" })
    let phone = value(.phone)?.filter { ("0"..."9").contains($0) }
    return isNumber && !significant.isEmpty && phone?.contains(significant) == true
  }

  private func occurs(_ needle: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Bool {
    guard let first = needle.first, text.count >= needle.count else { return false }
    let isFree = !isWordPart(first) || first.value >= 0x2e80
    return (0...(text.count - needle.count)).contains { start in
      text[start..<start + needle.count].elementsEqual(needle)
        && (isFree || start == 0 || !isWordPart(text[start - 1]))
    }
  }

  private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    CharacterSet.alphanumerics.contains(scalar) || CharacterSet.nonBaseCharacters.contains(scalar)
  }
}

extension [Unicode.Scalar] {
  fileprivate func contains(_ part: [Unicode.Scalar]) -> Bool {
    guard part.count <= count else { return false }
    return (0...(count - part.count)).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}
