"""Staffed hours in the words of many houses."""

import pytest

from knowledge.rules.contract_record import ServiceHours
from tests.indexer.facts.reading import record_of

WEEKDAYS = (1, 2, 3, 4, 5)
HOURS = {
    "When we're here: Monday to Friday, 7.30am to 6pm, UK time.": (
        ServiceHours("Europe/London", WEEKDAYS, (("07:30", "18:00"),))
    ),
    "Support hours: Mon–Fri 8–12 and 13–17 CET.": (
        ServiceHours("Europe/Berlin", WEEKDAYS, (("08:00", "12:00"), ("13:00", "17:00")))
    ),
    "服务时间为周一至周六 8:30–17:30（午休12:00–13:00），按北京时间计。": (
        ServiceHours("Asia/Shanghai", (*WEEKDAYS, 6), (("08:30", "12:00"), ("13:00", "17:30")))
    ),
    "Service Hours are Monday to Thursday 08:00 to 17:00 and Friday 08:00 to 15:00 CET.": None,
    "Support: Monday to Friday, 2 to 3 visits, answers within 5 to 8 days, UK time.": None,
}


@pytest.mark.parametrize(("text", "expected"), HOURS.items())
def test_the_staffed_hours_are_read_where_one_set_of_hours_says_them(text: str, expected: ServiceHours | None) -> None:
    actual = record_of(f"# Support Agreement\n\n4.1 {text}\n").service_hours

    assert expected == actual
