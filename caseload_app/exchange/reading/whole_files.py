"""Write a file whole or not at all, and never over one of another kind."""

from __future__ import annotations

from pathlib import Path

from caseload_app.errors import ExpectedError

_MAPPINGS_SIGN = b'{\n  "kind": "caseload-mappings"'
_SIGNS = (b"PK\x03\x04", b"%PDF", b"BEGIN:VCALENDAR", _MAPPINGS_SIGN)
"""What the files that we write begin with: a workbook, a print, a calendar, mappings."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either complete or not there, and say what a person can mend."""
    refuse_to_replace(path, content)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except FileNotFoundError as error:
        raise ExpectedError(
            f"The folder for {path.name} is not there.",
            "Choose a folder that exists, or make it first.",
        ) from error
    except PermissionError as error:
        raise ExpectedError(
            f"{path.name} cannot be written: it is open elsewhere, or the folder is locked.",
            "Close the file in Excel, or save under another name or folder.",
        ) from error
    except OSError as error:
        raise ExpectedError(
            f"{path.name} cannot be written: {error.strerror or 'the disk refused it'}.",
            "Check that the disk has room and is connected, then try again.",
        ) from error
    finally:
        _remove(part)


def refuse_to_replace(path: Path, content: bytes) -> None:
    """Raise ExpectedError where a folder, or a file of another kind, stands in the way.

    A slip of the hand must not replace the store, or somebody's letter, by an export.
    """
    if path.is_dir():
        raise ExpectedError(f"{path} is a folder.", "Add the name of a file to it.")
    sign = next((sign for sign in _SIGNS if content.startswith(sign)), b"")
    try:
        with path.open("rb") as file:
            start = file.read(len(sign))
    except OSError:
        # Not there, or not readable: writing will tell.
        return
    if start and start != sign:
        raise ExpectedError(
            f"{path.name} is there already and is another kind of file.",
            "Choose another name, or move that file away first.",
        )


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        # The folder itself may be gone or locked; what happened is already being said.
        return
