"""Start the program: `python -m caseload_app`."""

from __future__ import annotations

import sys

from caseload_app.cli import main as run


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run())


if __name__ == "__main__":
    main()
