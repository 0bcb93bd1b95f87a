"""mrkdwn as HTML: Slack's marks become tags, everything else stays text."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from bot.playground.text.mrkdwn import Reading, mrkdwn, plain_text, safe_link

READING = Reading(
    people={"U1": "陈伟", "U2": "Ross <Hale>"},
    channels={"C1": "general"},
    me="U1",
    base="/w/U1",
    zone=ZoneInfo("Asia/Shanghai"),
    now=datetime(2026, 2, 2, 4, 0, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("*bold* _it_ ~gone~ `a*b*`", "<strong>bold</strong> <em>it</em> <s>gone</s> <code>a*b*</code>"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("中文*粗*文", "中文*粗*文"),
        ("中文 *粗* 文", "中文 <strong>粗</strong> 文"),
        ("中文\u200b*粗*\u200b文", "中文\u200b<strong>粗</strong>\u200b文"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ('a &lt;b&gt; &amp;amp; "q"', 'a &lt;b&gt; &amp;amp; "q"'),
        ("one\ntwo", "one<br>two"),
        ("&gt; said\nafter", "<blockquote>said</blockquote>after"),
        ("&gt;&gt;&gt;all\nof it", "<blockquote>all<br>of it</blockquote>"),
        ("```x &lt; *y*```", "<pre>x &lt; *y*</pre>"),
        ("done :white_check_mark: :no_such_one: 10:30:00", "done ✅ :no_such_one: 10:30:00"),
        ("<@U1> <@U9|someone>", '<span class="mention me">@陈伟</span> <span class="mention">@someone</span>'),
        ("<#C1>", '<a class="mention" href="/w/U1/C1">#general</a>'),
        ("<!here>", '<span class="mention all">@here</span>'),
        ("<!subteam^S1|@it>", '<span class="mention">@it</span>'),
        ("*<@U1>*", '<strong><span class="mention me">@陈伟</span></strong>'),
        ("<not a token>", "&lt;not a token&gt;"),
    ],
)
def test_marks_are_drawn_as_slack_draws_them(written: str, html: str) -> None:
    assert html == str(mrkdwn(written, READING))


def test_a_list_line_hangs_below_its_dot() -> None:
    found = HTMLParser(str(mrkdwn("• one\n• *two*", READING))).css(".li")

    assert ["•one", "•two"] == [item.text() for item in found]


@pytest.mark.parametrize("link", ["<https://x.example/a?b=1&amp;c=2|the clause>", "<mailto:a@x.example|the clause>"])
def test_a_link_opens_elsewhere_and_shows_its_label(link: str) -> None:
    anchor = HTMLParser(str(mrkdwn(link, READING))).css_first("a")

    assert ("the clause", "noopener noreferrer") == (anchor.text(), anchor.attributes["rel"])


def test_a_bare_address_becomes_a_link_without_the_full_stop_after_it() -> None:
    anchor = HTMLParser(str(mrkdwn("see https://x.example/a?b=1&amp;c=2.", READING))).css_first("a")

    assert "https://x.example/a?b=1&c=2" == anchor.attributes["href"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "//x", "http://["]
)
def test_an_address_that_could_run_is_no_link(address: str) -> None:
    assert "" == safe_link(address)
    assert "<a" not in str(mrkdwn(f"<{address}|press me>", READING))


def test_a_date_shows_in_the_readers_zone_and_language() -> None:
    token = "<!date^1770000000^{date_short_pretty} {time}|a day>"

    shown = [HTMLParser(str(mrkdwn(token, reading))).text() for reading in (READING, _chinese())]

    assert ["Today 10:40 AM", "今天 10:40"] == shown


def test_a_date_that_is_none_shows_its_fallback() -> None:
    assert "soon &lt;b&gt;" == str(mrkdwn("<!date^never^{date}|soon &lt;b&gt;>", READING))


def test_names_of_people_are_text() -> None:
    assert '<span class="mention">@Ross &lt;Hale&gt;</span>' == str(mrkdwn("<@U2>", READING))


def test_plain_text_knows_emoji_and_lines_but_no_marks() -> None:
    assert "*a* 👍<br>&lt;b&gt;" == str(plain_text("*a* :+1:\n<b>"))


_PIECES = st.sampled_from(
    [
        *("<", ">", "&lt;", "&amp;", "&gt;", "|", "*", "_", "~", "`", "```", "\n", '"', "'", "0", "中", "• "),
        *("<@U1>", "<@U1", "<!date^1^", "^{time}", "<http://x|", "<#", "script", "onerror=", "javascript:"),
        *("\ue000", "\ue001"),
    ]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_no_text_makes_a_tag_or_attribute_of_its_own(written: str) -> None:
    allowed = {"strong", "em", "s", "code", "pre", "br", "blockquote", "span", "a", "time", "html", "head", "body"}

    nodes = list(HTMLParser(f"<body>{mrkdwn(written, READING)}</body>").css("*"))

    assert {node.tag for node in nodes} <= allowed
    assert {name for node in nodes for name in node.attributes} <= {"class", "href", "target", "rel", "title"}
    assert all(not (node.attributes.get("href") or "").lower().startswith("javascript") for node in nodes)


def _chinese() -> Reading:
    return Reading(lang="zh", zone=READING.zone, now=READING.now)
