/// Property values of one contact, each property once, in the order of the catalogue.
///
/// An array and not a dictionary: records are made and applied by the million.
package struct PropertyValues: Equatable, Sendable {
  private struct Entry: Equatable, Sendable {
    var property: ContactProperty
    var value: PropertyValue
  }

  private var entries: [Entry] = []

  package init() {}

  package init(_ values: [ContactProperty: PropertyValue]) {
    entries = values.map { Entry(property: $0.key, value: $0.value) }
      .sorted { $0.property.index < $1.property.index }
  }

  package mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
  }

  /// Adds a value at the end: the caller sees to it that its property comes after all others.
  package mutating func append(_ property: ContactProperty, _ value: PropertyValue) {
    entries.append(Entry(property: property, value: value))
  }

  /// The value of a property; setting `nil` removes it.
  package subscript(property: ContactProperty) -> PropertyValue? {
    get { entries.first { $0.property == property }?.value }
    set {
      let index = property.index
      let place = entries.firstIndex { $0.property.index >= index } ?? entries.count
      let isThere = place < entries.count && entries[place].property == property
      switch (isThere, newValue) {
      case (true, let value?): entries[place].value = value
      case (true, nil): entries.remove(at: place)
      case (false, let value?): entries.insert(Entry(property: property, value: value), at: place)
      case (false, nil): break
      }
    }
  }
}

extension PropertyValues: RandomAccessCollection {
  package typealias Element = (property: ContactProperty, value: PropertyValue)

  package var startIndex: Int { 0 }

  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> Element {
    (entries[position].property, entries[position].value)
  }
}

extension PropertyValues: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (ContactProperty, PropertyValue)...) {
    for (property, value) in elements { self[property] = value }
  }
}
