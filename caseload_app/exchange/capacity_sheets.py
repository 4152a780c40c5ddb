"""The sheets of an export that hold what is agreed about capacity, and who held whom."""

from __future__ import annotations

from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, PointsVersion, Reduction
from caseload_app.domain.records import Allocation
from caseload_app.exchange.template import TemplateSheet

CAPACITY_SHEETS: tuple[TemplateSheet, ...] = (
    TemplateSheet(
        "Agreed limits",
        "agreed_limits",
        AgreedLimit,
        (
            ("Worker", "worker"),
            ("Limit from", "from_on"),
            ("Agreed limit", "cases"),
            ("Reason of the limit", "reason"),
            ("Agreed with", "agreed_with"),
        ),
    ),
    TemplateSheet(
        "Reductions",
        "reductions",
        Reduction,
        (
            ("Worker", "worker"),
            ("Takes from", "from_on"),
            ("What takes time", "kind"),
            ("Takes until", "until"),
            ("Takes per cent", "percent"),
            ("Takes points", "points"),
            ("Reason of the reduction", "reason"),
        ),
    ),
    TemplateSheet(
        "Over the limit",
        "limit_reviews",
        LimitReview,
        (
            ("Worker", "worker"),
            ("Agreed on", "on"),
            ("What was agreed", "agreed"),
            ("Agreed by when", "by_when"),
            ("Review on", "review_on"),
            ("Cases then", "cases"),
            ("Limit then", "case_limit"),
            ("Reviewed on", "reviewed_on"),
            ("Outcome of the review", "outcome"),
        ),
    ),
    TemplateSheet(
        "Points tables",
        "points_versions",
        PointsVersion,
        (
            ("Table version", "version"),
            ("Counts from", "from_on"),
            ("Name of the table", "name"),
            ("Points table", "content"),
            ("Points in use", "is_on"),
            ("Reason of the table", "reason"),
        ),
    ),
    TemplateSheet(
        "Allocations",
        "allocations",
        Allocation,
        (
            ("Child ID", "child_id"),
            ("Held from", "from_on"),
            ("Worker", "worker"),
            ("Team", "team"),
        ),
    ),
)
