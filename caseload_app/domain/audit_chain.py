"""The chain of the audit trail: each row is sealed with the seal of the row before it.

Whoever changes, removes or slips in a row breaks every seal from there on. What a row holds
about a person stands under a salted digest of its own, so that it can be erased when it may no
longer be kept, without breaking the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from caseload_app.domain.wording import counted

SALT_BYTES = 8
PART_END = "\x1f"
"""Stands between the parts that are hashed, so that no text can move from one to the next."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One row of the audit trail as it is kept; `held` are its key, old, new and reason."""

    entry_id: int
    stamp: tuple[str | None, ...]
    held: tuple[str | None, ...]
    salt: str
    digest: str
    seal: str
    is_erased: bool


def digest_of(salt: str, held: Sequence[str | None]) -> str:
    """Hash what a row holds about people."""
    return _hash((salt, *held))


def seal_of(before: str, entry_id: int, stamp: Sequence[str | None], digest: str) -> str:
    """Hash one link of the chain: the seal before it, and who did what when."""
    return seal_after(before, entry_id, stamp_text(stamp), digest)


def stamp_text(stamp: Sequence[str | None]) -> str:
    """Write who did what when as it is hashed; of one write thousands of entries have the same."""
    return _joined(stamp)


def seal_after(before: str, entry_id: int, stamped: str, digest: str) -> str:
    """Hash one link of the chain, its stamp written already."""
    return _hash_text(PART_END.join((before, str(entry_id), stamped, digest)))


def find_breaks(links: Iterable[ChainLink], erasures: int) -> list[str]:
    """Say where the trail is not as it was written, a sentence each; `erasures` were recorded.

    The links come in the order of their numbers. After a break the chain is taken up again, so
    that one change is one sentence.
    """
    problems: list[str] = []
    seal, expected, erased = "", 1, 0
    for link in links:
        if link.entry_id != expected:
            gone = counted(link.entry_id - expected, "entry", "entries")
            problems.append(f"{gone} missing before entry {link.entry_id}")
        if seal_of(seal, link.entry_id, link.stamp, link.digest) != link.seal:
            if link.entry_id == expected:
                problems.append(f"entry {link.entry_id} is not as it was written")
        elif not link.is_erased and digest_of(link.salt, link.held) != link.digest:
            problems.append(f"what entry {link.entry_id} holds is not as it was written")
        erased += link.is_erased
        seal, expected = link.seal, link.entry_id + 1
    if erased != erasures:
        found = counted(erased, "entry", "entries")
        problems.append(f"{found} erased, but the erasure of {erasures} recorded")
    return problems


def _hash(parts: Iterable[str | None]) -> str:
    return _hash_text(_joined(parts))


def _joined(parts: Iterable[str | None]) -> str:
    # A list and not a generator: an import of a whole authority hashes 200,000 times.
    return PART_END.join(["\x00" if part is None else part for part in parts])


def _hash_text(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
