"""The form for correcting a contract's facts: one field an input, its quote beside it."""

import json

from bot.desk.contracts.contracts import Form, FormField
from bot.replies.contracts.facts import duration, field_label, shown
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Words
from knowledge.rules.contract.typed_values import CHOICES, hours_text

MOST_FIELDS = 95
_HINT, _LABEL = 400, 150


def form_view(form: Form, lang: str) -> Block:
    """The modal; `callback_id` is `correct_contract`."""
    words = Words(lang, "contract_card", title=form.title)
    return {
        "type": "modal",
        "callback_id": "correct_contract",
        "private_metadata": json.dumps([form.contract, form.reading, lang]),
        "title": blocks.plain(words.plain("form_title"), 24),
        "submit": blocks.plain(words.plain("save"), 24),
        "close": blocks.plain(words.plain("cancel"), 24),
        "blocks": [blocks.section(words["form_intro"]), *(_input(f, lang) for f in form.fields[:MOST_FIELDS])],
    }


def wrong_sentences(wrong: dict[str, str], lang: str) -> dict[str, str]:
    """For each wrong field, by its block, one sentence that says what to write."""
    return {name: Words(lang, "contract_card", kind=kind).plain("wrong") for name, kind in wrong.items()}


def _input(field: FormField, lang: str) -> Block:
    words = Words(lang, "contract_card", quote=blocks.cut(field.quote or "", _HINT), page=field.page)
    name = f"{field.field}.{field.part}" if field.part else field.field
    return {
        "type": "input",
        "block_id": name,
        "optional": True,
        "label": blocks.plain(_label(field, lang), _LABEL),
        "hint": blocks.plain(words.plain("form_hint"), _HINT + 100),
        "element": _choice(field, name, lang) if field.kind == "choice" else _text(field, name, lang),
    }


def _label(field: FormField, lang: str) -> str:
    name = field_label(field.field, lang)
    if field.item is None:
        return name
    milestone = Words(lang, "facts", value=field.item["milestone"]).plain("milestone")
    return f"{name}: {field.item['level']} · {milestone}"


def _text(field: FormField, name: str, lang: str) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": name}
    return element | ({"initial_value": _initial(field, lang)[:3000]} if field.value is not None else {})


def _initial(field: FormField, lang: str) -> str:
    if field.kind == "duration":
        return duration(field.value, lang)
    if field.kind == "hours":
        return hours_text(field.value)
    return shown(field.field, field.value, lang)


def _choice(field: FormField, name: str, lang: str) -> Block:
    options = [_option(field.field, value, lang) for value in CHOICES[field.field]]
    element: Block = {
        "type": "static_select",
        "action_id": name,
        "options": options,
        "placeholder": blocks.plain(Words(lang, "contract_card").plain("choose"), 150),
    }
    chosen = {True: "yes", False: "no"}.get(field.value, field.value)
    initial = next((option for option in options if option["value"] == chosen), None)
    return element | ({"initial_option": initial} if initial else {})


def _option(field: str, value: str, lang: str) -> Block:
    said = {"yes": True, "no": False}.get(value, value)
    return {"text": blocks.plain(shown(field, said, lang), 75), "value": value}
