"""What the benchmark asks: every line of the table, and what was promised for it."""

from __future__ import annotations

from tests.bench.figures import Question

EVENTS = "reading the same events from SQLCipher"
BARE = "a bare window with a table of 300 rows"
RAW = "calamine reading the file and a raw executemany of its rows"
PLAIN = "openpyxl writing the same cells plain"
REPAINT = "a list comprehension over prepared text, and a repaint"
HTML = "QTextDocument printing the same HTML"

QUESTIONS = (
    Question(
        "start",
        "Start of a team without a passphrase: process to painted Monday page",
        "start",
        "bare start",
        BARE,
        {300: 2, 10_000: 3},
    ),
    Question(
        "start_protected",
        "The same with a passphrase, typed at once",
        "protected start",
        "bare start",
        BARE,
    ),
    Question(
        "start_cold", "Without a passphrase, the very first time", "start, first time", "", ""
    ),
    Question("memory", "Memory after the start", "memory", "bare memory", BARE, {0: 4}, unit="MB"),
    Question("unlock", "Unlock", "unlock", "bare unlock", "SQLCipher opening the file", {0: 1.2}),
    Question(
        "deadlines",
        "All that is due, worked out from the events",
        "deadlines",
        "read events",
        EVENTS,
        {0: 3},
        1.0,
    ),
    Question("one_child", "One child, every deadline", "one child", limit=0.001),
    Question("history", "Every deadline, the past included", "history", "read events", EVENTS),
    Question("monday", "Monday page from a casebook", "monday"),
    Question("read", "Reading the store", "read records", "read events", EVENTS),
    Question("import", "Import of Annex A, file to shown", "import", "raw import", RAW, {0: 3}),
    Question(
        "import_openpyxl",
        "The same",
        "import",
        "openpyxl read",
        "openpyxl reading the file, as pandas does",
        {0: 1 / 3},
    ),
    Question(
        "import_office",
        "The same",
        "import",
        "office convert",
        "LibreOffice converting the file",
        {0: 1 / 3},
    ),
    Question(
        "second_import",
        "Second import, 2% changed",
        "second import",
        "import",
        "the first import",
        {0: 0.6},
    ),
    Question("export", "Export to Excel", "export", "plain export", PLAIN, {0: 1.5}),
    Question("pdf", "Summaries of 10 workers to PDF", "pdf", "plain pdf", HTML, {0: 1.5}),
    Question("record", "Record a visit, until Monday and card are painted", "record", limit=0.05),
    Question("search", "A letter typed in a list", "search", "bare search", REPAINT, {0: 2}, 0.05),
    Question(
        "filter",
        "A filter set in a list",
        "filter",
        "bare search",
        REPAINT,
        {0: 2},
        0.05,
    ),
    Question(
        "sort",
        "Sorting a list",
        "sort",
        "bare sort",
        "sorting prepared keys, and a repaint",
        {0: 2},
        0.05,
    ),
    Question("switch", "Another page, seen before", "switch", limit=0.1),
    Question("switch_first", "Another page, for the first time", "switch, first time", limit=0.1),
    Question("child", "A child's card", "child card", limit=0.1),
    Question("palette", "First letter in the search box (Ctrl+K)", "palette", limit=0.1),
    Question("freeze_import", "Longest freeze: import", "freeze import", limit=0.1),
    Question("freeze_export", "Longest freeze: export", "freeze export", limit=0.1),
    Question("freeze_print", "Longest freeze: the pack to PDF", "freeze print", limit=0.1),
    Question("freeze_backup", "Longest freeze: backup", "freeze backup", limit=0.1),
    Question(
        "freeze_start", "Longest freeze: start, once the window is there", "freeze start", limit=0.1
    ),
)
