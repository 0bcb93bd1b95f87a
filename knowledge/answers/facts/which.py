"""Which contract a question means, where several state what it asks for and it names none: the desk asks back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers.citing.values import NOT_FOUND, Answer, Choice
from knowledge.answers.facts.from_facts import stating
from knowledge.answers.question.terms import stem_of, telling
from knowledge.answers.question.wants import Want
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contract_names import Meant, telling_words
from knowledge.records.contracts.contracts import Contract
from knowledge.records.documents import documents
from knowledge.retrieval.search import Hit
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.contract.levels import SPOKEN, marks_in, named_levels
from knowledge.rules.language.language import language_of

FEW = 40
"""Contracts up to which all are looked at; of more only those that search found, as each costs a look at its facts."""

CLEARLY = 0.3
"""How far what search found first must stand above the next contract that fits, to be meant though it is not named."""

_ENGLISH = """
fast quick quickly soon long late early cost costs much often date last days hours time times need reply answer
respond response tell know please vendor supplier contract contracts agreement automatic automatically cancel renew
renewal expire expires ends yearly annual fee fees price increase notice period visits
"""
_CHINESE = """
多久 多少 多长 几次 哪天 什么时候 合同 协议 供应商 厂家 厂商 时候 最晚 最多 是否 一年 每年 一次 多少钱 报修 响应
恢复 解决 修复 年费 费用 服务费 到期 期限 结束 涨价 涨 涨幅 上限 自动 续期 续约 续签 续费 通知 提前 不续 质保金 尾款
故障 现场 上门 服务 时间 收费 交 收 付 价格 总价
"""
_PLAIN = frozenset(f"{_ENGLISH} {_CHINESE}".split())
"""Words of any question about a contract, which contracts put otherwise."""

MOST = 30
"""Contracts that are offered: more would be a list, and the question is better asked with a name."""


def which_contract(
    session: Session,
    question: str,
    want: Want,
    about: Meant,
    hits: Sequence[Hit],
    *,
    asker: Asker,
    on: date,
    lang: str,
) -> Answer | None:
    """The question back, with the contracts that fit; none where one is named or clearly found, or one alone fits."""
    if about.named or not want:
        return None
    few = len(about.contracts) <= FEW
    among = [c for c in about.contracts if few or _best(hits, c) > 0]
    fitting = list(_fitting(question, want, among, asker, on))
    if (
        len(fitting) < 2
        or _is_clear(hits, fitting, soon=bool(want.milestones))
        or len(_by_own_level(question, fitting)) == 1
    ):
        return None
    if _describes(session, question, [c for c, _ in fitting], lang):
        return None
    found = [c for c, _ in sorted(fitting, key=lambda one: -_best(hits, one[0]))][:MOST]
    choices = tuple(Choice(c.id, _called(c)) for c in found)
    text = "\n".join(choice.title for choice in choices)
    return Answer(status=NOT_FOUND, text=text, lang=lang, confidence=0.3, reason="which", choices=choices)


def _called(contract: Contract) -> str:
    """A contract's title, with its vendor where the title does not say it."""
    vendor = contract.vendor.name if contract.vendor else ""
    said = any(name in contract.title.casefold() for name in telling_words(vendor))
    return contract.title if said or not vendor else f"{contract.title} · {vendor}"


def _fitting(
    question: str, want: Want, among: Iterable[Contract], asker: Asker, on: date
) -> Iterable[tuple[Contract, list[InForce]]]:
    """The contracts that state what is asked for, at the level that is named."""
    for contract in among:
        stated = stating(question, want, contracts.facts_in_force(contract, on, asker=asker))
        levels = [fact.value["level"] for fact in stated] if want.milestones else []
        if stated and not (levels and marks_in(question) and not named_levels(question, levels)):
            yield contract, stated


def _describes(session: Session, question: str, fitting: Sequence[Contract], lang: str) -> bool:
    """Whether a question has a word that fewer than half of the contracts that fit use: it tells which one is meant."""
    spoken = SPOKEN.sub(" ", question)
    terms = [term for term in telling(spoken) if term not in _PLAIN and (len(term) > 3 or not term.isascii())]
    texts = [c.document_id for c in fitting if language_of(c.title) == lang]
    if not texts:
        return bool(terms)
    return any(documents.saying(session, stem_of(term), texts) * 2 < len(texts) for term in terms)


def _by_own_level(question: str, fitting: Sequence[tuple[Contract, list[InForce]]]) -> list[Contract]:
    """The contracts that call a level by the very words of the question: 一级 is not everybody's P1."""
    plain = "".join(question.split()).casefold()
    return [
        contract
        for contract, stated in fitting
        if any(_flat(fact.value["level"]) in plain for fact in stated if _has_level(fact.value))
    ]


def _has_level(value: object) -> bool:
    return isinstance(value, Mapping) and len(str(value.get("level") or "")) > 1


def _flat(level: str) -> str:
    return "".join(level.split()).casefold()


def _is_clear(hits: Sequence[Hit], fitting: Sequence[tuple[Contract, list[InForce]]], *, soon: bool) -> bool:
    """Whether search found one contract far above the others that fit, or a document that is none far above them all.

    How soon something happens is the contracts' to say, whatever else was found.
    """
    if not hits:
        return False
    scores = sorted((_best(hits, contract) for contract, _ in fitting), reverse=True)
    if hits[0].score > scores[0] and not soon:
        return hits[0].score - scores[0] >= CLEARLY
    return scores[0] - scores[1] >= CLEARLY


def _best(hits: Sequence[Hit], contract: Contract) -> float:
    """How high the best passage of a contract or its amendments stands; 0 where none was found."""
    family = {contract.document_id, *(a.document_id for a in contract.amendments)}
    return max((hit.score for hit in hits if hit.document_id in family), default=0.0)
