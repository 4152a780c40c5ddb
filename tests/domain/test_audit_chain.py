"""The chain shows a changed, missing, added or secretly erased entry."""

from __future__ import annotations

from dataclasses import replace

from caseload_app.domain.audit_chain import ChainLink, digest_of, find_breaks, seal_of


def a_chain(*texts: str) -> list[ChainLink]:
    links: list[ChainLink] = []
    seal = ""
    for entry_id, text in enumerate(texts, start=1):
        stamp = ("2026-03-02T08:30:00+00:00", "tester", "added", "children", None)
        held = ("[]", None, text, "")
        digest = digest_of("salt", held)
        seal = seal_of(seal, entry_id, stamp, digest)
        links.append(ChainLink(entry_id, stamp, held, "salt", digest, seal, False))
    return links


def erased(link: ChainLink) -> ChainLink:
    return replace(link, held=("[]", None, None, ""), salt="", is_erased=True)


def test_a_chain_as_it_was_written_has_no_breaks() -> None:
    assert find_breaks(a_chain("one", "two", "three"), 0) == []


def test_an_empty_trail_has_no_breaks() -> None:
    assert find_breaks([], 0) == []


def test_a_changed_value_is_found() -> None:
    chain = a_chain("one", "two", "three")
    chain[1] = replace(chain[1], held=("[]", None, "other", ""))

    assert find_breaks(chain, 0) == ["what entry 2 holds is not as it was written"]


def test_a_changed_author_is_found() -> None:
    chain = a_chain("one", "two", "three")
    chain[2] = replace(chain[2], stamp=("2026-03-02", "somebody else", "added", "children", None))

    assert find_breaks(chain, 0) == ["entry 3 is not as it was written"]


def test_a_changed_value_with_a_digest_to_match_breaks_the_seal() -> None:
    chain = a_chain("one", "two", "three")
    held = ("[]", None, "other", "")
    chain[0] = replace(chain[0], held=held, digest=digest_of("salt", held))

    assert find_breaks(chain, 0) == ["entry 1 is not as it was written"]


def test_a_missing_entry_is_found() -> None:
    chain = a_chain("one", "two", "three")
    del chain[1]

    assert find_breaks(chain, 0) == ["1 entry missing before entry 3"]


def test_an_erasure_that_was_recorded_leaves_the_chain_whole() -> None:
    chain = a_chain("one", "two", "three")
    chain[0] = erased(chain[0])

    assert find_breaks(chain, 1) == []


def test_an_erasure_that_nobody_recorded_is_found() -> None:
    chain = a_chain("one", "two", "three")
    chain[0] = erased(chain[0])

    assert find_breaks(chain, 0) == ["1 entry erased, but the erasure of 0 recorded"]


def test_text_cannot_move_from_one_part_to_the_next() -> None:
    assert digest_of("s", ("ab", "c", "", "")) != digest_of("s", ("a", "bc", "", ""))


def test_nothing_and_an_empty_text_are_different() -> None:
    assert digest_of("s", ("a", None)) != digest_of("s", ("a", ""))
