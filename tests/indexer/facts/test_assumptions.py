"""What is read under an assumption says so, and what is not understood is none: never a guess, never day and night."""

from typing import Any

import pytest

from indexer.facts import by_rules, record_json
from indexer.parsers import parse

PARTIES = (
    'This agreement is made between Kestrel Data {form} (the "Supplier") and Marlow Foods {form} (the "Customer").'
)
TERM = "It starts on 4 May 2026 and ends on {end} and renews by itself for one year unless either party gives {notice}."


def read(text: str) -> dict[str, Any]:
    return record_json(by_rules(parse(text.encode(), "contract.txt")))


def english(text: str, form: str = "") -> dict[str, Any]:
    return read(f"Support Agreement\n\n{PARTIES.format(form=form)}\n\n{text}")


def doubts(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [(doubt["field"], doubt["assumption"]) for doubt in record["doubts"]]


@pytest.mark.parametrize(
    ("text", "form", "end", "doubt"),
    [
        ("It ends on 05/06/2027.", "GmbH", "2027-06-05", "day_first"),
        ("It ends on 05/06/2027.", "Inc.", "2027-05-06", "month_first"),
        ("It ends on 05/06/2027.", "", None, "date_order_unknown"),
        ("It starts on 05/06/2026 and runs for two years.", "plc", "2028-06-04", "day_first"),
    ],
)
def test_a_slashed_date_of_unknown_order_has_a_doubt(text: str, form: str, end: str | None, doubt: str) -> None:
    record = english(text.replace("It", "This agreement"), form)

    assert end == record["expires_on"]
    assert ("expires_on", doubt) in doubts(record)


@pytest.mark.parametrize(
    "text",
    [
        "This agreement starts on 30/04/2026 and ends on 05/06/2027.",
        "This agreement ends on 05/06/2027 (dd/mm/yyyy).",
        "This agreement ends on 5 June 2027, that is on 05/06/2027.",
    ],
)
def test_an_order_that_the_document_settles_itself_leaves_no_doubt(text: str) -> None:
    record = english(text)

    assert "2027-06-05" == record["expires_on"]
    assert [] == doubts(record)


def test_a_notice_in_working_days_is_counted_on_the_hours_that_the_contract_keeps() -> None:
    text = TERM.format(end="30 April 2027", notice="ten (10) business days' notice before the end")

    record = english(f"{text}\n\nThe desk is open Monday to Friday, 9:00 to 17:00 UK time.")

    assert ("P10D", "2027-04-16") == (record["notice_period"], record["last_opt_out_on"])
    assert {"notice_period": "business"} == record["units"]


@pytest.mark.parametrize(
    "text",
    [
        english(TERM.format(end="30 April 2027", notice="15 working days' notice before the end")),
        read("软件维护合同\n\n甲方：云杉水务有限公司\n乙方：栎木软件有限公司\n\n合同期限自2026年5月1日起至2027年4月30日止。"
             "期满前15个工作日任一方未书面通知不续的，自动续展一年。"),
    ],
)  # fmt: skip
def test_working_days_without_a_calendar_give_no_day(text: dict[str, Any]) -> None:
    assert ("P15D", None) == (text["notice_period"], text["last_opt_out_on"])
    assert {"notice_period": "business"} == text["units"]
    assert [("last_opt_out_on", "working_days_unknown_calendar")] == doubts(text)


def test_retention_and_claims_in_working_days_say_so() -> None:
    record = read(
        "软件实施合同\n\n甲方：云杉水务有限公司\n乙方：栎木软件有限公司\n\n质保金为合同总价的4%，终验合格后20个工作日内支付。"
    )

    assert ("P20D", {"retention_release": "business"}) == (record["retention_release"], record["units"])


@pytest.mark.parametrize(
    "hours",
    [
        "Support is provided 12x5.",
        "Help is at hand during our usual business hours.",
        "We answer the telephone on weekdays only.",
        "Support: Monday to Friday, 8:30 to 17:30.",
        "Support hours: Mon-Thu 8-17 CET; Fri 8-14.",
        "We work nine-to-five.",
        "服务时间：5天×8小时。",
        "服务时间：工作日白天。",
        "乙方仅在正常上班时间受理。",
        "支持时间为朝九晚六。",
    ],
)
def test_hours_that_are_not_understood_are_working_time_with_a_doubt(hours: str) -> None:
    zh = any("\u4e00" <= character for character in hours)
    promise = "一级故障2小时内响应。" if zh else "P1 response: 2 hours."

    record = read(f"{'软件维护合同' if zh else 'Support Agreement'}\n\n{hours}{'' if zh else ' '}{promise}")

    assert ["business"] == [item["clock"] for item in record["sla"]]
    assert None is record["service_hours"]
    assert [("service_hours", "hours_not_stated")] == doubts(record)


@pytest.mark.parametrize(
    "text",
    [
        "P1 response: 2 hours. Invoices are paid within 10 working days.",
        "Support is provided 24x7. Site visits take place during normal business hours. P1 response: 2 hours.",
        "一级故障2小时内响应。甲方收到发票后10个工作日内付款。",
    ],
)
def test_working_days_of_something_else_are_no_hours(text: str) -> None:
    record = read(f"Agreement\n\n{text}")

    assert ["24x7"] == [item["clock"] for item in record["sla"]]


@pytest.mark.parametrize(
    ("hours", "zone"),
    [
        ("服务时间：周一至周六21:30至次日5:30。", "Asia/Shanghai"),
        ("The desk is staffed Monday to Saturday from 21:30 to 05:30 the next day, UK time.", "Europe/London"),
    ],
)
def test_a_night_shift_runs_over_midnight(hours: str, zone: str) -> None:
    record = read(hours)

    assert {"timezone": zone, "days": (1, 2, 3, 4, 5, 6), "intervals": (("21:30", "05:30"),)} == record["service_hours"]


def test_an_amendment_that_is_silent_about_the_clock_states_none() -> None:
    record = read(
        "Amendment No. 1 to Support Agreement SA-77\n\nThis Amendment changes Support Agreement SA-77.\n\n"
        "The response time for P1 is changed to 2 hours."
    )

    assert ("amendment", [None]) == (record["kind"], [item["clock"] for item in record["sla"]])
