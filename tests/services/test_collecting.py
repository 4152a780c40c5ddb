"""The collector is held only while it would be in the way."""

from __future__ import annotations

import gc

import pytest

from caseload_app.services.collecting import collection_paused


def test_the_collector_pauses_and_comes_back() -> None:
    with collection_paused():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_the_collector_comes_back_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), collection_paused():
        raise ValueError("broken")

    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collection_paused():
            pass

        assert not gc.isenabled()
    finally:
        gc.enable()
