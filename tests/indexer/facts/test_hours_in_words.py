"""Hours as people write them: in words, four figures, another country's time; and whose hours they are."""

import pytest

from indexer.facts import extract
from indexer.facts.hours.times import spans
from indexer.facts.hours.weekdays import weekdays
from indexer.facts.hours.zones import zone_about, zone_named
from indexer.parsers import parse
from knowledge.rules.contract_record import ZONE_OF_PLACE, ServiceHours

TIMES = {
    "half seven to five, Monday to Friday": [("07:30", "17:00")],
    "0745–1615, Mon to Fri": [("07:45", "16:15")],
    "06h30 to 19h00 every day": [("06:30", "19:00")],
    "Mo–Do 7–12 and 13–16 h": [("07:00", "12:00"), ("13:00", "16:00")],
    "nine to one and two to six, Monday till Friday": [("09:00", "13:00"), ("14:00", "18:00")],
    "工作日早八晚五": [("08:00", "17:00")],
    "周一至周五上午九点至十一点半、下午一点到五点": [("09:00", "11:30"), ("13:00", "17:00")],
    "levels 2 to 4 are dealt with from 07:00 to 18:00": [("07:00", "18:00")],
    "within 3 to 5 working days": [],
}


@pytest.mark.parametrize(("text", "expected"), TIMES.items())
def test_a_span_of_the_day_is_read_as_it_is_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == [one.interval for one in spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "Sunday to Thursday": (1, 2, 3, 4, 7),
        "Monday up to and including Saturday": (1, 2, 3, 4, 5, 6),
        "8 to 6, Sundays excepted": (1, 2, 3, 4, 5, 6),
        "星期一至六": (1, 2, 3, 4, 5, 6),
        "双休日照常": (6, 7),
        "within the hour": (),
    }.items(),
)
def test_weekdays_are_read_as_they_are_named(text: str, expected: tuple[int, ...]) -> None:
    assert expected == weekdays(text)


def test_a_zone_is_named_by_country_city_or_letters_and_two_countries_name_none() -> None:
    assert ["Europe/Oslo", "Asia/Dubai", "Africa/Johannesburg"] == [
        zone_named(text) for text in ("8 to 4 Norwegian time", "eight till four in Dubai", "08:00 to 16:00 SAST")
    ]
    assert "Europe/Dublin" == zone_about("an Irish company under the laws of Ireland")
    assert zone_about("a Dutch company under German law") is None


def test_hours_without_a_zone_are_those_of_the_contracts_country_and_a_doubt() -> None:
    text = (
        "# Support Agreement\n\nbetween Fjellgård Data AS (Supplier) and Nordvik Laks AS (Customer), of Norway.\n\n"
        "4 The support desk is staffed Monday to Friday from 07:30 to 15:30.\n\n9 Norwegian law applies.\n"
    )

    record = extract(parse(text.encode(), "support.md"))

    assert ServiceHours("Europe/Oslo", (1, 2, 3, 4, 5), (("07:30", "15:30"),)) == record.service_hours
    assert ("service_hours", ZONE_OF_PLACE) in [(one.field, one.assumption) for one in record.doubts]
    assert "Norwegian law (Norway)" == record.governing_law
