import pytest

from stancegraph.corpus import normalise_date
from stancegraph.corpus.dates import date_in_name


@pytest.mark.parametrize(
    "value",
    [
        "", "yesterday", "04/10/2011", "2011", "2011-10", "2011-13-01", "31 February 2012", "10:30",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_what_is_no_full_date_stays_unknown(value: str) -> None:
    assert normalise_date(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2011-10-04", "2011-10-04T00:00:00Z"),
        ("20111004", "2011-10-04T00:00:00Z"),
        ("2011-10-04 18:05", "2011-10-04T18:05:00Z"),
        ("2011-10-04T18:05:09Z", "2011-10-04T18:05:09Z"),
        ("2011-10-04T22:30:00-04:00", "2011-10-05T02:30:00Z"),
        ("2011-10-04T18:05:09.250+02:00", "2011-10-04T16:05:09Z"),
        ("2011/10/04", "2011-10-04T00:00:00Z"),
        ("4 October 2011", "2011-10-04T00:00:00Z"),
        ("Tuesday, 4th October, 2011", "2011-10-04T00:00:00Z"),
        ("Oct. 4, 2011", "2011-10-04T00:00:00Z"),
        ("Sept 9, 2011", "2011-09-09T00:00:00Z"),
        ("Tue, 04 Oct 2011 18:05:00 -0400", "2011-10-04T22:05:00Z"),
    ],
)
def test_dates_become_utc_date_times(value: str, expected: str) -> None:
    assert normalise_date(value) == expected


@pytest.mark.parametrize("stem", ["veto-2012-02-04", "2012-02-045", "2012-13-04-veto", "20120204", ""])
def test_names_that_begin_otherwise_tell_no_date(stem: str) -> None:
    assert date_in_name(stem) is None


@pytest.mark.parametrize("stem", ["2012-02-04", "2012-02-04-veto", "2012-02-04_post", "2012-02-04T10"])
def test_a_name_may_begin_with_the_date(stem: str) -> None:
    assert date_in_name(stem) == "2012-02-04T00:00:00Z"
