"""Every pin is compared with what is known of weaknesses and licences, without a network."""

from __future__ import annotations

from datetime import date

import pytest

from release.parts import Part, parts
from release.vetting import (
    ADVISORIES,
    Advisory,
    Reading,
    age_words,
    all_pins,
    plain,
    read_advisories,
    unknown_licences,
    weaknesses,
)

WEAK = Advisory("jaraco-context", "CVE-1", ">=5.2,<6.1", "6.1", "unpacks outside its folder")


def test_no_pin_has_a_known_weakness_and_every_licence_is_known() -> None:
    reading = read_advisories()

    assert weaknesses(all_pins(), reading.advisories) == []
    assert unknown_licences(parts()) == []


def test_a_weak_pin_is_named_with_what_to_take() -> None:
    pins = [("jaraco.context", "6.0.1"), ("jaraco.context", "6.1.2"), ("lxml", "6.0")]

    assert weaknesses(pins, [WEAK]) == [
        "jaraco.context 6.0.1 has CVE-1 (unpacks outside its folder): take 6.1 or newer."
    ]


@pytest.mark.parametrize(
    ("licence", "is_good"),
    [
        ("MIT", True),
        ("BSD-3-Clause", True),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("GPL-3.0-only", False),
        ("Limited use", False),
        ("", False),
    ],
)
def test_a_licence_that_is_not_known_is_told(licence: str, is_good: bool) -> None:
    assert (unknown_licences([Part("Thing", "1", licence, "")]) == []) is is_good


def test_the_age_of_the_reading_is_said() -> None:
    reading = Reading(date(2026, 11, 24), (WEAK,))

    assert age_words(reading, date(2026, 11, 26), 74) == (
        "Compared 74 pins with 1 advisories read on 2026-11-24, 2 days ago."
    )
    assert age_words(reading, date(2027, 4, 1), 74).endswith("128 days ago. Read them again.")


def test_each_advisory_is_about_something_here_and_its_fix_is_outside_it() -> None:
    here = {plain(name) for name, _ in all_pins()} | {"openssl", "qt", "sqlite", "python"}

    wrong = [
        one.id
        for one in read_advisories().advisories
        if plain(one.package) not in here or one.concerns(one.package, one.fixed_in)
    ]
    assert wrong == []


def test_no_place_to_download_from_is_named() -> None:
    text = ADVISORIES.read_text(encoding="utf-8")

    assert "://" not in text
