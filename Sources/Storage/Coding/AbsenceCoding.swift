internal import Domain

extension ContactWriter {
  static func write(_ deletion: Deletion, _ emitter: inout JSONEmitter) {
    emitter.key("deleted_at")
    emitter.integer(deletion.at.milliseconds)
    emitter.key("deleted_by")
    switch deletion.by {
    case .user(let id): emitter.integer(id.rawValue)
    case .system: emitter.null()
    }
  }

  /// What is left of a contact that is gone for good: a line, so that the others keep their place.
  static func writeErased(_ id: ContactID, _ table: ContactTable, _ emitter: inout JSONEmitter) {
    emitter.beginObject()
    emitter.key("hs_object_id")
    emitter.integer(id.rawValue)
    emitter.key("erased")
    emitter.boolean(true)
    if let primary = table.directlyMergedInto(id) {
      emitter.key("merged_into")
      emitter.integer(primary.rawValue)
    }
    emitter.endObject()
  }
}

/// The members of a contact's line that say what became of the contact.
struct AbsenceMembers {
  private var deletedAt: Instant?
  private var deletedBy = Actor.system
  private(set) var isErased = false
  private(set) var mergedInto: ContactID?

  var deletion: Deletion? {
    deletedAt.map { Deletion(at: $0, by: deletedBy) }
  }

  /// Reads the value of a member; false when it is none of these.
  mutating func take(_ name: String, _ scanner: inout JSONScanner) throws -> Bool {
    switch name {
    case "deleted_at": deletedAt = Instant(milliseconds: Int64(try scanner.integer()))
    case "deleted_by":
      guard try !scanner.takeNull() else { return true }
      deletedBy = .user(UserID(Int64(try scanner.integer())))
    case "erased": isErased = try scanner.boolean()
    case "merged_into": mergedInto = ContactID(Int64(try scanner.integer()))
    default: return false
    }
    return true
  }
}
