package import Storage
package import Wording

extension Catalogue {
  /// Where damage is: file, line, byte.
  package func place(of damage: Damage) -> String {
    let facts: [String: PhraseArgument] = [
      "file": .data(damage.file), "line": .place(damage.line ?? 0),
      "byte": .place(damage.byte ?? 0),
    ]
    return switch (damage.line, damage.byte) {
    case (nil, nil): text(StoragePhrase.placeFile, facts)
    case (_, nil): text(StoragePhrase.placeLine, facts)
    case (nil, _): text(StoragePhrase.placeByte, facts)
    case (_, _): text(StoragePhrase.placeLineByte, facts)
    }
  }

  /// What is wrong there, and how many changes are gone when that is known.
  package func what(_ damage: Damage) -> String {
    let kind = text(of: damage.kind)
    guard let missing = damage.commitsMissing, missing > 0 else { return kind }
    return kind + ", " + text(StoragePhrase.commitsMissing, count: missing)
  }

  /// One line for each thing that checking a store found.
  package func line(for finding: VerifyReport.Finding) -> String {
    switch finding {
    case .damage(let damage): place(of: damage) + ": " + what(damage)
    case .tornTail(let file, let byte, let bytes):
      text(
        StoragePhrase.findingTornTail,
        ["file": .data(file), "byte": .place(byte), "bytes": .number(bytes)])
    case .headSlot(let number):
      text(StoragePhrase.findingHeadSlot, ["slot": .number(number)])
    case .headUnknown: text(StoragePhrase.findingHeadUnknown)
    case .stray(let file): text(StoragePhrase.findingStray, ["file": .data(file)])
    case .unreadable(let error): message(error).text
    }
  }

  /// Something to know about a store that can be used all the same.
  package func sentence(_ warning: StoreWarning) -> String {
    switch warning {
    case .memoryVolume(let type): text(StoragePhrase.warningMemory, ["type": .data(type)])
    case .readOnly(let reason): message(reason).paragraph
    case .tornTail(let file, let byte, let bytes):
      text(
        StoragePhrase.warningTornTail,
        ["file": .data(file), "byte": .place(byte), "bytes": .number(bytes)])
    }
  }

  private func text(of kind: Damage.Kind) -> String {
    switch kind {
    case .missing: text(StoragePhrase.missing)
    case .manifest: text(StoragePhrase.manifest)
    case .manifestOutdated(let generation, let acknowledged):
      text(
        StoragePhrase.manifestOutdated,
        ["generation": .number(generation), "acknowledged": .number(acknowledged)])
    case .contentHash: text(StoragePhrase.contentHash)
    case .length(let expected, let found): text(StoragePhrase.length, facts(expected, found))
    case .lineCount(let expected, let found):
      text(StoragePhrase.lineCount, facts(expected, found))
    case .lineLength: text(StoragePhrase.lineLength)
    case .notJSON: text(StoragePhrase.notJSON)
    case .lineForm: text(StoragePhrase.lineForm)
    case .sequence(let expected, let found): text(StoragePhrase.sequence, facts(expected, found))
    case .commitment: text(StoragePhrase.commitment)
    case .chain: text(StoragePhrase.chain)
    case .content(let error): text(of: error)
    case .zeroBytes: text(StoragePhrase.zeroBytes)
    case .truncated: text(StoragePhrase.truncated)
    case .archiveChain: text(StoragePhrase.archiveChain)
    }
  }

  private func text(of error: ContentError) -> String {
    switch error {
    case .json: text(StoragePhrase.content)
    case .missing(let member):
      text(StoragePhrase.contentMissing, ["member": .data(member)])
    case .unknownMember(let member):
      text(StoragePhrase.contentUnknown, ["member": .data(member)])
    case .badValue(let member):
      text(StoragePhrase.contentBadValue, ["member": .data(member)])
    case .illegalStatus(let contact):
      text(StoragePhrase.contentStatus, ["id": .digits(contact)])
    case .duplicateContact(let contact):
      text(StoragePhrase.contentDuplicate, ["id": .digits(contact)])
    case .noAccount: text(StoragePhrase.contentNoAccount)
    }
  }

  private func facts(_ expected: Int, _ found: Int) -> [String: PhraseArgument] {
    ["expected": .number(expected), "found": .number(found)]
  }
}
