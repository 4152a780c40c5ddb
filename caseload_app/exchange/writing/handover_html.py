"""The handover pack on paper: each child whole, and lines for both to sign."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.domain.ahead.handover import HandedChild, HandoverPack, OpenDate
from caseload_app.domain.wording import MARKING, long_day
from caseload_app.exchange.writing.html_parts import (
    Html,
    PageColumn,
    escaped,
    foot,
    head,
    heading,
    page_of,
    paragraph,
    signatures,
    strong,
    table,
    titled,
)

_DATE_COLUMNS = (PageColumn("What", 30), PageColumn("Due", 34), PageColumn("Being done", 36))
_PROMISE_COLUMNS = (PageColumn("Action", 52), PageColumn("By whom", 24), PageColumn("By when", 24))
_ROLES = ("Handed over by", "Taken over by")


def render_handover(packs: Sequence[HandoverPack], printed: str = "") -> str:
    """Lay out each pack from a new sheet on."""
    return page_of(["".join(_pack(pack, printed)) for pack in packs])


def _pack(pack: HandoverPack, printed: str) -> list[str]:
    body = [
        head(MARKING, long_day(pack.as_at)),
        titled(pack.title, pack.words),
    ]
    if pack.own:
        body.append(heading("Open, and not about a child of this pack"))
        body.append(paragraph("\n".join(pack.own)))
    for child in pack.children:
        body.extend(_child(child))
    if not pack.children:
        body.append(paragraph("No child is handed over."))
    body.append(heading("Signed by both"))
    body.append(
        paragraph("Each child above was talked through, and the open dates and actions taken over.")
    )
    body.append(signatures(_ROLES))
    body.append(foot(printed))
    return body


def _child(child: HandedChild) -> list[str]:
    decided = child.last_decision
    said = f"{long_day(decided.on)}: {decided.decision}" if decided else "None is recorded"
    because = f" Because: {decided.reason}" if decided and decided.reason else ""
    body = [
        heading(f"{child.shown}: {child.stage}"),
        _line("Risks and needs", "; ".join(child.risks) or "Nothing stands out"),
        _line("Last decision", f"{said}.{because}"),
        table(_DATE_COLUMNS, [_date(one) for one in child.dates], "No date is open."),
    ]
    if child.later:
        later = "; ".join(f"{one.what} {long_day(one.due)}" for one in child.later)
        body.append(_line("Later", later))
    if child.promises:
        rows = [
            (one.what, one.owner, long_day(one.due_on) if one.due_on else "No day set")
            for one in child.promises
        ]
        body.append(table(_PROMISE_COLUMNS, rows, ""))
    if child.unfinished:
        body.append(_line("Unfinished in the records", "; ".join(child.unfinished)))
    return body


def _date(one: OpenDate) -> tuple[str, Html, str]:
    standing = strong(one.standing).text if one.is_late else escaped(one.standing)
    return one.what, Html(f"{long_day(one.due)}, {standing}"), one.answer


def _line(label: str, text: str) -> str:
    return f"<p><b>{escaped(label)}:</b> {escaped(text)}</p>"
