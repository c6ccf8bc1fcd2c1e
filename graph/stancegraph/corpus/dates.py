"""Dates of publication as one form: ISO 8601 date-time in UTC, such as ``2012-02-04T17:30:00Z``."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["date_in_name", "normalise_date"]

_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d")


def normalise_date(value: str) -> str | None:
    """The date in UTC, or None where it is not understood.

    Understood are ISO 8601 dates and date-times, the dates of mails and feeds (RFC 2822), ``4 October 2011``,
    ``Oct. 4, 2011`` and ``2011/10/04``. A date without a time is midnight, a time without a zone is UTC: so all dates
    of a graph can be compared. ``04/10/2011`` is not understood, as it has two readings.
    """
    moment = _iso(value.strip()) or _feed(value.strip()) or _written(value)
    if moment is None:
        return None
    try:
        utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return None
    return utc.isoformat(timespec="seconds").replace("+00:00", "Z")


def date_in_name(stem: str) -> str | None:
    """The date that a file name begins with, as in ``2012-02-04-second-veto.txt``; None where it begins otherwise."""
    match = re.match(r"\d{4}-\d\d-\d\d(?!\d)", stem)
    return normalise_date(match[0]) if match else None


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _feed(value: str) -> datetime | None:
    if not re.search(r"\d:\d\d", value):
        return None
    try:
        return parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None


def _written(value: str) -> datetime | None:
    words = re.sub(r"^\s*[A-Za-z]+day\b", "", value)
    words = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words)
    words = re.sub(r"\bSept\b", "Sep", words)
    words = " ".join(re.sub(r"[.,]", " ", words).split())
    for form in _WRITTEN:
        try:
            return datetime.strptime(words, form)
        except ValueError:
            continue
    return None
