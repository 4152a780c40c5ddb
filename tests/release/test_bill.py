"""The bill of materials names every part, and what comes inside other parts."""

from __future__ import annotations

import json

from release.bill import bill_of_materials
from release.parts import Part

OPENPYXL = Part("openpyxl", "3.1.5", "MIT", "https://openpyxl.readthedocs.io")
BARE = Part("Bare", "1.0", "", "")


def test_a_library_stands_with_version_licence_and_address() -> None:
    bill = json.loads(bill_of_materials("1.0.0", [OPENPYXL]))

    assert bill["components"][0] == {
        "type": "library",
        "bom-ref": "pkg:pypi/openpyxl@3.1.5",
        "name": "openpyxl",
        "version": "3.1.5",
        "purl": "pkg:pypi/openpyxl@3.1.5",
        "licenses": [{"license": {"name": "MIT"}}],
        "externalReferences": [{"type": "website", "url": "https://openpyxl.readthedocs.io"}],
    }


def test_what_a_library_does_not_say_is_not_invented() -> None:
    bill = json.loads(bill_of_materials("1.0.0", [BARE]))

    assert "licenses" not in bill["components"][0]


def test_the_encryption_and_qt_stand_by_name() -> None:
    bill = json.loads(bill_of_materials("1.0.0", []))

    names = {component["name"] for component in bill["components"]}
    assert names == {"OpenSSL", "Python", "Qt", "SQLCipher", "SQLite"}


def test_the_same_parts_give_the_same_bill() -> None:
    assert bill_of_materials("1.0.0", [BARE]) == bill_of_materials("1.0.0", [BARE])


def test_another_version_is_another_bill() -> None:
    first, second = (json.loads(bill_of_materials(one, [BARE])) for one in ("1.0.0", "1.0.1"))

    assert first["serialNumber"] != second["serialNumber"]
