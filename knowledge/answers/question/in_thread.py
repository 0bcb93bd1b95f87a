"""What a question in a thread is about: what it names, else what the thread is about until something else is named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answers.citing.values import Answer, Subject
from knowledge.answers.question.follow_up import leans, whole_question
from knowledge.answers.question.wants import ANY_SOON, wanted
from knowledge.records.contracts.contract_names import Meant, meant, names_of, speaks_of_kind
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.contract.levels import SPOKEN, marks_in
from knowledge.rules.language.language import language_of
from knowledge.rules.questions.thread_talk import asks_alone, correction

_LONGEST_LABEL = 40
_HOW_SOON = {"zh": "多久", "en": "how soon"}
_KINDS = ("nda", "implementation", "upgrade", "annual_service", "support", "license")


_ALL = re.compile(
    r"哪些|哪几[份个家]|所有|全部|几份|多少份|"
    r"\b(?:all|every|each|which|how many|any)\b.{0,20}\b(?:contracts?|vendors?|agreements)\b",
    re.IGNORECASE,
)
"""A question for the whole register, whatever the thread is about."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it would be asked alone, the contracts that it is about, and whether the thread said which."""

    whole: str
    about: Meant
    carried: bool = False
    level: str = ""


def understood(
    question: str, earlier: Sequence[str], subject: Subject | None, contracts: Sequence[Contract]
) -> Understood:
    """Read a question with its thread; `contracts` are the base contracts that the asker may read."""
    asked, before, naming = _put_right(question, earlier, contracts)
    own = meant(naming, contracts, narrow=True)
    whole = _how_soon(asked, before) or whole_question(asked, before)
    if own.named:
        return Understood(_renamed(asked, before, contracts) if whole != asked else whole, own)
    if _ALL.search(question):
        return Understood(whole, own)
    thread = subject if subject and subject.contracts else _told(earlier, contracts)
    held = [c for c in contracts if c.id in thread.contracts]
    if not held:
        return Understood(whole, meant(whole, contracts, narrow=True))
    whole, level = _with_level(without_names(whole, contracts), thread.level)
    return Understood(f"{label(held[0])} {whole}", _held(question, held, contracts), carried=True, level=level)


def label(contract: Contract) -> str:
    """What to call a contract in a question: its product, else its vendor, else its title."""
    vendor = contract.vendor.name if contract.vendor else ""
    return (contract.product or vendor or contract.title)[:_LONGEST_LABEL]


def _put_right(question: str, earlier: Sequence[str], contracts: Sequence[Contract]) -> tuple[str, Sequence[str], str]:
    """A correction as the question that it puts right; anything else as it stands, with what was asked before.

    The last of the three are the words that name whom it is about: of a correction those alone.
    """
    instead = correction(question) if earlier else None
    if instead is None:
        return question, earlier, question
    if asks_alone(instead):
        return instead, earlier, instead
    last = whole_question(earlier[-1], earlier[:-1])
    if meant(instead, contracts).named:
        return f"{instead} {without_names(last, contracts)}", (), instead
    if marks_in(instead):
        spoken = SPOKEN.search(instead)
        named = SPOKEN.sub(spoken.group() if spoken else "", last, count=1)
        named = named if marks_in(last) else f"{last} {instead}"
        return named, earlier, named
    return question, earlier, question


def _how_soon(question: str, earlier: Sequence[str]) -> str | None:
    """“And the first response?” after one milestone was asked for asks how soon the other happens."""
    if not earlier or not leans(question) or not wanted(earlier[-1]).milestones:
        return None
    asked = f"{question} {_HOW_SOON[language_of(question)]}"
    return asked if wanted(asked).milestones not in ((), ANY_SOON) else None


def _renamed(question: str, earlier: Sequence[str], contracts: Sequence[Contract]) -> str:
    """A follow-up that names something else (“and for the CRM?”): the last question without the names in it."""
    last = whole_question(earlier[-1], earlier[:-1])
    return f"{without_names(last, contracts)} {question}" if leans(question) else question


def without_names(text: str, contracts: Sequence[Contract]) -> str:
    """A text without what it calls contracts by; unchanged where nothing would be left."""
    names = sorted({name for c in contracts for name in names_of(c)}, key=len, reverse=True)
    plain = text
    for name in names:
        pattern = rf"(?<![a-z0-9]){re.escape(name)}(?:['’]s)?(?![a-z0-9])" if name.isascii() else re.escape(name)
        plain = re.sub(pattern, " ", plain, flags=re.IGNORECASE)
    plain = " ".join(plain.split())
    return plain if any(char.isalpha() for char in plain) else text


def _with_level(whole: str, level: str) -> tuple[str, str]:
    """The question with the thread's level, where it asks how soon something happens and names no level."""
    wants_one = bool(level) and not marks_in(whole) and bool(wanted(whole).milestones)
    return (f"{level} {whole}", level) if wants_one else (whole, "")


def _told(earlier: Sequence[str], contracts: Sequence[Contract]) -> Subject:
    """What the last question of a thread that names contracts is about."""
    for text in reversed(earlier):
        found = meant(text, contracts, narrow=True)
        if found.named:
            return Subject(tuple(c.id for c in found.contracts))
    return Subject()


def _held(question: str, held: Sequence[Contract], contracts: Sequence[Contract]) -> Meant:
    """The thread's contracts first, then the others of the same vendors; of the kind that the question names, those."""
    vendors = {c.vendor_id for c in held if c.vendor_id is not None}
    theirs = [*held, *(c for c in contracts if c.vendor_id in vendors and c not in held)]
    kind = next((kind for kind in _KINDS if speaks_of_kind(kind, question)), None)
    of_kind = [c for c in theirs if kind is not None and c.kind == kind]
    return Meant((*of_kind, *(c for c in theirs if c not in of_kind)), named=True)


def with_subject(answer: Answer, asked: Understood, before: Subject | None, registered: Sequence[Contract]) -> Answer:
    """The answer with what its thread is about from now on; where the question names nothing, with what it is about."""
    found = _answering(answer, registered)
    named = tuple(c.id for c in asked.about.contracts) if asked.about.named else ()
    kept = before or Subject()
    spoken = SPOKEN.search(asked.whole)
    ids = (found,) if found else named or kept.contracts
    level = spoken.group().strip() if spoken else kept.level if ids[:1] == kept.contracts[:1] else ""
    if not asked.carried:
        return replace(answer, subject=Subject(ids, level))
    first = next((c for c in registered if c.id == ids[0]), asked.about.contracts[0])
    return replace(answer, subject=Subject(ids, level), carried=" · ".join(filter(None, (first.title, asked.level))))


def _answering(answer: Answer, registered: Sequence[Contract]) -> int | None:
    """The base contract whose clause answers; none where nothing does, or a document that is no contract."""
    cited = answer.citations[0].document_id if answer.citations and answer.reason != "list" else None
    contract = next((c for c in registered if c.document_id == cited), None)
    return (contract.base_id or contract.id) if contract else None
