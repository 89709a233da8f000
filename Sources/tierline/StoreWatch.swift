import Console
import Domain
import Engine
import Storage
import Terminal

/// Looks once a second whether another process changed the store, or an update date has come.
struct StoreWatch: Sendable {
  private let workspace: Workspace
  private let mailbox: Mailbox
  private let words: SessionWords

  private static let interval = Duration.seconds(1)

  init(_ workspace: Workspace, _ mailbox: Mailbox, _ words: SessionWords) {
    self.workspace = workspace
    self.mailbox = mailbox
    self.words = words
  }

  /// Watches until the task is cancelled.
  ///
  /// A problem is told once, until it is over.
  func start() -> Task<Void, Never> {
    Task.detached(priority: .background) { [workspace, mailbox, words] in
      var told: String?
      while (try? await Task.sleep(for: StoreWatch.interval)) != nil {
        do {
          let before = await workspace.changesByOthers
          if try await workspace.refresh() {
            let byOthers = await workspace.changesByOthers > before
            mailbox.post(.accountChanged(await workspace.snapshot, byOthers: byOthers))
          }
          for notice in await workspace.takeNotices() {
            mailbox.post(.noticed(words.sentence(notice), notice.kind))
          }
          told = nil
        } catch let error as StorageError where error.isLasting {
          let text = words.sentence(error)
          if told != text { mailbox.post(.becameReadOnly(text)) }
          told = text
        } catch {
          // Another process is at work or a file is being replaced: the next look will do.
        }
      }
    }
  }
}

extension WorkspaceNotice {
  /// What a workflow did as it should is news; everything else stays until it was read.
  fileprivate var kind: ToastLine.Kind {
    if case .workflowRun(let report) = self, report.failure == nil {
      .information
    } else {
      .warning
    }
  }
}

extension StorageError {
  /// Whether looking again in a second cannot help.
  fileprivate var isLasting: Bool {
    switch self {
    case .damaged, .unsafe, .formatTooNew, .readOnly, .outcomeUnknown: true
    default: false
    }
  }
}
