import CNcurses
import Glibc

/// Stopping the process as the shell expects it of Ctrl-Z.
enum Stopping {
  /// Longest wait for the stop to take effect; a process group that no shell watches is never
  /// stopped.
  private static let patience: Int32 = 200

  /// Stops the whole process group and returns when it was continued, with the messages that came
  /// meanwhile.
  static func stopProcessGroup(pipe: WakePipe) -> [WakePipe.Message] {
    tl_stop_signal_default(true)
    kill(0, SIGTSTP)
    // Another thread may take the signal, so that this one runs on for a moment; the message of
    // being continued says that the stop is over.
    var item = pollfd(fd: pipe.reading, events: Int16(POLLIN), revents: 0)
    poll(&item, 1, patience)
    return pipe.drain().filter { $0 != .signal(SIGCONT) && $0 != .signal(SIGTSTP) }
  }
}
