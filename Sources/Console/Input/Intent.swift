package import Wording

/// Everything a key can mean; the raw value is the name in key settings, in help and in the palette.
package enum Intent: String, CaseIterable, Sendable {
  // Moving
  case moveUp = "move-up"
  case moveDown = "move-down"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case halfPageUp = "half-page-up"
  case halfPageDown = "half-page-down"
  case moveFirst = "move-first"
  case moveLast = "move-last"
  case scrollLeft = "scroll-left"
  case scrollRight = "scroll-right"
  // Selecting
  case toggleSelection = "toggle-selection"
  case rangeMode = "range-mode"
  case extendUp = "extend-up"
  case extendDown = "extend-down"
  case selectMatching = "select-matching"
  case invertSelection = "invert-selection"
  case onlySelected = "only-selected"
  case restoreSelection = "restore-selection"
  // Finding and arranging
  case filter = "filter"
  case sort = "sort"
  case reverseSort = "reverse-sort"
  case columns = "columns"
  case narrower = "narrower"
  case wider = "wider"
  case preview = "preview"
  // Acting
  case actions = "actions"
  case edit = "edit"
  case create = "create"
  case undo = "undo"
  case redo = "redo"
  case copyRow = "copy-row"
  case copyEmails = "copy-emails"
  case copyCommand = "copy-command"
  // Going places
  case open = "open"
  case back = "back"
  case leave = "leave"
  case goToContacts = "go-to-contacts"
  case goToMessages = "go-to-messages"
  case help = "help"
  case palette = "palette"
  // The program
  case reload = "reload"
  case redraw = "redraw"
  case mouse = "mouse"
  case interrupt = "interrupt"
  case suspend = "suspend"
  // Dialogs and fields
  case accept = "accept"
  case cancel = "cancel"
  case nextField = "next-field"
  case previousField = "previous-field"
  case toggle = "toggle"
  case complete = "complete"
  case moveItemUp = "move-item-up"
  case moveItemDown = "move-item-down"
  case setAsMarketing = "set-as-marketing"
  case setAsNonMarketing = "set-as-non-marketing"
  case keepAsMarketing = "keep-as-marketing"
}

/// What kind of thing an intent is, for help and for the rules that the key table is checked by.
package enum IntentGroup: CaseIterable, Sendable {
  /// Never changes data.
  case moving
  case selecting
  case arranging
  /// Leads to a change of data, through a form or a confirmation.
  case changing
  case copying
  case going
  case program
  case dialog

  package var phrase: ConsoleWords {
    switch self {
    case .moving: .groupMoving
    case .selecting: .groupSelecting
    case .arranging: .groupArranging
    case .changing: .groupChanging
    case .copying: .groupCopying
    case .going: .groupGoing
    case .program: .groupProgram
    case .dialog: .groupDialog
    }
  }
}

extension Intent {
  package var group: IntentGroup {
    switch self {
    case .moveUp, .moveDown, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .moveFirst,
      .moveLast, .scrollLeft, .scrollRight:
      .moving
    case .toggleSelection, .rangeMode, .extendUp, .extendDown, .selectMatching, .invertSelection,
      .onlySelected, .restoreSelection:
      .selecting
    case .filter, .sort, .reverseSort, .columns, .narrower, .wider, .preview: .arranging
    case .actions, .edit, .create, .undo, .redo, .setAsMarketing, .setAsNonMarketing,
      .keepAsMarketing:
      .changing
    case .copyRow, .copyEmails, .copyCommand: .copying
    case .open, .back, .leave, .goToContacts, .goToMessages, .help, .palette: .going
    case .reload, .redraw, .mouse, .interrupt, .suspend: .program
    case .accept, .cancel, .nextField, .previousField, .toggle, .complete, .moveItemUp,
      .moveItemDown:
      .dialog
    }
  }

  /// One line that says what it does, for help and palette.
  package var phrase: ConsoleWords {
    switch self {
    case .moveUp: .intentMoveUp
    case .moveDown: .intentMoveDown
    case .pageUp: .intentPageUp
    case .pageDown: .intentPageDown
    case .halfPageUp: .intentHalfPageUp
    case .halfPageDown: .intentHalfPageDown
    case .moveFirst: .intentMoveFirst
    case .moveLast: .intentMoveLast
    case .scrollLeft: .intentScrollLeft
    case .scrollRight: .intentScrollRight
    case .toggleSelection: .intentToggleSelection
    case .rangeMode: .intentRangeMode
    case .extendUp: .intentExtendUp
    case .extendDown: .intentExtendDown
    case .selectMatching: .intentSelectMatching
    case .invertSelection: .intentInvertSelection
    case .onlySelected: .intentOnlySelected
    case .restoreSelection: .intentRestoreSelection
    case .filter: .intentFilter
    case .sort: .intentSort
    case .reverseSort: .intentReverseSort
    case .columns: .intentColumns
    case .narrower: .intentNarrower
    case .wider: .intentWider
    case .preview: .intentPreview
    case .actions: .intentActions
    case .edit: .intentEdit
    case .create: .intentCreate
    case .undo: .intentUndo
    case .redo: .intentRedo
    case .copyRow: .intentCopyRow
    case .copyEmails: .intentCopyEmails
    case .copyCommand: .intentCopyCommand
    case .open: .intentOpen
    case .back: .intentBack
    case .leave: .intentLeave
    case .goToContacts: .intentGoToContacts
    case .goToMessages: .intentGoToMessages
    case .help: .intentHelp
    case .palette: .intentPalette
    case .reload: .intentReload
    case .redraw: .intentRedraw
    case .mouse: .intentMouse
    case .interrupt: .intentInterrupt
    case .suspend: .intentSuspend
    case .accept: .intentAccept
    case .cancel: .intentCancel
    case .nextField: .intentNextField
    case .previousField: .intentPreviousField
    case .toggle: .intentToggle
    case .complete: .intentComplete
    case .moveItemUp: .intentMoveItemUp
    case .moveItemDown: .intentMoveItemDown
    case .setAsMarketing: .intentSetAsMarketing
    case .setAsNonMarketing: .intentSetAsNonMarketing
    case .keepAsMarketing: .intentKeepAsMarketing
    }
  }
}
