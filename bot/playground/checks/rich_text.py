"""Rich text blocks and what they are made of."""

from bot.playground.checks.objects import ID
from bot.playground.checks.rules import (
    Check,
    Field,
    by_type,
    flag,
    many,
    may,
    need,
    number,
    one_of,
    shape,
    string,
    typed,
)

_STYLE = may(shape({name: may(flag) for name in ("bold", "code", "italic", "strike", "underline")}))
_BORDER = may(one_of(0, 1))


def _inline(kind: str, **fields: Field) -> Check:
    return typed(kind, fields | {"style": _STYLE})


_TEXT = _inline("text", text=need(string(least=1)))
_LINK = _inline("link", url=need(string(least=1)), text=may(string()), unsafe=may(flag))
_DATE = _inline(
    "date", timestamp=need(number()), format=need(string(least=1)), url=may(string()), fallback=may(string())
)

_INLINE = by_type(
    {
        "text": _TEXT,
        "link": _LINK,
        "date": _DATE,
        "broadcast": _inline("broadcast", range=need(one_of("here", "channel", "everyone"))),
        "channel": _inline("channel", channel_id=need(string(least=1))),
        "color": _inline("color", value=need(string(least=1))),
        "emoji": _inline("emoji", name=need(string(least=1)), unicode=may(string()), url=may(string())),
        "team": _inline("team", team_id=need(string(least=1))),
        "user": _inline("user", user_id=need(string(least=1))),
        "usergroup": _inline("usergroup", usergroup_id=need(string(least=1))),
    }
)

_SECTION = typed("rich_text_section", {"elements": need(many(_INLINE))})
_LIST = typed(
    "rich_text_list",
    {
        "style": need(one_of("bullet", "ordered")),
        "elements": need(many(_SECTION)),
        "indent": may(number(least=0, most=8)),
        "offset": may(number(least=0)),
        "border": _BORDER,
    },
)
_PREFORMATTED = typed(
    "rich_text_preformatted",
    {"elements": need(many(by_type({"text": _TEXT, "link": _LINK}))), "border": _BORDER, "language": may(string())},
)
_QUOTE = typed("rich_text_quote", {"elements": need(many(_INLINE)), "border": _BORDER})

_PART = by_type(
    {
        "rich_text_section": _SECTION,
        "rich_text_list": _LIST,
        "rich_text_preformatted": _PREFORMATTED,
        "rich_text_quote": _QUOTE,
    }
)

RICH_TEXT = typed("rich_text", {"block_id": may(ID), "elements": need(many(_PART))})
