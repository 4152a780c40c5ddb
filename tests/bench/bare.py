"""The baseline of a start: a bare window with a table of 300 rows, painted once.

Run as a process of its own; prints the seconds since `started`, and its memory in megabytes.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

ROWS, COLUMNS = 300, 8
SIZE = (1366, 728)
KIBIBYTE = 1024


def main(started: float) -> None:
    """Show the window, paint it, say how long that took."""
    application = QApplication(sys.argv[:1])
    table = QTableWidget(ROWS, COLUMNS)
    for row in range(ROWS):
        for column in range(COLUMNS):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    window = QMainWindow()
    window.setCentralWidget(table)
    window.resize(*SIZE)
    window.show()

    def painted() -> None:
        window.grab()
        print(json.dumps({"start": [time.time() - started], "memory": [megabytes()]}))
        application.quit()

    QTimer.singleShot(0, painted)
    application.exec()


def megabytes() -> float:
    """Give the memory that this process holds now; Linux says so in a file."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / KIBIBYTE
    return 0.0


if __name__ == "__main__":
    main(float(sys.argv[1]))
