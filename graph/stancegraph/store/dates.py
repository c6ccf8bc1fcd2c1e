"""Dates as documents give them, and as xsd:dateTime in UTC (OWL 2 DL has no xsd:date)."""

from __future__ import annotations

from datetime import UTC, datetime

from .terms import XSD, Literal

__all__ = ["DATE_TIME", "moment", "utc"]

DATE_TIME = XSD + "dateTime"


def utc(text: str) -> str | None:
    """An ISO 8601 date or date-time in the canonical form ``2012-02-04T00:00:00Z``; None where it is neither.

    A day without time is its midnight, a time without zone is taken as UTC: so all dates of a graph can be compared.
    """
    try:
        given = datetime.fromisoformat(text)
        when = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    fraction = f".{when.microsecond:06d}".rstrip("0") if when.microsecond else ""
    return when.replace(microsecond=0, tzinfo=None).isoformat() + fraction + "Z"


def moment(text: str) -> Literal | None:
    """The date as a literal, or None where it is no ISO 8601 date."""
    stamp = utc(text)
    return Literal(stamp, DATE_TIME) if stamp else None
