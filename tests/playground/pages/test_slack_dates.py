"""Slack's date tokens in the reader's zone and language."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.playground.text.slack_dates import day_name, write_date

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
MOMENT = datetime(2026, 11, 1, 6, 39, 45, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("token", "english", "chinese"),
    [
        ("{date_num}", "2026-11-01", "2026-11-01"),
        ("{date_slash}", "11/01/2026", "2026/11/01"),
        ("{date}", "November 1st, 2026", "2026年11月1日"),
        ("{date_pretty}", "November 1st, 2026", "2026年11月1日"),
        ("{date_short}", "Nov 1, 2026", "2026年11月1日"),
        ("{date_short_pretty}", "Nov 1, 2026", "2026年11月1日"),
        ("{date_long}", "Sunday, November 1st, 2026", "2026年11月1日星期日"),
        ("{date_long_full}", "Sunday, November 1, 2026", "2026年11月1日星期日"),
        ("{date_long_pretty}", "Sunday, November 1st, 2026", "2026年11月1日星期日"),
        ("{day_divider_pretty}", "Sunday, November 1st", "11月1日星期日"),
        ("{time}", "2:39\u202fPM", "14:39"),
        ("{time_secs}", "2:39:45\u202fPM", "14:39:45"),
        ("{ago}", "3 weeks ago", "3周前"),
        ("{no_such} at {time}", "{no_such} at 2:39\u202fPM", "{no_such} at 14:39"),
    ],
)
def test_each_token_is_written_in_both_languages(token: str, english: str, chinese: str) -> None:
    written = [write_date(MOMENT, token, zone=SHANGHAI, lang=lang, now=NOW) for lang in ("en", "zh")]

    assert [english.replace("\u202f", " "), chinese] == [text.replace("\u202f", " ") for text in written]


@pytest.mark.parametrize(
    ("day", "suffix"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (23, "23rd")]
)
def test_english_days_carry_their_ending(day: int, suffix: str) -> None:
    moment = datetime(2026, 1, day, tzinfo=UTC).timestamp()

    assert f"January {suffix}, 2026" == write_date(moment, "{date}", zone=ZoneInfo("UTC"), lang="en", now=NOW)


@pytest.mark.parametrize(("day", "name"), [(21, "昨天"), (22, "今天"), (23, "明天"), (20, "11月20日星期五")])
def test_a_near_day_has_a_name(day: int, name: str) -> None:
    assert name == day_name(datetime(2026, 11, day, 9, tzinfo=SHANGHAI), lang="zh", now=NOW.astimezone(SHANGHAI))
