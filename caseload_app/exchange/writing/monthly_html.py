"""The monthly report as pages to print, black on white, its charts inside."""

from __future__ import annotations

from base64 import b64encode

from caseload_app.domain.measures.monthly import (
    FigureLine,
    MonthlyReport,
    Picture,
    Red,
    unanswered_words,
)
from caseload_app.domain.wording import long_day
from caseload_app.exchange.writing.html_parts import (
    Html,
    PageColumn,
    escaped,
    foot,
    head,
    heading,
    page_of,
    paragraph,
    strong,
    table,
    titled,
    with_small,
)

PICTURE_WIDTH = 330
FIGURES = (
    PageColumn("Measure", 36),
    PageColumn("Figure", 10),
    PageColumn("Since last month", 22),
    PageColumn("England", 32),
)
REDS = (
    PageColumn("What is red", 32),
    PageColumn("How many", 10),
    PageColumn("What is being done", 58),
)
MEANINGS = (PageColumn("Measure", 30), PageColumn("What it counts", 70))


def render_monthly(report: MonthlyReport, printed: str = "") -> str:
    """Lay the report out; `printed` says at its end who made it when."""
    parts = [
        head(report.marking, long_day(report.as_at)),
        titled(report.title, report.team),
        *(paragraph(line) for line in report.headline),
        heading("Figures, the last twelve months"),
        table(FIGURES, [_figure(line) for line in report.figures], "Nothing to count yet."),
        _pictures(report.pictures),
        heading("What is red, and what is being done"),
        table(REDS, [_red(red) for red in report.reds], "Nothing is late or over a limit."),
    ]
    if report.more_reds:
        parts.append(paragraph(f"{report.more_reds} more kinds are in the workbook."))
    parts += [
        heading("What the figures count"),
        table(MEANINGS, [_small(name, words) for name, words in report.definitions], ""),
        foot(printed),
    ]
    return page_of(["".join(parts)])


def _figure(line: FigureLine) -> tuple[str | Html, ...]:
    england = with_small(line.england, line.against) if line.against else line.england
    return line.label, Html(with_small(line.figure, line.of).text), line.change, england


def _red(red: Red) -> tuple[str | Html, ...]:
    lines = [escaped(one) for one in red.doing]
    lines.append(f"<i>{escaped(unanswered_words(red))}</i>")
    return strong(red.what), f"{red.number:,}", Html("<br>".join(lines))


def _small(name: str, words: str) -> tuple[Html, Html]:
    return (
        Html(f'<span class="small"><b>{escaped(name)}</b></span>'),
        Html(f'<span class="small">{escaped(words)}</span>'),
    )


def _pictures(pictures: tuple[Picture, ...]) -> str:
    """Put the charts side by side, two to a row."""
    cells = [
        f'<td width="50%" valign="top"><img src="data:image/png;base64,'
        f'{b64encode(one.png).decode()}" width="{PICTURE_WIDTH}"><br>'
        f'<span class="small">{escaped(one.words)}</span></td>'
        for one in pictures
    ]
    rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table width="100%" cellspacing="6">{body}</table>' if rows else ""
