"""Every command of the window, once: menus, palette and the sheet of keys are made from these."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. `keys` are as Qt writes them; `&` in the text marks the menu's letter.

    Commands of the group `In a list` belong to the lists themselves: they are on the sheet of
    keys, and nowhere else.
    """

    id: str
    text: str
    group: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    asks_more: bool = False  # opens something before it acts: the menu shows an ellipsis

    @property
    def plain_text(self) -> str:
        return self.text.replace("&", "")


FILE, GO, VIEW, RECORD, HELP, IN_A_LIST = "File", "Go", "View", "Record", "Help", "In a list"
PRINT = "Print"
MENU_GROUPS = (FILE, RECORD, PRINT, GO, VIEW, HELP)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "file.import",
        "&Import a spreadsheet",
        FILE,
        ("Ctrl+I",),
        "Read Annex A, your tracker or an export, and see what would change first",
        "import",
        asks_more=True,
    ),
    ActionSpec(
        "file.paste",
        "Paste rows from E&xcel",
        FILE,
        ("Ctrl+Shift+V",),
        "Import what you copied in Excel or an e-mail, with its headings; preview first",
        "copy",
        asks_more=True,
    ),
    ActionSpec(
        "file.export",
        "&Export to Excel",
        FILE,
        ("Ctrl+E",),
        "Write a workbook of what is here",
        "export",
        asks_more=True,
    ),
    ActionSpec(
        "file.template",
        "&Workbook to fill in",
        FILE,
        (),
        "Write an empty workbook for your team, which the import reads back",
        "add",
        asks_more=True,
    ),
    ActionSpec(
        "file.list",
        "&This list to Excel",
        FILE,
        ("Ctrl+Shift+E",),
        "Write the rows and columns that are shown, in their order",
        "export",
        asks_more=True,
    ),
    ActionSpec("file.print", "&Print", FILE, ("Ctrl+P",), "Print this page", "print", True),
    ActionSpec(
        "file.calendar",
        "&Calendar file for Outlook",
        FILE,
        (),
        "Write sessions and dates for your calendar; written again, it moves what it told before",
        "calendar",
        asks_more=True,
    ),
    ActionSpec(
        "file.open",
        "Open a&nother store",
        FILE,
        ("Ctrl+O",),
        "Close this store and open one that was open lately, or a file",
        "lock",
        asks_more=True,
    ),
    ActionSpec(
        "file.backup", "&Back up", FILE, (), "Keep a tested copy of the store", "copy", True
    ),
    ActionSpec(
        "file.lend", "Lend to a &deputy", FILE, (), "Lend a copy with a last day", "worker", True
    ),
    ActionSpec(
        "file.take_back", "Take back a dep&uty's copy", FILE, (), "See what was done", "undo", True
    ),
    ActionSpec(
        "file.lock", "&Lock", FILE, ("Ctrl+L",), "Hide everything until you sign in", "lock"
    ),
    ActionSpec(
        "file.backups",
        "Bac&kups",
        FILE,
        (),
        "See the backups, what going back to one would lose, and go back",
        "undo",
        asks_more=True,
    ),
    ActionSpec(
        "file.audit",
        "&Audit trail",
        FILE,
        ("Ctrl+Shift+A",),
        "Who did what when: of the child or worker in view, else of the whole store",
        "note",
    ),
    ActionSpec(
        "file.retention",
        "Cl&osed cases kept here",
        FILE,
        (),
        "See when each closed case has been kept long enough, and remove chosen ones for good",
        "clock",
        asks_more=True,
    ),
    ActionSpec(
        "file.subject_access",
        "Sub&ject access",
        FILE,
        (),
        "Write everything held about the child or worker in view, or about another",
        "export",
        asks_more=True,
    ),
    ActionSpec(
        "file.passphrase",
        "C&hange the passphrase",
        FILE,
        (),
        "Choose another passphrase for this store and its backups",
        "lock",
        asks_more=True,
    ),
    ActionSpec(
        "file.recovery",
        "Make a &recovery key",
        FILE,
        (),
        "For paper: it opens the store when the passphrase is forgotten",
        "print",
        asks_more=True,
    ),
    ActionSpec(
        "file.forget",
        "&Forget the passphrase on this computer",
        FILE,
        (),
        "Let this computer ask for the passphrase again",
        "lock",
    ),
    ActionSpec(
        "file.demo",
        "Look around a &made-up team",
        FILE,
        (),
        "Close this store and open invented children, which leave no trace",
        "team",
    ),
    ActionSpec("file.settings", "&Settings", FILE, ("Ctrl+,",), "", "settings", True),
    ActionSpec("file.quit", "&Quit", FILE, ("Ctrl+Q",), "", "close"),
    ActionSpec(
        "record.event",
        "Record an &event",
        RECORD,
        ("Ctrl+N",),
        "Record a visit, a review or a meeting",
        "add",
        True,
    ),
    ActionSpec(
        "record.discussion",
        "Record a case &discussion",
        RECORD,
        ("Ctrl+D",),
        "Record what was decided about a child, and why",
        "note",
        True,
    ),
    ActionSpec(
        "record.response",
        "&What is being done",
        RECORD,
        ("Ctrl+R",),
        "Say what is being done about something late, and by when",
        "note",
        True,
    ),
    ActionSpec(
        "record.supervision",
        "Record a &supervision",
        RECORD,
        ("Ctrl+Shift+N",),
        "Write a session up: actions from last time, the children, what is agreed now",
        "supervision",
        True,
    ),
    ActionSpec(
        "worker.summary",
        "Supervision su&mmary",
        RECORD,
        ("Ctrl+Shift+P",),
        "Show the printed summary for the next session with this worker",
        "print",
        asks_more=True,
    ),
    ActionSpec(
        "print.pack",
        "Supervision &pack",
        PRINT,
        (),
        "Show the summaries of everybody who is supervised, to print in one go",
        "supervision",
        asks_more=True,
    ),
    ActionSpec(
        "print.pack_files",
        "Pack as one P&DF each",
        PRINT,
        (),
        "Write a PDF for each worker into a folder",
        "export",
        asks_more=True,
    ),
    ActionSpec(
        "print.register",
        "Supervision &register",
        PRINT,
        (),
        "Show the register of the last twelve months",
        "calendar",
        asks_more=True,
    ),
    ActionSpec(
        "print.brief",
        "Team &brief",
        PRINT,
        (),
        "Show one page for Monday at 9:15",
        "team",
        asks_more=True,
    ),
    ActionSpec(
        "print.overdue",
        "&Overdue by worker",
        PRINT,
        (),
        "Show what is overdue, worker by worker",
        "deadlines",
        asks_more=True,
    ),
    ActionSpec(
        "print.inspector",
        "&Inspector's list",
        PRINT,
        (),
        "Show every child with what is wrong stated first",
        "children",
        asks_more=True,
    ),
    ActionSpec(
        "print.child",
        "This &child",
        PRINT,
        (),
        "Show the child on one sheet",
        "child",
        asks_more=True,
    ),
    ActionSpec(
        "print.handover",
        "&Handover of this worker, or of the chosen children",
        PRINT,
        (),
        "Show everything open that is handed over, for both to sign",
        "worker",
        asks_more=True,
    ),
    ActionSpec(
        "print.handover_file",
        "Handover as a &workbook",
        PRINT,
        (),
        "Write the same for Excel, a line for each open thing",
        "export",
        asks_more=True,
    ),
    ActionSpec(
        "print.list",
        "This &list as shown",
        PRINT,
        (),
        "Show the rows and columns of this page's list, in their order",
        "columns",
        asks_more=True,
    ),
    ActionSpec(
        "print.names",
        "Children's &names in full",
        PRINT,
        (),
        "Print names instead of initials, until the window is closed",
    ),
    ActionSpec(
        "record.undo", "&Undo the last change", RECORD, ("Ctrl+Z",), "", "undo", asks_more=False
    ),
    ActionSpec(
        "go.search",
        "&Find anything",
        GO,
        ("Ctrl+K",),
        "Find a child, a worker, a page or a command",
        "search",
        asks_more=True,
    ),
    ActionSpec("go.back", "&Back", GO, ("Alt+Left",), "Back to where you were", "back"),
    ActionSpec("go.forward", "For&ward", GO, ("Alt+Right",), "Forward again", "forward"),
    ActionSpec(
        "go.filter",
        "Find in this &list",
        GO,
        ("Ctrl+F",),
        "Search the list on this page",
        "filter",
    ),
    ActionSpec("view.light", "&Light", VIEW, (), "Light colours", "sun"),
    ActionSpec("view.dark", "&Dark", VIEW, (), "Dark colours", "moon"),
    ActionSpec("view.contrast", "High &contrast", VIEW, (), "The strongest colours"),
    ActionSpec("view.system", "As the des&ktop", VIEW, (), "Follow the colours of the desktop"),
    ActionSpec("view.larger", "Lar&ger text", VIEW, ("Ctrl++", "Ctrl+="), "", "add"),
    ActionSpec("view.smaller", "S&maller text", VIEW, ("Ctrl+-",)),
    ActionSpec("view.usual", "&Usual text size", VIEW, ("Ctrl+0",)),
    ActionSpec(
        "view.names",
        "&Hide children's names",
        VIEW,
        ("Ctrl+Shift+H",),
        "Show initials and ID everywhere while a visitor can see the screen",
    ),
    ActionSpec("view.refresh", "&Refresh", VIEW, ("F5",), "Read the store again"),
    ActionSpec("help.keys", "&Keys", HELP, ("F1",), "Every key on one sheet", "help"),
    ActionSpec(
        "help.guide",
        "&Guide",
        HELP,
        ("Shift+F1",),
        "The part of the guide about this page",
        "help",
    ),
    ActionSpec("help.about", "&About Caseload", HELP, (), "", "info"),
    ActionSpec("list.open", "Open the row", IN_A_LIST, ("Enter",)),
    ActionSpec("list.explain", "Explain the date, on Deadlines", IN_A_LIST, ("Space",)),
    ActionSpec("list.copy", "Copy the chosen rows, for Excel or an e-mail", IN_A_LIST, ("Ctrl+C",)),
    ActionSpec("list.all", "Choose all rows", IN_A_LIST, ("Ctrl+A",)),
    ActionSpec("list.menu", "What can be done with the row", IN_A_LIST, ("Menu", "Shift+F10")),
)


def go_to_page(number: int, page_id: str, title: str, icon: str) -> ActionSpec:
    """Make the command that opens the page at that place of the rail."""
    keys = (f"Ctrl+{number}",) if number <= 9 else ()
    return ActionSpec(f"go.{page_id}", title, GO, keys, f"Open {title}", icon)


def keys_words(spec: ActionSpec) -> str:
    """Say the keys as this desktop writes them."""
    shown = (
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in spec.keys
    )
    return " or ".join(shown)
