import Glibc
import Terminal

/// The two ends of the line to the terminal: descriptors, size, raw writing.
struct TerminalLine {
  /// Read from; a descriptor of our own.
  let input: Int32
  /// Written to; a descriptor of our own.
  let output: Int32

  /// Takes standard input and output, or the controlling terminal for keys when standard input is
  /// something else.
  init() throws(DisplayError) {
    guard isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
    output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    input =
      isatty(STDIN_FILENO) == 1
      ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard output >= 0, input >= 0 else {
      if output >= 0 { Glibc.close(output) }
      throw .noTerminal
    }
  }

  /// The extent that the terminal reports; nil when it does not know.
  var size: Size? {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  /// Writes all bytes; gives up only when the terminal is gone.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && errno == EAGAIN {
        var item = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&item, 1, -1)
      } else if count < 0 && errno != EINTR {
        return
      }
    }
  }

  /// Closes both ends.
  func close() {
    Glibc.close(input)
    Glibc.close(output)
  }
}
