from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from caseload_app.paths import resource
from caseload_app.ui.theme import (
    Theme,
    Tone,
    TypeScale,
    build_palette,
    build_stylesheet,
    contrast,
    load_theme,
)

NAMES = ("light", "dark", "contrast")

# Every pair of text and ground that the stylesheet or a painter puts together.
TEXT_ON_GROUND = [
    ("ink", "window"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "raised"),
    ("ink", "hover"),
    ("ink", "selection"),
    ("ink", "accent_soft"),
    ("quiet", "window"),
    ("quiet", "surface"),
    ("quiet", "sunken"),
    ("quiet", "selection"),
    ("accent", "surface"),
    ("accent", "sunken"),
    ("accent_ink", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("limit", "surface"),
    ("limit", "selection"),
]


def theme_named(name: str) -> Theme:
    return load_theme(resource("themes", f"{name}.toml"))


def test_contrast_of_black_on_white_is_21_to_1() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)


def test_contrast_is_the_same_both_ways_round() -> None:
    blue, white = QColor("#2f5bb7"), QColor("#ffffff")

    assert contrast(blue, white) == contrast(white, blue)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_reads_on_its_ground(name: str, text: str, ground: str) -> None:
    colours = theme_named(name).colours

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", Tone)
def test_states_read_on_their_fill(name: str, tone: Tone) -> None:
    colours = theme_named(name).tones[tone]

    assert contrast(colours.ink, colours.fill) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", Tone)
def test_the_shape_of_a_state_stands_out_from_its_fill(name: str, tone: Tone) -> None:
    colours = theme_named(name).tones[tone]

    assert contrast(colours.mark, colours.fill) >= 3


@pytest.mark.parametrize("tone", Tone)
def test_high_contrast_reads_at_7_to_1(tone: Tone) -> None:
    colours = theme_named("contrast").tones[tone]

    assert contrast(colours.ink, colours.fill) >= 7


@pytest.mark.parametrize("name", NAMES)
def test_pieces_of_a_bar_stand_out_from_the_page(name: str) -> None:
    theme = theme_named(name)
    weakest = min(contrast(plan, theme.colours["surface"]) for plan in theme.plans.values())

    assert weakest >= 3


@pytest.mark.parametrize("name", NAMES)
def test_the_edge_of_a_field_and_the_focus_ring_can_be_seen(name: str) -> None:
    colours = theme_named(name).colours

    assert contrast(colours["edge"], colours["surface"]) >= 3
    assert contrast(colours["accent"], colours["window"]) >= 3


def test_all_themes_name_the_same_colours() -> None:
    light = set(theme_named("light").colours)

    assert set(theme_named("dark").colours) == light
    assert set(theme_named("contrast").colours) == light


def test_the_palette_takes_its_ground_from_the_theme() -> None:
    palette = build_palette(theme_named("dark"))

    assert palette.color(QPalette.ColorRole.Window).name() == "#15181e"


def test_the_stylesheet_has_no_name_left_unfilled() -> None:
    template = resource("themes", "application.qss").read_text(encoding="utf-8")

    sheet = build_stylesheet(template, theme_named("light"), TypeScale(10))

    assert "$" not in sheet


def test_the_stylesheet_grows_with_the_text() -> None:
    sheet = build_stylesheet("${title_pt}", theme_named("light"), TypeScale(20))

    assert sheet == "32"


def test_a_theme_without_a_state_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "half.toml"
    file.write_text('name = "Half"\ndark = false\n[colours]\n[states]\n[plans]\n')

    with pytest.raises(KeyError):
        load_theme(file)


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_of_the_stylesheet_exists(name: str) -> None:
    template = resource("themes", "application.qss").read_text(encoding="utf-8")
    sheet = build_stylesheet(template, theme_named(name), TypeScale(10))
    pictures = re.findall(r'url\("(.+?)"\)', sheet)

    assert [picture for picture in pictures if not Path(picture).is_file()] == []
    assert len(set(pictures)) == 4
