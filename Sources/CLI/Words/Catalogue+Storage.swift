internal import Domain
internal import Glibc
package import Storage
package import Wording

extension Catalogue {
  /// What went wrong with a store: which file, line and byte, and the way out.
  package func message(_ error: StorageError) -> Explanation {
    switch error {
    case .system(let call, let file, let code):
      return explain(
        .system, .systemHint,
        [
          "file": .data(file), "call": .text(name(of: call)), "reason": .text(reason(code)),
        ])
    case .noStore(let path):
      return explain(.noStore, .noStoreHint, ["path": .data(path)])
    case .storeExists(let path):
      return explain(.storeExists, .storeExistsHint, ["path": .data(path)])
    case .directoryNotEmpty(let path, let entry):
      return explain(
        .directoryNotEmpty, .directoryNotEmptyHint, ["path": .data(path), "entry": .data(entry)])
    case .unsafe(let file, let reason):
      return explain(
        .unsafe, .unsafeHint, ["file": .data(file), "reason": .text(text(of: reason))])
    case .networkVolume(let type):
      return explain(.networkVolume, .networkVolumeHint, ["type": .data(type)])
    case .formatTooNew(let found, let supported):
      return explain(
        .formatTooNew, .formatTooNewHint,
        ["found": .digits(Int64(found)), "supported": .digits(Int64(supported))])
    case .damaged(let damage):
      return explain(
        .damaged, .damagedHint,
        ["place": .text(place(of: damage)), "what": .text(what(damage))])
    case .readOnly(let reason): return message(reason)
    case .busy(let kind, let holder, _): return busy(kind, holder)
    case .notSaved(_, let code):
      return explain(.notSaved, .notSavedHint, ["reason": .text(reason(code))])
    case .outcomeUnknown(_, let code):
      return explain(.outcomeUnknown, .outcomeUnknownHint, ["reason": .text(reason(code))])
    case .lineTooLong(let bytes, let limit):
      return explain(
        .lineTooLong, .lineTooLongHint, ["bytes": .number(bytes), "limit": .number(limit)])
    case .malformed: return explain(.malformed, .malformedHint)
    case .attachmentLost(let file):
      return explain(.attachmentLost, .attachmentLostHint, ["file": .data(file)])
    case .generationMoved: return explain(.generationMoved, .generationMovedHint)
    }
  }

  /// Why the store cannot be changed, and what to do.
  package func message(_ reason: ReadOnlyReason) -> Explanation {
    switch reason {
    case .asked: return explain(.readOnlyAsked, .readOnlyAskedHint)
    case .notWritable(let code):
      return explain(
        .readOnlyNotWritable, .readOnlyNotWritableHint, ["reason": .text(self.reason(code))])
    case .writerTooOld(let needed, let supported):
      return explain(
        .readOnlyWriterTooOld, .readOnlyWriterTooOldHint,
        ["needed": .digits(Int64(needed)), "supported": .digits(Int64(supported))])
    case .headUnknown: return explain(.readOnlyHeadUnknown, .readOnlyHeadUnknownHint)
    case .syncFailed(let code):
      return explain(
        .readOnlySyncFailed, .readOnlyCheckHint, ["reason": .text(self.reason(code))])
    case .switchUnfinished(let code):
      return explain(
        .readOnlySwitchUnfinished, .readOnlyCheckHint, ["reason": .text(self.reason(code))])
    }
  }

  /// What the system says about an error number, beginning in lower case.
  package func reason(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private func busy(_ kind: StoreLockKind, _ holder: LockHolder?) -> Explanation {
    guard let holder else { return explain(.busyUnknown, .busyHint) }
    let since = Instant(iso: holder.since).map(\.isoText) ?? holder.since
    let facts: [String: PhraseArgument] = [
      "process": .digits(Int64(holder.process)), "who": .data(holder.who), "since": .data(since),
    ]
    return explain(kind == .compaction ? .busyCompaction : .busy, .busyHint, facts)
  }

  private func name(of call: FileCall) -> String {
    FileCallPhrase(rawValue: "storage.call." + call.rawValue).map { text($0) } ?? call.rawValue
  }

  private func text(of reason: UnsafeReason) -> String {
    switch reason {
    case .symbolicLink: text(StoragePhrase.symbolicLink)
    case .wrongKind: text(StoragePhrase.wrongKind)
    case .linkCount(let links): text(StoragePhrase.linkCount, ["links": .number(links)])
    case .foreignOwner(let owner):
      text(StoragePhrase.foreignOwner, ["owner": .digits(Int64(owner))])
    case .foreignGroup(let group):
      text(StoragePhrase.foreignGroup, ["group": .digits(Int64(group))])
    case .writableByOthers(let mode):
      text(StoragePhrase.writableByOthers, ["mode": .text(String(mode, radix: 8))])
    case .ancestorWritable(let level, let mode):
      text(
        StoragePhrase.ancestorWritable,
        ["level": .number(level), "mode": .text(String(mode, radix: 8))])
    case .replaced: text(StoragePhrase.replaced)
    }
  }

  private func explain(
    _ key: StoragePhrase, _ hint: StoragePhrase, _ facts: [String: PhraseArgument] = [:]
  ) -> Explanation {
    Explanation(text(key, facts), hint: text(hint, facts))
  }
}
