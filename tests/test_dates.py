"""A date is YYYY, YYYY-MM or YYYY-MM-DD; what people write in place of one gets the date that is meant."""

from __future__ import annotations

import pytest

from ctgraph import dates


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1/4/2024", "2024-04-01"),
        ("31/3/24", "2024-03-31"),
        ("31.12.99", "1999-12-31"),
        ("01-04-2024", "2024-04-01"),
        ("2024-4-1", "2024-04-01"),
        ("2024/04", "2024-04"),
        ("20240401", "2024-04-01"),
        ("4/2024", "2024-04"),
        ("1st April 2024", "2024-04-01"),
        ("Monday 3 June 2024", "2024-06-03"),
        ("June 3, 2024", "2024-06-03"),
        ("Sept. 2019", "2019-09"),
        ("1-Apr-2024", "2024-04-01"),
        ("2009-10-30T10:00", "2009-10-30"),
        ("Autumn 2009", "2009"),
        ("c. 2022", "2022"),
        ("Mayor 2024", "2024"),
    ],
)
def test_the_date_that_is_meant_is_suggested(written: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"; did you mean '{meant}'\\?$"):
        dates.days(written)
    dates.days(meant)


@pytest.mark.parametrize("written", ["2023-24", "2023/24", "2023–24", "about 2023-24", "1999-00", "1999/00"])
def test_a_year_from_april_to_march_is_written_by_one_of_its_days(written: str) -> None:
    with pytest.raises(
        ValueError, match=r"; for the year \d{4}-\d\d write one day of it, such as '(2024|2000)-03-31'$"
    ):
        dates.days(written)


@pytest.mark.parametrize("written", ["2019-2023", "2019 to 2023"])
def test_of_two_years_one_is_to_be_written(written: str) -> None:
    with pytest.raises(ValueError, match=r"; write one date, such as '2023'$"):
        dates.days(written)


@pytest.mark.parametrize(
    "written",
    [
        "13/13/2024",
        "12/25/2024",
        "31/02/2024",
        "2024-13",
        "0/4/2024",
        "99999999",
        "２００９",
        "today",
        "09",
        "May 2",
        "20" * 40,
    ],
)
def test_nothing_is_suggested_where_no_day_can_be_told(written: str) -> None:
    with pytest.raises(ValueError, match=r"(DD|there is no month 13)$"):
        dates.days(written)
