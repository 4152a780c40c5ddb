"""Render every page to PNG on a made-up team, so that anyone can look: `dev.py shots FOLDER`.

Each picture is named after its page, the number of children, the theme and the size. 1366 x 768
at 150% has room for 911 x 512; that is how the small pictures are made.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from caseload_app.bootstrap import a_desk, made_up_store
from caseload_app.commands.demonstrating import page_places, save_picture, settle_down
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.page import Destination
from caseload_app.ui.settings import Settings

SEED = 7
AS_AT = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Screen:
    """What the window has to itself, and how finely it is drawn."""

    name: str
    width: int
    height: int
    ratio: float


USUAL = Screen("1366x768", 1366, 728, 1.0)
ENLARGED = Screen("1366x768-at-150", 911, 485, 1.5)
LARGE = Screen("1920x1080-at-125", 1536, 824, 1.25)
IN_GUIDE = Screen("guide", 1240, 700, 1.0)
GUIDE_CHILDREN = 80
DIALOGS = ("file.retention", "file.subject_access")
"""Commands whose dialogs are drawn beside the pages; `--only` takes these too."""
SERIES = (
    (300, ThemeChoice.LIGHT, USUAL),
    (300, ThemeChoice.DARK, USUAL),
    (300, ThemeChoice.LIGHT, ENLARGED),
    (300, ThemeChoice.CONTRAST, LARGE),
    (8, ThemeChoice.LIGHT, USUAL),
    (0, ThemeChoice.LIGHT, USUAL),
)


def main() -> int:
    """Render the pictures; `--children` adds a series with so many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--children", type=int)
    parser.add_argument("--only", help="one page by its id")
    parser.add_argument("--guide", action="store_true", help="the pictures of the guide, no more")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if chosen.guide:
        shoot_for_guide(chosen.folder)
        return 0
    series = SERIES
    if chosen.children is not None:
        series = ((chosen.children, ThemeChoice.LIGHT, USUAL),)
    for children, theme, screen in series:
        with tempfile.TemporaryDirectory() as folder:
            shoot(Path(folder), chosen.folder, (children, theme, screen), chosen.only)
    del application
    return 0


def shoot_for_guide(out: Path) -> None:
    """Render each page once, named after it alone, as `resources/guide/pictures` holds them."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as made:
        what = (GUIDE_CHILDREN, ThemeChoice.LIGHT, IN_GUIDE)
        for path in shoot(Path(folder), Path(made), what):
            shutil.copyfile(path, out / f"{path.name.partition('-')[0]}.png")


def shoot(
    store: Path, out: Path, what: tuple[int, ThemeChoice, Screen], only: str | None = None
) -> list[Path]:
    """Render every page of one made-up team into `out`; give the files."""
    children, theme, screen = what
    settings = Settings(store)
    look = Look()
    look.wear(theme, 100)
    session = made_up_store(store, children, SEED, AS_AT)
    desk = a_desk(session, look, settings, lambda: AS_AT, is_protected=True)
    window = desk.window
    window.resize(screen.width, screen.height)
    window.show()
    desk.start()
    written = []
    for page_id, key in page_places(desk):
        if only in {None, page_id}:
            window.go(Destination(page_id, key))
            settle_down(desk)
            name = f"{page_id}-{children}-{theme.value}-{screen.name}.png"
            written.append(out / name)
            save_picture(desk, screen.ratio, out / name)
    if screen is not IN_GUIDE:
        for command in DIALOGS:
            if only in {None, command}:
                ending = f"{children}-{theme.value}-{screen.name}.png"
                shoot_dialog(desk, command, screen.ratio, out / f"{command}-{ending}")
    desk.close()
    session.close()
    return written


def shoot_dialog(desk: Desk, command: str, ratio: float, out: Path) -> None:
    """Render the dialog that a command opens."""
    desk.actions.do(command)
    settle_down(desk)
    for dialog in desk.window.findChildren(QDialog):
        if dialog.isVisible():
            picture = QPixmap(dialog.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            dialog.render(picture)
            picture.save(str(out))
            dialog.setVisible(False)
            dialog.deleteLater()


if __name__ == "__main__":
    sys.exit(main())
