internal import Domain
package import Engine
package import Wording

/// The words of the frame that the console needs as well: the same refusals and failures in the
/// same sentences.
extension Catalogue {
  /// What went wrong, whatever threw it, and what to do.
  package func explanation(of error: any Error) -> Explanation {
    failure(error, in: nil, actor: nil).explanation
  }

  /// The exit status that goes with an error.
  package func exitStatus(of error: any Error) -> Int32 {
    failure(error, in: nil, actor: nil).status.rawValue
  }

  /// Why nobody can act.
  package func explanation(of failure: Identity.Failure) -> Explanation {
    self.failure(failure).explanation
  }

  /// Something to know about the store that is no answer to a command.
  package func text(of notice: WorkspaceNotice) -> String {
    sentence(notice)
  }
}
