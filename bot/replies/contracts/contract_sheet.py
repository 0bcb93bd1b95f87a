"""How one contract looks to whoever asks for it: three dates, clocks by level, facts in force, open doubts."""

from collections.abc import Sequence

from bot.desk.contracts.contract_sheet import Sheet, SheetFact
from bot.replies.contracts.contract_card import doubt_line, together
from bot.replies.contracts.facts import duration, field_label, shown
from bot.replies.contracts.own_breaches import own_breach_lines
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Mrkdwn, Words
from knowledge.records.contracts.contracts import Contract

CHOICES = 100


def contract_sheet(sheet: Sheet, lang: str) -> Message:
    """The sheet; its longest part comes last and is cut where Slack would refuse it."""
    words = Words(lang, "contract_sheet", sheet=sheet)
    parts = [blocks.section(words["headline"]), *_family(sheet, words), *_dates(sheet, lang), *_clocks(sheet, lang)]
    parts += [blocks.section(text) for text in together(own_breach_lines(sheet.late, lang))[:1]]
    parts += _doubts(sheet, lang)
    for text in together([words["facts_title"], *(_fact(fact, lang) for fact in sheet.facts)]):
        if blocks.fits((*parts, blocks.section(text))):
            parts.append(blocks.section(text))
    return Message(words["headline"], tuple(parts))


def which_contract(found: Sequence[Contract], lang: str) -> Message:
    """Several fit: a menu of them."""
    words = Words(lang, "contract_sheet", number=len(found) - CHOICES)
    menu = {
        "type": "static_select",
        "action_id": "show_contract",
        "placeholder": blocks.plain(words.plain("which"), 150),
        "options": [_choice(contract, lang) for contract in found[:CHOICES]],
    }
    more = [blocks.context(words["which_more"])] if len(found) > CHOICES else []
    return Message(words["which"], (blocks.section(words["which"]), blocks.actions(menu), *more))


def no_contract(asked: str, lang: str) -> Message:
    """Nothing fits."""
    return Message(Words(lang, "contract_sheet", asked=asked)["none"])


def _choice(contract: Contract, lang: str) -> Block:
    text = Words(lang, "contract_sheet", contract=contract).plain("choice")
    return {"text": blocks.plain(text, 75), "value": f"{contract.id}:{lang}"}


def _family(sheet: Sheet, words: Words) -> list[Block]:
    said = [words["amendments"]] if sheet.amendments else []
    said += [words["amends"]] if sheet.amends else []
    return [blocks.context(*said)] if said else []


def _dates(sheet: Sheet, lang: str) -> list[Block]:
    watch = sheet.watch
    if watch is None:
        return []
    renewed = watch.term.number if watch.term else 0
    words = Words(
        lang, "contract_sheet", term=watch.term, binding=watch.binding, renewed=renewed, state=watch.state.value
    )
    return [blocks.fields(words["end"], words["opt_out"], words["decide"]), blocks.context(words["state"])]


def _clocks(sheet: Sheet, lang: str) -> list[Block]:
    levels: dict[str, list[str]] = {}
    for fact in sheet.clocks:
        levels.setdefault(fact.value["level"], []).append(_promise(fact, lang))
    lines = [Words(lang, "contract_sheet", level=level, promises=said)["clock"] for level, said in levels.items()]
    if not lines:
        return []
    title = Words(lang, "contract_sheet")["clocks_title"]
    return [blocks.section(text) for text in together([title, *lines])[:2]]


def _promise(fact: SheetFact, lang: str) -> Mrkdwn:
    item = fact.value
    if not item["within"]:
        return Words(lang, "contract_sheet")["no_target"]
    said = {
        "milestone": Words(lang, "facts", value=item["milestone"]).plain("milestone"),
        "within": duration(item["within"], lang, business=item["clock"] == "business"),
        "clock": Words(lang, "facts", value=item["clock"]).plain("clock"),
    }
    return Words(lang, "contract_sheet", fact=fact, **said)["promise"]


def _doubts(sheet: Sheet, lang: str) -> list[Block]:
    lines = [doubt_line(doubt, sheet.amends, lang) for doubt in sheet.doubts]
    title = Words(lang, "contract_sheet")["doubts_title"]
    return [blocks.section(together([title, *lines])[0])] if lines else []


def _fact(fact: SheetFact, lang: str) -> Mrkdwn:
    said = blocks.cut(shown(fact.field, fact.value, lang), 300)
    return Words(lang, "contract_sheet", fact=fact, name=field_label(fact.field, lang), shown=said)["fact"]
