"""How a digest looks on Slack: what is due with its buttons, what changed, the pipeline; further parts as lines."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.replies.contracts.facts import field_name
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.figures import listed
from bot.replies.drawing.words import Words
from bot.replies.renewals.renewals import contract_buttons, decision_name, stage_name, state_name

NAME = 70
"""Characters of a contract's or vendor's name that a line shows, so that each part stays within Slack's limits."""

LINES_IN_A_SECTION = 8
_NAMES: dict[str, Callable[[str, str], str]] = {
    "state_changed": state_name,
    "stage_changed": stage_name,
    "decision_changed": decision_name,
}


def digest_message(payload: dict[str, Any]) -> Message:
    """One part of a digest."""
    lang = payload["lang"]
    words = Words(lang, "digest", digest=payload, personal=payload["personal"])
    if payload["part"] > 1:
        lines = [" ".join((_line(item, lang), *_doubts(item, lang)[:1])) for item in payload["lines"]]
        return Message(words["part_title"], (blocks.context(words["part_title"]), *_sections(lines)))
    if payload["all_clear"]:
        return Message(words["all_clear"], (blocks.section(words["all_clear"]),))
    parts = [blocks.header(words.plain("title")), *_changed(words, payload, lang), *_due(words, payload, lang)]
    parts += [*_pipeline(words, payload, lang), blocks.context(*_foot(words, payload, lang))]
    return Message(words["notification"], tuple(parts))


def digest_text(payloads: Sequence[dict[str, Any]]) -> str:
    """All parts of a digest as plain text, for the terminal."""
    lines = [text for payload in payloads for block in digest_message(payload).blocks for text in _texts(block)]
    return "\n".join(re.sub(r"<@(\w+)>", r"@\1", line).replace("*", "").replace("\u200b", "") for line in lines)


def _texts(block: Block) -> list[str]:
    if block["type"] == "context":
        return [element["text"] for element in block["elements"]]
    return [block["text"]["text"]] if "text" in block else []


def _changed(words: Words, payload: dict[str, Any], lang: str) -> list[Block]:
    lines = [" ".join((_line(item, lang), *_doubts(item, lang)[:1])) for item in payload["changed"]]
    return [blocks.section(words["changed_title"]), *_sections(lines)] if lines else []


def _due(words: Words, payload: dict[str, Any], lang: str) -> list[Block]:
    """Each due item with its buttons."""
    found: list[Block] = [blocks.section(words["due_title"])] if payload["due"] else []
    seen: set[int] = set()
    for item in payload["due"]:
        found.append(blocks.section("\n".join((_line(item, lang), *_doubts(item, lang)))))
        if item["contract"] not in seen:
            found.append(
                contract_buttons(
                    item["contract"],
                    lang,
                    renewal=item["renewal"],
                    owner=item["owner"],
                    saying_no=item["what"] == "opt_out",
                )
            )
        seen.add(item["contract"])
    return found


def _pipeline(words: Words, payload: dict[str, Any], lang: str) -> list[Block]:
    lines = []
    for stage in payload["pipeline"]:
        names = listed((_short(item["name"]) for item in stage["items"]), lang)
        more = "…" if stage["count"] > len(stage["items"]) else ""
        said = {"stage_name": stage_name(stage["stage"], lang), "count": stage["count"], "names": names + more}
        lines.append(Words(lang, "digest", **said)["stage_line"])
    return [blocks.divider(), blocks.section(words["pipeline_title"]), *_sections(lines)] if lines else []


def _foot(words: Words, payload: dict[str, Any], lang: str) -> list[str]:
    found: list[str] = [words["waiting"], *([words["neglected"]] if payload["neglected"] else [])]
    found += [words["drill"]] if payload.get("drill") else []
    if payload["unsettled_count"]:
        names = listed((_short(item["name"]) for item in payload["unsettled"]), lang)
        names += "…" if payload["unsettled_count"] > len(payload["unsettled"]) else ""
        found.append(Words(lang, "digest", digest=payload, names=names)["unsettled"])
        found += [f"{_short(i['name'])}: {said}" for i in payload["unsettled"] for said in _doubts(i, lang)[:1]]
    left = payload["due_count"] - len(payload["due"]) + payload["changed_count"] - len(payload["changed"])
    return [*found, Words(lang, "digest", count=left)["more"]] if left else found


def _line(item: dict[str, Any], lang: str) -> str:
    shown = item | {"name": _short(item["name"]), "vendor": item["vendor"] and _short(item["vendor"])}
    what = Words(lang, "digest", item=item, **_values(item, lang))["what"]
    return Words(lang, "digest", item=shown, what=what)["line"]


def _doubts(item: dict[str, Any], lang: str) -> list[str]:
    """What was assumed in reading what a line rests on, each in its own sentence."""
    return [Words(lang, "assumption", value=doubt)["answer"] for doubt in item.get("doubts", ())]


def _values(item: dict[str, Any], lang: str) -> dict[str, Any]:
    """Names in the reader's language for what an item says by keyword."""
    name = _NAMES.get(item["what"])
    known = {side: name(item[side], lang) if name and item[side] else item[side] for side in ("was", "now")}
    fields = (item["now"] or "").split(", ") if item["what"] in ("missing", "unsettled") else []
    return {
        "was_name": known["was"],
        "now_name": known["now"],
        "stage_name": stage_name(item["now"], lang) if item["what"] == "stage" else "",
        "fields": listed((field_name(field, lang) for field in fields), lang),
    }


def _sections(lines: Iterable[str]) -> list[Block]:
    listed = list(lines)
    groups = [listed[i : i + LINES_IN_A_SECTION] for i in range(0, len(listed), LINES_IN_A_SECTION)]
    return [blocks.section("\n".join(f"• {line}" for line in group)) for group in groups]


def _short(name: str) -> str:
    return blocks.cut(" ".join(name.split()), NAME)
