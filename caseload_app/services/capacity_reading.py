"""Read what the store keeps about capacity, and the policy by which it is judged."""

from __future__ import annotations

from collections.abc import Mapping

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.policy import CAPACITY_POLICY, CapacityPolicy
from caseload_app.domain.plain_values import from_plain, to_plain
from caseload_app.exchange.capacity_files import shipped_policy
from caseload_app.services.session import Session
from caseload_app.store.read import read_all
from caseload_app.store.settings import read_setting
from caseload_app.store.shapes import (
    AGREED_LIMITS,
    APPLIED_SCENARIOS,
    LIMIT_REVIEWS,
    POINTS_VERSIONS,
    REDUCTIONS,
)


def read_capacity(session: Session) -> CapacityRecords:
    """Read all that is kept about capacity."""
    database = session.database
    return CapacityRecords(
        limits=read_all(database, AGREED_LIMITS),
        reductions=read_all(database, REDUCTIONS),
        reviews=read_all(database, LIMIT_REVIEWS),
        points=read_all(database, POINTS_VERSIONS),
        scenarios=read_all(database, APPLIED_SCENARIOS),
        policy=read_capacity_policy(session),
    )


def read_capacity_policy(session: Session) -> CapacityPolicy:
    """Read the council's policy; what was never set is as the program comes."""
    saved = read_setting(session.database, CAPACITY_POLICY)
    shipped = to_plain(shipped_policy())
    known = shipped if isinstance(shipped, Mapping) else {}
    return from_plain(CapacityPolicy, {**known, **(saved if isinstance(saved, Mapping) else {})})
