from __future__ import annotations

from caseload_app.services.import_moves import kept_moves, moves_answer


def test_an_import_that_was_made_before_moves_were_kept_has_none() -> None:
    assert kept_moves(None) == moves_answer(()) == {"moves": [], "moves_in_all": 0}
