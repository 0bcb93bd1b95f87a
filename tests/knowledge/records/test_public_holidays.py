"""Public holidays: China's breaks and make-up days as announced, provisional years, and a company's own days."""

from datetime import date, timedelta

import pytest

from knowledge.errors import BadInput
from knowledge.records.public_holidays import Override, country_of, public_holidays, read_overrides
from knowledge.rules.contract_record import ServiceHours
from knowledge.rules.time.calendars import Calendar, calendar_for

ANNOUNCED = {
    2025: ("01-01 01-01, 01-28 02-04, 04-04 04-06, 05-01 05-05, 05-31 06-02, 10-01 10-08",
           "01-26 02-08 04-27 09-28 10-11"),
    2026: ("01-01 01-03, 02-15 02-23, 04-04 04-06, 05-01 05-05, 06-19 06-21, 09-25 09-27, 10-01 10-07",
           "01-04 02-14 02-28 05-09 09-20 10-10"),
}  # fmt: skip


def spread(year, breaks):
    found = set()
    for span in breaks.split(", "):
        first, last = (date.fromisoformat(f"{year}-{day}") for day in span.split())
        found |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return found


@pytest.mark.parametrize("year", ANNOUNCED)
def test_chinas_breaks_hold_their_weekends_and_its_makeup_days_are_known(year):
    breaks, makeup = ANNOUNCED[year]

    found = public_holidays("CN", [year])

    assert spread(year, breaks) == found.off
    assert {date.fromisoformat(f"{year}-{day}") for day in makeup.split()} == found.makeup
    assert frozenset() == found.provisional


def test_a_year_without_its_notice_is_provisional_until_the_company_says_otherwise():
    own = Override(makeup=frozenset({date(2094, 2, 6)}), final=frozenset({2094}))

    assert {2093, 2094} == public_holidays("CN", [2093, 2094]).provisional
    assert {2093} == public_holidays("CN", [2093, 2094], own).provisional


def test_other_countries_are_never_provisional_and_keep_their_weekends():
    found = public_holidays("US", [2026, 2040])

    assert frozenset() == found.provisional
    assert date(2026, 12, 25) in found.off
    assert date(2026, 12, 26) not in found.off


def test_a_company_adds_and_takes_away_days():
    own = Override(off=frozenset({date(2026, 12, 24)}), ordinary=frozenset({date(2026, 11, 26)}),
                   makeup=frozenset({date(2026, 12, 19)}))  # fmt: skip

    found = public_holidays("US", [2026], own)

    assert date(2026, 12, 24) in found.off
    assert date(2026, 11, 26) not in found.off
    assert {date(2026, 12, 19)} == found.makeup


def test_a_country_that_the_library_does_not_carry_has_the_companys_days_only():
    own = Override(off=frozenset({date(2026, 1, 2)}))

    assert {date(2026, 1, 2)} == public_holidays("QQ", [2026], own).off
    assert {date(2026, 1, 2)} == public_holidays(None, [2026], own).off


def test_the_country_of_a_zone_is_found():
    assert ["CN", "US", None] == [country_of(zone) for zone in ("Asia/Shanghai", "America/New_York", "UTC")]


def test_overrides_are_read_by_country(tmp_path):
    file = tmp_path / "holidays.toml"
    file.write_text('[CN]\noff = [2026-12-31]\nmakeup = ["2027-01-09"]\nfinal = [2027]\n', encoding="utf-8")

    own = read_overrides(file)["CN"]

    assert ({date(2026, 12, 31)}, {date(2027, 1, 9)}, {2027}) == (own.off, own.makeup, own.final)
    assert {} == read_overrides(tmp_path / "none.toml")


@pytest.mark.parametrize("text", ["CN = 3", "[CN]\noff = ['soon']", "[CN", "[CN]\noff = 3"])
def test_a_wrong_override_file_is_named(tmp_path, text):
    file = tmp_path / "holidays.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=r"holidays\.toml"):
        read_overrides(file)


def test_a_contracts_hours_become_a_calendar_with_makeup_saturdays():
    hours = ServiceHours("Asia/Shanghai", (1, 2, 3, 4, 5), (("09:00", "12:00"), ("13:00", "18:00")))

    calendar = calendar_for(hours, public_holidays("CN", [2026]))

    assert isinstance(calendar, Calendar)
    assert ((32_400, 43_200), (46_800, 64_800)) == dict(calendar.extra_workdays)[date(2026, 2, 14)]
    assert () == calendar.weekly[5]
    assert "24x7" == calendar_for("24x7", public_holidays("CN", [2026]))
