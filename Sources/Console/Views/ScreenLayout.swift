import Domain
package import Terminal

/// Where the parts of the screen stand; the same for drawing and for the mouse.
package struct ScreenLayout: Equatable, Sendable {
  /// Account, gauge, tabs and update date: never scrolls away.
  package var header: Rect
  /// Filter, counts and sort; the title of views on top of the list.
  package var status: Rect
  /// What is wrong with the filter, or how it could go on; drawn only while it is typed.
  package var filterHelp: Rect
  /// The list or the view.
  package var body: Rect
  package var preview: Rect?
  /// Rows with a line across.
  package var rules: [Int]
  /// The newest message; in small windows the position, when there is no message.
  package var notice: Rect
  package var legend: Rect
  /// True where there is no room for lines across and for the preview.
  package var isCompact: Bool
  /// What dialogs may cover.
  package var dialogs: Rect

  private static let previewRows = 2

  package init(_ size: Size, showsPreview: Bool) {
    isCompact = size.rows < 16
    let columns = size.columns
    func rows(_ row: Int, _ count: Int) -> Rect {
      Rect(row: row, column: 0, columns: columns, rows: count)
    }
    header = rows(0, min(2, size.rows))
    legend = rows(max(0, size.rows - 1), 1)
    notice = rows(max(0, size.rows - 2), 1)
    if isCompact {
      status = rows(2, 1)
      filterHelp = rows(3, 1)
      body = rows(3, size.rows - 5)
      rules = []
      dialogs = rows(2, size.rows - 3)
    } else {
      status = rows(3, 1)
      filterHelp = rows(4, 1)
      rules = [2, 4]
      let hasPreview = showsPreview && size.rows >= 20
      let previewRow = size.rows - 2 - Self.previewRows
      let bodyEnd = hasPreview ? previewRow - 1 : size.rows - 2
      body = rows(5, bodyEnd - 5)
      if hasPreview {
        preview = rows(previewRow, Self.previewRows)
        rules.append(previewRow - 1)
      }
      dialogs = rows(2, size.rows - 3)
    }
  }
}

extension ConsoleState {
  package var layout: ScreenLayout {
    ScreenLayout(size, showsPreview: preferences.showsPreview && screens.isEmpty)
  }

  var contactRowsVisible: Int { max(0, layout.body.rows - 1) }

  var detailRowsVisible: Int { layout.body.rows }

  /// Rows that a list in a dialog has at most: frame, field and a line for a mistake taken off.
  var dialogRowsVisible: Int { max(1, layout.dialogs.rows - (layout.isCompact ? 3 : 5)) }

  /// Scrolls every list so that the focused item is seen.
  mutating func keepFocusVisible() {
    contacts.top =
      ScrollWindow(
        top: contacts.top, height: contactRowsVisible, count: contacts.order.count,
        cursor: contacts.focus, margin: 1
      ).top
    for index in screens.indices {
      switch screens[index] {
      case .detail(var detail):
        detail.position.keepVisible(height: detailRowsVisible)
        screens[index] = .detail(detail)
      case .messages(var position):
        position.keepVisible(height: detailRowsVisible)
        screens[index] = .messages(position)
      }
    }
    switch dialogs.last {
    case .picker(var picker):
      picker.position.keepVisible(height: dialogRowsVisible)
      dialogs[dialogs.count - 1] = .picker(picker)
    case .columns(var chooser):
      chooser.position.keepVisible(height: dialogRowsVisible)
      dialogs[dialogs.count - 1] = .columns(chooser)
    default: break
    }
  }
}

extension ListPosition {
  /// Scrolls as little as needed for the focused item to be among `height` visible ones.
  mutating func keepVisible(height: Int) {
    top = max(min(top, focus), focus - max(0, height - 1))
  }
}
