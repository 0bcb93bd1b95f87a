"""Names of organisations and identifiers in a document: candidates for the parties and for contract numbers."""

import re
from collections.abc import Iterator

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.document.label_rows import label_rows
from indexer.facts.roles.names_en import organisation_spans
from indexer.facts.who.organisations import organisation_at

_READ, _ID_READ, _MOST_IDS, _TWICE, _LONGEST_NAME = 6000, 20000, 30, 3, 40
_ENDING_ZH = (
    "有限责任公司|股份有限公司|有限公司|有限合伙|股份公司|分公司|公司|集团|研究院|研究所|设计院|大学|学校|中学|医院"
    "|银行|中心|事务所|学院|工厂|厂|管理局|局|委员会|协会"
)
_RUN_ZH = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9·&]|\([\u4e00-\u9fffA-Za-z0-9]{1,12}\)){3,60}")
_END_ZH = re.compile(
    rf"(?:{_ENDING_ZH})(?:\((?!以下|下称|简称|[甲乙丙]方|签|盖|公章)[\u4e00-\u9fff]{{2,6}}\))?(?![\u4e00-\u9fff]{{0,4}}(?:{_ENDING_ZH}))"
)
_LEAD_ZH = re.compile(
    r"^(?:\)|.*(?:甲方|乙方|丙方|名称|单位|主体|供应商|客户|买方|卖方|需方|供方|委托人|受托人|双方|合同|协议|编号|以下簡稱)(?:[为是系]|\([^)]*\))?"
    r"|(?:以下|下称|简称)[^)]{0,12}\)|以?及|与|和|由|向|致|为|是|系|即|对|在|经|贵方|我方|授权|受|指|请|据|因|若|凡|除|待|供)(?=.{4})"
)
_NO_NAME_ZH = re.compile(
    r"^(?:本|贵|我|该|子|母|总|分|目标|项目|标的|新设|关联|第三方)?(?:公司|集团|中心|局|厂|银行|医院|大学|学院)$"
)
_AFTER_EN = re.compile(r"\b(?:between|and|by|to|from|with|for)\b\s+(?=[A-Z])|\n\s{0,4}(?=[A-Z])|[:|]\s{0,4}(?=[A-Z])")
_ID = re.compile(
    r"(?<![A-Za-z0-9/-])(?=[A-Za-z0-9./_()〔〕\[\]-]{0,40}\d)[A-Z][A-Za-z0-9]{0,12}(?:[-/_.][A-Za-z0-9()〔〕\[\]]{1,14}){1,6}(?![A-Za-z0-9_-])"
    r"|(?<![A-Za-z0-9/-])[A-Z]{1,6}\d{3,12}\b"
    r"|(?<![A-Za-z0-9/-])\d{2,6}(?:[-/][A-Z0-9]{1,12}){1,6}(?![A-Za-z0-9_-])"
    r"|[\u4e00-\u9fff]{1,6}(?:字)?[〔\[(]\d{4}[〕\])]\s?第?\s?\d{1,6}\s?号"
)
_ID_LABEL = re.compile(r"号|编码|\bno\b|number|ref|\bid\b", re.IGNORECASE)


def find_organisations(doc: Doc) -> list[Found]:
    """Names that may be a party's, each at most three times; those beside labels too, with a legal form or without."""
    spans = sorted({*_chinese(doc), *_english(doc), *_labelled(doc)})
    seen: dict[str, int] = {}
    found = []
    for start, end in spans:
        name = doc.text[start:end].strip()
        key = re.sub(r"\s+", "", name).casefold()
        seen[key] = seen.get(key, 0) + 1
        if len(name) > 2 and seen[key] <= _TWICE:
            found.append(Found(name, start, end))
    return found


def _chinese(doc: Doc) -> Iterator[tuple[int, int]]:
    for run in _RUN_ZH.finditer(doc.plain[:_READ]):
        start = run.start()
        for ending in _END_ZH.finditer(run.group()):
            end = run.start() + ending.end()
            name = doc.plain[start:end]
            first = end - len(_without_lead(name))
            kept = doc.plain[first:end]
            if 3 < len(kept) <= _LONGEST_NAME and not _NO_NAME_ZH.match(kept) and not has_blank(kept):
                yield first, end
            start = end


def _without_lead(name: str) -> str:
    """A name without the words that lead up to it."""
    for _ in range(3):
        lead = _LEAD_ZH.match(name)
        if lead is None:
            return name
        name = name[lead.end() :]
    return name


def _english(doc: Doc) -> Iterator[tuple[int, int]]:
    text = doc.plain[:_READ]
    yield from organisation_spans(text)
    for match in _AFTER_EN.finditer(text[:_READ]):
        yield from _at(doc, match.end(), text[match.end() : match.end() + 120])


def _at(doc: Doc, start: int, raw: str) -> Iterator[tuple[int, int]]:
    if found := organisation_at(doc, start, raw):
        yield found.start, found.end


def _labelled(doc: Doc) -> Iterator[tuple[int, int]]:
    for row in label_rows(doc):
        if row.value.start >= _READ:
            continue
        name = re.split(r"[,;(|]|\s{2,}", row.value.text, maxsplit=1)[0].rstrip(" .")
        if doc.lang == "zh" and re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9()·]{4,30}", name) and not has_blank(name):
            yield row.value.start, row.value.start + len(name)
        elif doc.lang == "en" and re.match(r"[A-Z]", name) and 3 < len(name) < 70:
            yield from _at(doc, row.value.start, row.value.text)


def find_identifiers(doc: Doc) -> list[Found]:
    """What looks like a number of a contract, and the values of labels that say so."""
    found: dict[int, Found] = {}
    for match in _ID.finditer(doc.plain[:_ID_READ]):
        if len(found) < _MOST_IDS and not has_blank(match.group()):
            end = match.start() + len(_tidy(match.group()))
            found[match.start()] = Found(doc.text[match.start() : end], match.start(), end)
    for row in label_rows(doc):
        written = row.value.text.strip().rstrip(".")
        if row.value.start < _ID_READ and _ID_LABEL.search(row.label) and re.search(r"\d", written):
            start = row.value.start
            if 3 <= len(written) < 40 and start not in found and not has_blank(written):
                found[start] = Found(doc.text[start : start + len(written)], start, start + len(written))
    return [found[start] for start in sorted(found)]


def _tidy(number: str) -> str:
    """A number without what only follows it."""
    number = number.rstrip(".-_(")
    return number[:-1] if number.endswith((")", "]")) and number.count("(") + number.count("[") == 0 else number
