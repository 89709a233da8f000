internal import Domain

/// Finds the property that a JSON key names.
///
/// Lines are written in the order of the catalogue, so the search goes on from the property found
/// before and mostly ends at once.
struct PropertyKeys {
  private static let names: [[UInt8]] = PropertyCatalogue.definitions.map {
    Array($0.property.internalName.utf8)
  }

  private var next = 0

  /// To be called at the start of every object.
  mutating func restart() {
    next = 0
  }

  /// The property whose internal name is exactly these bytes.
  mutating func property(_ key: UnsafeRawBufferPointer) -> ContactProperty? {
    let count = PropertyKeys.names.count
    for offset in 0..<count {
      let index = (next + offset) % count
      let name = PropertyKeys.names[index]
      if name.count == key.count, key.elementsEqual(name) {
        next = index + 1
        return PropertyCatalogue.definitions[index].property
      }
    }
    return nil
  }
}
