"""An import as the window and the commands hold it: previewed, written, and looked back on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.changes import Changes
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.exchange.reading.pasted import TableFile


@dataclass(frozen=True, slots=True)
class ImportFile:
    """One file of an import, or a pasted table, and the fingerprint of what it held."""

    path: TableFile
    sha256: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do; nothing has been written.

    `last_entry` is the newest entry of the audit trail when it was worked out: a store that
    has moved on since needs a new preview. `weighed_against` are the records of then, while
    they are kept.
    """

    files: tuple[ImportFile, ...]
    plan: ImportPlan
    as_of: date
    last_entry: int
    weighed_against: CaseRecords | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was written: the import's number and what it touched; None when nothing differed."""

    import_id: int | None
    changes: Changes
    snapshot: Path | None = None
