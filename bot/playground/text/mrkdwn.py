"""Slack's mrkdwn as safe HTML: what is written becomes text, only Slack's own marks become tags."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.playground.text.emoji import draw_emoji
from bot.playground.text.slack_dates import write_date

EPOCH = datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC"))
_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_TOKEN = re.compile(r"<([^<>\n]+)>")
_BARE_LINK = re.compile(r"https?://[^\s<>|\ue000-\uf8ff，。；）、]+[^\s<>|\ue000-\uf8ff，。；）、.,;:!?)'\"]")
_STASHED = re.compile("\ue000(\\d+)\ue001")
_MARKS = (("*", "strong"), ("_", "em"), ("~", "s"))
_LIST_LINE = re.compile(r"^(\s*)([•◦▪‣–-]|\d{1,2}[.)])\s+(.*)$")


@dataclass(frozen=True)
class Reading:
    """Who reads: names for ids, the language and zone of dates; `base` is what channel links start with."""

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    me: str = ""
    base: str = ""
    lang: str = "en"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    now: datetime = EPOCH


class _Stash:
    """Finished HTML set aside while marks are found in the text around it."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def keep(self, html: str) -> str:
        self.kept.append(html)
        return f"\ue000{len(self.kept) - 1}\ue001"

    def restore(self, text: str) -> str:
        while _STASHED.search(text):
            text = _STASHED.sub(lambda found: self.kept[int(found[1])], text)
        return text


def mrkdwn(text: str, reading: Reading) -> Markup:
    """Turn mrkdwn (with `&amp; &lt; &gt;` escaped, as Slack keeps it) into HTML."""
    stash = _Stash()
    text = _PRIVATE_USE.sub("", text)
    text = _FENCE.sub(lambda found: stash.keep(f"<pre>{_plain(found[1])}</pre>"), text)
    text = _CODE.sub(lambda found: stash.keep(f"<code>{_plain(found[1])}</code>"), text)
    text = _TOKEN.sub(lambda found: stash.keep(_token(found[1], reading)), text)
    text = _BARE_LINK.sub(lambda found: stash.keep(link(_decode(found[0]), _decode(found[0]))), text)
    html = stash.restore(_lines(_plain(text)))
    html = html.replace("<br><pre>", "<pre>").replace("</pre><br>", "</pre>")
    return finished(html)


def plain_text(text: str) -> Markup:
    """Turn a plain_text object's text into HTML: emoji and line breaks, no marks."""
    return finished(escape(draw_emoji(text), quote=False).replace("\n", "<br>"))


def finished(html: str) -> Markup:
    """Mark HTML as finished: every piece of text in it has been escaped before."""
    return Markup(html)  # noqa: S704  # nosec B704


def safe_link(address: str) -> str:
    """The address if it is one that a page may link to, else an empty string."""
    try:
        scheme = urlsplit(address.strip()).scheme.lower()
    except ValueError:
        return ""
    return address.strip() if scheme in _SAFE_SCHEMES else ""


def _decode(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _plain(text: str) -> str:
    return escape(_decode(text), quote=False)


def link(address: str, label: str) -> str:
    """A link as HTML, or only its label where the address is not safe to link to."""
    href = safe_link(address)
    shown = escape(draw_emoji(label), quote=False)
    if not href:
        return shown
    return f'<a href="{escape(href)}" target="_blank" rel="noopener noreferrer">{shown}</a>'


def _token(inside: str, reading: Reading) -> str:
    body, _, label = inside.partition("|")
    if body.startswith("@"):
        return mention(body[1:], reading, label=_decode(label))
    if body.startswith("#"):
        return channel_link(body[1:], reading, label=_decode(label))
    if body.startswith("!"):
        return _special(body[1:], label, reading)
    if safe_link(_decode(body)):
        return link(_decode(body), _decode(label) or _decode(body).removeprefix("mailto:"))
    return _plain(f"<{inside}>")


def mention(person: str, reading: Reading, *, label: str = "") -> str:
    """A person's name as Slack shows a mention, as HTML."""
    mine = " me" if person == reading.me else ""
    return f'<span class="mention{mine}">@{escape(reading.people.get(person) or label or person)}</span>'


def channel_link(channel: str, reading: Reading, *, label: str = "") -> str:
    """A link to a channel, as HTML."""
    name = escape(reading.channels.get(channel) or label or channel)
    return f'<a class="mention" href="{escape(reading.base)}/{escape(channel)}">#{name}</a>'


def _special(body: str, label: str, reading: Reading) -> str:
    if body.startswith("date^"):
        return date_html(body[5:], _decode(label), reading)
    if body.split("^", maxsplit=1)[0] == "subteam":
        return f'<span class="mention">{_plain(label or "@" + body.partition("^")[2])}</span>'
    return f'<span class="mention all">@{_plain(label.removeprefix("@") or body)}</span>'


def date_html(body: str, fallback: str, reading: Reading) -> str:
    """`timestamp^tokens^link` as a <time>, or the fallback where it is not a date."""
    stamp, _, rest = body.partition("^")
    tokens, _, link = rest.partition("^")
    try:
        shown = write_date(float(stamp), _decode(tokens), zone=reading.zone, lang=reading.lang, now=reading.now)
        exact = datetime.fromtimestamp(float(stamp), tz=reading.zone).isoformat(sep=" ", timespec="minutes")
    except (ValueError, OverflowError, OSError):
        return escape(fallback, quote=False)
    html = f'<time title="{escape(exact)}">{escape(shown, quote=False)}</time>'
    href = safe_link(_decode(link))
    return f'<a href="{escape(href)}" target="_blank" rel="noopener noreferrer">{html}</a>' if href else html


def _marks(text: str) -> str:
    for mark, tag in _MARKS:
        text = _marked(text, mark, tag)
    return draw_emoji(text)


def _marked(line: str, mark: str, tag: str) -> str:
    """A line with what stands between two marks in a tag: each opening mark goes with the first that may close it."""
    closers = [i for i in _places(line, mark) if not line[i - 1 : i].isspace() and not _is_word(line[i + 1 : i + 2])]
    out, done = [], 0
    for i in _places(line, mark):
        after = line[i + 1 : i + 2]
        if i < done or _is_word(line[i - 1 : i] if i else "") or not after or after.isspace() or after == mark:
            continue
        place = bisect_left(closers, i + 2)
        if place == len(closers):
            break
        out += [line[done:i], f"<{tag}>", line[i + 1 : closers[place]], f"</{tag}>"]
        done = closers[place] + 1
    return "".join([*out, line[done:]])


def _places(line: str, mark: str) -> list[int]:
    return [i for i, character in enumerate(line) if character == mark] if mark in line else []


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _lines(text: str) -> str:
    """Draw quotes and lists line by line; other lines are kept with their breaks."""
    out: list[str] = []
    quoted: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("&gt;&gt;&gt;"):
            rest = [line.removeprefix("&gt;&gt;&gt;").lstrip(), *lines[number + 1 :]]
            return _joined([*out, *_quote(quoted), *_quote(rest)])
        if line.startswith("&gt;"):
            quoted.append(line.removeprefix("&gt;").removeprefix(" "))
            continue
        out += _quote(quoted)
        quoted = []
        out.append(_line(line))
    return _joined([*out, *_quote(quoted)])


def _quote(lines: list[str]) -> list[str]:
    return [f"<blockquote>{_joined([_line(line) for line in lines])}</blockquote>"] if lines else []


def _line(line: str) -> str:
    item = _LIST_LINE.match(line)
    if not item:
        return _marks(line)
    depth = min(len(item[1].expandtabs(4)) // 2, 3)
    return f'<span class="li in{depth}"><span class="dot">{item[2]}</span><span>{_marks(item[3])}</span></span>'


def _joined(lines: list[str]) -> str:
    blocks = ("<blockquote>", '<span class="li', "<pre>")
    pairs = zip(["<blockquote>", *lines], lines, strict=False)
    joins = (line if line.startswith(blocks) or before.startswith(blocks) else f"<br>{line}" for before, line in pairs)
    return "".join(joins)
