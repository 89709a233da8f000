internal import Domain

/// Account objects as JSON objects: kind, number, and the fields in their order.
///
///     {"kind":"form","id":104,"name":"Newsletter","sets_marketing":true,"created_at":1760000000000}
enum ObjectCoding {
  static func write(_ object: AccountObject, to emitter: inout JSONEmitter) {
    emitter.beginObject()
    emitter.key("kind")
    emitter.string(object.kind.rawValue)
    emitter.key("id")
    emitter.integer(object.id.rawValue)
    let fields = object.fields.fields
    for field in fields {
      // An app has a kind of its own.
      emitter.key(field.name == "kind" ? "app_kind" : field.name)
      switch field.value {
      case .text(let text): emitter.string(text)
      case .number(let number): emitter.integer(number)
      case .flag(let flag): emitter.boolean(flag)
      case .texts(let texts):
        emitter.beginArray()
        for text in texts { emitter.string(text) }
        emitter.endArray()
      }
    }
    emitter.endObject()
  }

  static func read(_ scanner: inout JSONScanner) throws -> AccountObject {
    var kind: ObjectKind?
    var id: Int64?
    var fields = ObjectFields()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      let name = scanner.string(key)
      switch name {
      case "kind":
        kind = ObjectKind(rawValue: scanner.string(try scanner.string()))
        if kind == nil { throw ContentError.badValue(member: "kind") }
      case "id": id = Int64(try scanner.integer())
      case "app_kind": fields.add("kind", try value(&scanner))
      default: fields.add(name, try value(&scanner))
      }
    }
    guard let kind else { throw ContentError.missing(member: "kind") }
    guard let id else { throw ContentError.missing(member: "id") }
    do {
      return try AccountObject(kind: kind, id: ObjectID(id), fields: fields)
    } catch FieldProblem.missing(let name) {
      throw ContentError.missing(member: name)
    } catch FieldProblem.badValue(let name) {
      throw ContentError.badValue(member: name)
    }
  }

  private static func value(_ scanner: inout JSONScanner) throws -> FieldValue? {
    switch try scanner.kind() {
    case .string: return .text(scanner.string(try scanner.string()))
    case .number: return .number(Int64(try scanner.integer()))
    case .boolean: return .flag(try scanner.boolean())
    case .null:
      try scanner.null()
      return nil
    case .array:
      var texts: [String] = []
      try scanner.enterArray()
      while try scanner.nextElement() { texts.append(scanner.string(try scanner.string())) }
      return .texts(texts)
    case .object: throw ContentError.badValue(member: "object")
    }
  }
}
