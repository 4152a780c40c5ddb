"""Settings come apart so that two people can change different parts, and together again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.lending.folding import fold, path_words, unfold, without_others
from caseload_app.domain.lending.merging import Place, Sides, compare, merged

RULES = Place("settings", (("name", "rules"),))
CLOSED: JsonValue = [{"on": "2026-12-24", "name": "closed"}]
LEAVES = st.one_of(st.none(), st.integers(0, 5), st.sampled_from(["a", "b"]), st.booleans())
ENTRIES = st.lists(
    st.one_of(LEAVES, st.dictionaries(st.sampled_from(["rule", "child_id", "reason"]), LEAVES)),
    max_size=3,
)
VALUES = st.one_of(LEAVES, st.dictionaries(st.sampled_from(["x", "y|C1|z"]), ENTRIES | LEAVES))


@given(VALUES)
def test_a_setting_is_the_same_after_coming_apart_and_together(value: JsonValue) -> None:
    assert unfold(fold(value)) == value


def exemption(child: str, reason: str = "off sick") -> JsonValue:
    return {"rule": "cp_visit", "child_id": child, "from": "2026-12-01", "reason": reason}


def test_two_people_letting_off_different_children_both_count() -> None:
    base = fold({"exemptions": [], "closing_days": CLOSED})
    mine = fold({"exemptions": [exemption("C1")], "closing_days": CLOSED})
    theirs = fold({"exemptions": [exemption("C2")], "closing_days": []})

    together = merged(compare(Sides(RULES, base, mine, theirs)), {})

    assert together is not None
    assert unfold(together) == {
        "exemptions": [exemption("C1"), exemption("C2")],
        "closing_days": [],
    }


def test_the_same_child_let_off_with_other_words_is_decided() -> None:
    base = fold({"exemptions": []})
    mine = fold({"exemptions": [exemption("C1", "hospital")]})
    theirs = fold({"exemptions": [exemption("C1", "abroad")]})

    (conflict,) = compare(Sides(RULES, base, mine, theirs)).conflicts

    assert path_words(conflict.name) == "exemptions cp_visit C1 2026-12-01"


def test_what_a_setting_says_of_other_children_is_left_out() -> None:
    value: JsonValue = {
        "exemptions": [exemption("C1"), exemption("C2")],
        "no_plan|C1|no plan": ["known", "2026-12-01", None],
        "months": 24,
    }

    assert without_others(value, {"C1"}) == {"exemptions": [exemption("C2")], "months": 24}


def test_a_setting_that_is_one_value_is_one_field() -> None:
    assert fold(24) == {"": 24}
    assert path_words("") == "all of it"
