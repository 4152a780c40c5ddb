"""Read one cell as a number, yes or no, ID or text; absent values are told from bad ones.

Every function returns the value and a sentence: the value is None and the sentence empty when
the cell holds nothing, the sentence is filled when the cell holds something unreadable.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from caseload_app.exchange.reading.import_words import cell_words
from caseload_app.exchange.reading.workbook_reader import CellValue

_CODE_BEFORE_WORD = re.compile(r"^(?:[a-z]{1,2}\s*[).:]|\d+\s*[-:.)])\s*(?=[a-z])")
_LONGEST_ANSWER = 16
_LETTER = re.compile(r"^[a-z]{1,2}\)\s*")
_SAYS_YES = re.compile(r"(yes|seen|child seen)\b")
_SAYS_NO = re.compile(r"(no|not)\b")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
"""Signs that are not seen and change what stands beside them: control signs, those that turn the
direction of writing, joiners, tags, and halves of signs that no file can hold."""


def clean_text(value: CellValue) -> str:
    """Give a cell as text: spaces of every kind collapsed, whole numbers without `.0`."""
    if isinstance(value, str):
        if value.isalnum():
            return value
        seen = value if value.isprintable() else _INVISIBLE.sub("", value)
        return _SPACES.sub(" ", seen).strip()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def is_absent(text: str) -> bool:
    """Tell whether a cleaned text is one of the many ways to write nothing."""
    return not text or text.casefold() in _absent_words()


@lru_cache(maxsize=65_536, typed=True)
def read_text(value: CellValue) -> str:
    """Give a cell as text, empty when it holds nothing or a mark for nothing."""
    text = clean_text(value)
    return "" if is_absent(text) else text


@lru_cache(maxsize=16_384, typed=True)
def read_name(value: CellValue) -> str:
    """Give the name of a worker or team; empty where the cell says that there is nobody."""
    text = read_text(value)
    return "" if text.casefold() in cell_words("absent")["names"] else text


def read_id(value: CellValue) -> tuple[str, str]:
    """Give a case system's ID as text in capitals, without the `.0` that Excel adds."""
    if isinstance(value, date | time | timedelta):
        return "", "Excel has turned this ID into a date. Format the column as text and retype it."
    text = read_text(value).lstrip("'").strip().upper()
    if "." not in text and "+" not in text:
        return text, ""
    if re.fullmatch(r"\d+\.0+", text):
        text = text.partition(".")[0]
    if re.fullmatch(r"\d(\.\d+)?E\+\d+", text):
        return "", "Excel has shortened this ID. Format the column as a whole number and export."
    return text, ""


def read_number(value: CellValue) -> tuple[float | None, str]:
    """Give a cell as a number; thousands separators and a trailing per cent sign are read."""
    if isinstance(value, bool):
        return float(value), ""
    if isinstance(value, int | float):
        return float(value), ""
    text = read_text(value).replace(",", "")
    if not text:
        return None, ""
    found = re.fullmatch(r"([+-]?\d+(?:\.\d+)?|\.\d+)\s*(%?)", text)
    if found is None:
        return None, "This is not a number. Write figures only, for example 3."
    number = float(found.group(1))
    return (number / 100 if found.group(2) else number), ""


def read_whole_number(value: CellValue) -> tuple[int | None, str]:
    """Give a cell as a whole number of zero or more."""
    number, problem = read_number(value)
    if problem or number is None:
        return None, problem
    if number < 0 or not number.is_integer() or number > 1_000_000:
        return None, "This is not a whole number. Write figures only, for example 3."
    return int(number), ""


def read_signed_number(value: CellValue) -> tuple[int | None, str]:
    """Give a cell as a whole number, which may be below zero."""
    number, problem = read_number(value)
    if problem or number is None:
        return None, problem
    if not number.is_integer() or abs(number) > 1_000_000:
        return None, "This is not a whole number. Write figures only, for example 3 or -2."
    return int(number), ""


def read_fte(value: CellValue) -> tuple[float | None, str]:
    """Give full-time equivalent as a share of a full week: 0.6, or 60%."""
    number, problem = read_number(value)
    if problem:
        return None, "This is not a full-time equivalent. Write a share of a week, such as 0.6."
    if number is not None and not 0 <= number <= 1.5:
        return None, (
            "FTE is a share of a full week, not hours, days or a percentage without its sign. "
            "Write 0.6 for three days of five."
        )
    return number, ""


@lru_cache(maxsize=4096, typed=True)
def read_yes_no(value: CellValue) -> bool | None:
    """Give yes or no as a code or in words; None where it is neither, or unknown."""
    text = read_text(value).casefold()
    words = cell_words("yes_no")
    word = _CODE_BEFORE_WORD.sub("", text)
    if not word or word in words["unknown"]:
        return None
    if word in words["yes"] or _SAYS_YES.match(word):
        return True
    if word in words["no"] or _SAYS_NO.match(word):
        return False
    return None


@lru_cache(maxsize=16_384, typed=True)
def read_code(value: CellValue) -> str:
    """Give a coded cell without the letter before the code, as in `a) WBRI`.

    Lists use the same letter twice, so the code alone says what is meant.
    """
    return _LETTER.sub("", read_text(value))


@lru_cache(maxsize=16_384, typed=True)
def read_answer(value: CellValue) -> str:
    """Give a coded cell with yes and no written alike; a longer remark stays as it is."""
    text = read_code(value)
    if not text or len(text) > _LONGEST_ANSWER or text[0].isdigit():
        return text
    answer = read_yes_no(text)
    return text if answer is None else ("Yes" if answer else "No")


@cache
def _absent_words() -> frozenset[str]:
    return cell_words("absent")["anywhere"]
