"""Start the program: `python -m caseload_app`."""

from __future__ import annotations

import sys

STOPPED = 130

try:
    from caseload_app.cli import main as run
except KeyboardInterrupt:
    # Stopped while the program was still being read: nothing has been begun.
    sys.exit(STOPPED)


def main() -> None:
    """Run the command line and leave with its exit status."""
    try:
        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(STOPPED)


if __name__ == "__main__":
    main()
