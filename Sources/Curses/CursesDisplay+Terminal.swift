import CNcurses
import Glibc
import Terminal

extension CursesDisplay {
  /// Switches a mode on, now and whenever the terminal is taken again.
  func switchOn(_ mode: TerminalMode) {
    line.write(modes.enter(mode))
    prepareRestore()
  }

  /// Switches a mode off.
  func switchOff(_ mode: TerminalMode) {
    line.write(modes.leave(mode))
    prepareRestore()
  }

  /// Takes the terminal after `giveTerminal`, or for the first time.
  func takeTerminal() {
    if isatty(STDERR_FILENO) == 1 { _ = tl_hold_errors() }
    reset_prog_mode()
    line.write(modes.bytesToEnter)
    prepareRestore()
    tl_stop_signal_default(false)
  }

  /// Gives the terminal back as it was before the display was opened.
  func giveTerminal() {
    line.write(modes.bytesToRestore)
    endwin()
    tl_restore_terminal()
    _ = tl_set_restore_bytes("", 0)
    tl_release_errors()
  }

  /// Tells the handlers of fatal signals what to write, computed from the modes that are on.
  private func prepareRestore() {
    let bytes =
      TerminalMode.synchronisedUpdate.off + modes.bytesToRestore + screenModes.bytesToRestore
    _ = bytes.withUnsafeBytes { raw in
      tl_set_restore_bytes(raw.bindMemory(to: CChar.self).baseAddress, raw.count)
    }
  }
}
