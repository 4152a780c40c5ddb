"""Windows is told the version that the package has."""

from __future__ import annotations

import ast

import pytest

from release.version_info import version_info


def test_the_version_stands_as_numbers_and_as_text() -> None:
    text = version_info("1.2.3", "Caseload", "Who holds which children")

    assert "filevers=(1, 2, 3, 0)" in text
    assert "StringStruct('ProductVersion', '1.2.3')" in text


def test_the_text_is_an_expression_that_can_be_read() -> None:
    call = ast.parse(version_info("1.2.3", "Caseload", "Children's cases"), mode="eval").body

    assert isinstance(call, ast.Call)
    assert [keyword.arg for keyword in call.keywords] == ["ffi", "kids"]


def test_a_version_windows_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        version_info("1.2.3b1", "Caseload", "")
