import CNcurses
import Glibc
import Terminal

extension CursesDisplay {
  /// Switches a mode on: now when the terminal is ours, and whenever it is taken.
  func switchOn(_ mode: TerminalMode) {
    let bytes = modes.enter(mode)
    guard hasTerminal else { return }
    line.write(bytes)
    prepareRestore()
  }

  /// Switches a mode off.
  func switchOff(_ mode: TerminalMode) {
    let bytes = modes.leave(mode)
    guard hasTerminal else { return }
    line.write(bytes)
    prepareRestore()
  }

  /// Takes the terminal after `giveTerminal`, or for the first time.
  func takeTerminal() {
    hasTerminal = true
    if isatty(STDERR_FILENO) == 1 { _ = tl_hold_errors() }
    reset_prog_mode()
    // ncurses puts the keypad back into its mode only when it reads keys itself.
    keypad(tl_screen(), true)
    line.write(modes.bytesToEnter)
    prepareRestore()
    tl_stop_signal_default(false)
  }

  /// Gives the terminal back as it was before the display was opened.
  func giveTerminal() {
    guard hasTerminal else { return }
    hasTerminal = false
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
