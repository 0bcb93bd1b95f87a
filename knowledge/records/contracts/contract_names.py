"""Which contracts a question is about, by the names it uses: vendor, product, title words, contract number, kind."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import lazy_pinyin

from knowledge.records.contracts.contracts import Contract

_LEGAL = re.compile(
    r"[（(].*?[)）]|股份有限公司|有限责任公司|有限公司|集团|公司|软件|技术|信息|科技|系统|数据|网络|智能|"
    r"\b(inc|ltd|llc|plc|corp|co|gmbh|ag|bv|limited|corporation|company|software|systems?|networks?|solutions?|"
    r"technolog(y|ies)|services?|group|holdings?|international)\b\.?",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"合同|协议|补充|常见问题|问题|手册|指南|报价|清单|范本|空白|附件|费用|说明|年度|技术|软件|服务|许可|实施|支持|售后|运维|维护|升级|加购|保密|采购|订购|平台|系统|管理|产品|"
    r"\b(agreement|contract|statement|of|work|order|form|amendment|no|licen[cs]e|support|services?|software|cloud|"
    r"subscription|mutual|non|disclosure|exhibit|schedule|standard|master|implementation|managed|network|annual|"
    r"maintenance|upgrade|add|on|users?|yearly|deed|variation|terms|conditions|hosted|renewal|template|application|"
    r"professional|modules?|general|purchase|confidentiality|side|letter|framework|and|the|to|for|platform|system|\d+)\b",
    re.IGNORECASE,
)
_LONGEST = 4
_TAIL = re.compile(r"(?<=[a-z])[A-Z]{3,5}\b")
"""The abbreviation at the end of a product's name by which people call it: LIMS of CobaltLIMS."""
_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]{2,}"), re.compile(r"[A-Za-z][A-Za-z0-9&'-]{2,}")
_KINDS: tuple[tuple[str, str], ...] = (
    ("nda", r"保密|\bnda\b|confidential|non-?disclosure"),
    ("implementation", r"实施|上线项目|implementation|\bproject\b|\bsow\b|statement of work"),
    ("upgrade", r"升级|加购|增购|upgrade|add-?on|order form|\border\b"),
    ("annual_service", r"年度(技术)?服务|运维|维保|年度维护|managed|maintenance"),
    ("support", r"售后|支持|\bsupport\b"),
    ("license", r"许可|授权|licen[cs]e|subscription"),
)
_KIND = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_PAPER = r"\s?(?:合同|协议|订单|订购单|agreement|contract|order)"
_RELATED = {"support": {"annual_service"}, "annual_service": {"support"}, "upgrade": {"license"}}
"""Kinds that people's words do not tell apart: 运维 and 售后支持 are asked for alike."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The base contracts that a question may mean, best first; `named`: it uses a name of theirs.

    `kind` is the kind of contract that it speaks of, where none of the vendor's is of that kind: a warning.
    """

    contracts: tuple[Contract, ...]
    named: bool
    missing_kind: str | None = None


def meant(question: str, contracts: Sequence[Contract], *, narrow: bool = False) -> Meant:
    """Pick the contracts whose names a question uses; all of them where it uses none.

    With `narrow`, a vendor's other contracts are left out where a question names one by its kind and the word for a
    contract (`实施合同`), or by a word that only that one's title has.
    """
    names = {c.id: names_of(c) for c in contracts}
    owners = Counter(name for c in contracts for name in {(n, c.vendor_id) for n in names[c.id]})
    shared = Counter(name for name, _ in owners)
    plain = "".join(question.split()).casefold()
    scores = {c.id: sum(_weight(n, shared[n]) for n in names[c.id] if _says(plain, question, n)) for c in contracts}
    best = max(scores.values(), default=0)
    if best == 0:
        return _by_kind(question, list(contracts), named=False)
    vendors = {c.vendor_id for c in contracts if scores[c.id] >= 0.6 * best}
    chosen = sorted((c for c in contracts if c.vendor_id in vendors), key=lambda c: -scores[c.id])
    if narrow:
        used = {c.id: {n for n in names[c.id] if _says(plain, question, n)} for c in chosen}
        chosen = [c for c in chosen if not _told_apart(chosen[0], c, used)]
    return _by_kind(question, chosen, named=True, narrow=narrow)


def of_vendors_named(question: str, contracts: Sequence[Contract]) -> list[Contract]:
    """Every contract of each vendor that a question names by vendor, product or number, all vendors alike."""
    plain = "".join(question.split()).casefold()
    vendors = {c.vendor_id for c in contracts if any(_writes(plain, question, name) for name in _without_title(c))}
    return [c for c in contracts if c.vendor_id in vendors]


def kinds_named(text: str) -> frozenset[str]:
    """The kinds of contract of which a text speaks, with those that people's words do not tell apart."""
    named = {kind for kind, pattern in _KIND if pattern.search(text)}
    return frozenset(named.union(*(_RELATED.get(kind, set()) for kind in named)))


def _told_apart(best: Contract, other: Contract, used: dict[int, set[str]]) -> bool:
    """Whether a question names the best contract by a word of its title that another of the vendor's lacks."""
    if best.vendor_id != other.vendor_id or not used[other.id] < used[best.id]:
        return False
    vendor = best.vendor.name if best.vendor else ""
    return bool(
        (used[best.id] - used[other.id]) & (telling_words(best.title) - telling_words(vendor, best.product or ""))
    )


def speaks_of_kind(kind: str, text: str) -> bool:
    """Whether a text uses the words for a kind of contract."""
    return any(name == kind and pattern.search(text) for name, pattern in _KIND)


def titled_for_others(title: str, own: Sequence[Contract], others: Sequence[Contract]) -> bool:
    """Whether a document's title uses a name of others' contracts and none of one's own."""
    plain = "".join(title.split()).casefold()
    mine = {name for c in own for name in names_of(c)}
    theirs = {name for c in others for name in names_of(c)} - mine
    return not any(name in plain for name in mine) and any(name in plain for name in theirs)


def names_of(contract: Contract) -> frozenset[str]:
    """What people may call a contract: its number, and the telling words of vendor, product, title and aliases."""
    words = telling_words(contract.title)
    return frozenset(words | romanised(words) | _without_title(contract))


def _without_title(contract: Contract) -> frozenset[str]:
    vendor = contract.vendor
    name, product = vendor.name if vendor else "", contract.product or ""
    words = telling_words(name, product)
    words |= _brands(name, contract.product or contract.title)
    words |= {tail.casefold() for tail in _TAIL.findall(product)}
    words |= romanised(words)
    aliases = {a.casefold() for a in vendor.aliases} if vendor else set()
    return frozenset(words | aliases | ({contract.number.casefold()} if contract.number else set()))


def _brands(vendor: str, product: str) -> set[str]:
    """What the vendor's and the product's names share, and how a long product name begins: 帆影 of 帆影客户云."""
    found: set[str] = set()
    for run in _HAN.findall(_GENERIC.sub(" ", product)):
        parts = (run[i : i + size] for size in range(len(run), 1, -1) for i in range(len(run) - size + 1))
        found |= {part for part in [next((p for p in parts if p in vendor), None)] if part}
        if len(run) > _LONGEST and product.startswith(run):
            found.add(run[:2])
    return found


def telling_words(*texts: str) -> set[str]:
    """The words of names that tell one from another: legal forms and words such as 合同 or Agreement left out."""
    return {w for text in texts for w in _words(_GENERIC.sub(" ", _LEGAL.sub(" ", text)))}


def romanised(words: Iterable[str]) -> set[str]:
    """Short Chinese names as English speakers write them: `luming` for 鹿鸣."""
    return {_pinyin(word) for word in words if _HAN.fullmatch(word) and len(word) <= _LONGEST}


@lru_cache(maxsize=4096)
def _pinyin(word: str) -> str:
    """Names come again with every question."""
    return "".join(lazy_pinyin(word))


def _words(text: str) -> Iterable[str]:
    yield from (m.group().casefold() for m in _LATIN.finditer(text))
    for run in _HAN.findall(text):
        yield run
        if len(run) == 4:
            yield from (run[:2], run[2:])


def _weight(name: str, vendors: int) -> float:
    return (1 + 0.1 * min(len(name), 8)) / vendors


def _says(plain: str, question: str, name: str) -> bool:
    """Whether a question uses a name: Latin ones as whole words, Chinese ones anywhere or with one character off."""
    if name.isascii():
        return bool(re.search(rf"(?<![a-z0-9]){re.escape(name)}(?:'?s)?(?![a-z0-9])", question.casefold()))
    return name in plain or (len(name) == 2 and _misspelt(plain, name))


def _writes(plain: str, question: str, name: str) -> bool:
    """Whether a question uses a name as it is written."""
    return _says(plain, question, name) if name.isascii() else name in plain


def _misspelt(plain: str, name: str) -> bool:
    """A two-character name at the head of the question of which the first is right: 输入法 slips keep the first."""
    return plain[:1] == name[0] and plain[1:2] not in "的是有在"


def _by_kind(question: str, contracts: list[Contract], *, named: bool, narrow: bool = False) -> Meant:
    for kind, pattern in _KIND:
        if not pattern.search(question):
            continue
        fitting = [c for c in contracts if c.kind == kind]
        fitting += [c for c in contracts if c.kind in _RELATED.get(kind, ())]
        if fitting:
            only = narrow and re.search(rf"(?:{pattern.pattern})\S{{0,4}}{_PAPER}", question, re.IGNORECASE)
            rest = [c for c in contracts if c not in fitting and not only]
            return Meant((*fitting, *rest), named)
        if named:
            return Meant(tuple(contracts), named, missing_kind=kind)
    return Meant(tuple(contracts), named)
