"""What the document calls itself: its title, its number, and the contract that it amends."""

import re
from collections.abc import Iterator

from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found

_HEAD_LINES = 45
_TITLE_ZH = re.compile(
    r"^[^:。;,|]{0,50}?(?:合同书?|协议书?|契约|订单|备忘录|任务书|说明书|条款|附件|承诺书|补充约定|(?:变更|调整|补充)[^:。;,|]{0,16}函)(?:之?补充协议)?(?:\([^)]{1,20}\))?[^:。;,|]{0,20}$"
)
_TITLE_EN = re.compile(
    r"^(?=.{4,120}$)(?:[A-Z0-9\"(&][^.;|]*)?\b(?i:agreement|contract|order(?:\sform)?|statement\sof\swork"
    r"|sow|exhibit|addendum|amendment"
    r"|schedule|side\sletter|letter\sof\schange|(?:change|variation)\s(?:letter|notice|note)|terms(?:\sand\sconditions)?|licen[cs]e|memorandum|deed|annex)\b[^.;|]*$"
)
_ID = (
    r"[A-Z0-9][A-Z0-9.()\[\]〔〕_-]{0,20}(?:/[A-Z0-9.()-]{1,20}){0,5}(?:\s?第?\s?[0-9]{1,6}\s?号)?"
    r"|[A-Z0-9\u4e00-\u9fff][A-Z0-9\u4e00-\u9fff()\[\]〔〕_/-]{3,40}"
)
_NUMBER = re.compile(
    r"(?P<label>(?:(?:本|补充|变更|框架|服务|采购|销售)?(?:合同|协议|协议书|订单|订购单|文件|项目|补充协议|变更协议|变更|函|(?:变更|修订|确认|任务|说明)书)\s{0,3}(?:登记)?(?:编\s{0,4}号"
    r"|编码|单号|号码|号|流水号)|^(?:编\s{0,4}号|单\s{0,4}号|编码|文号))(?:\s{0,3}[:为是|]\s{0,3}|\s{1,4}(?=[A-Z0-9]))"
    r"|(?i:\b(?:this\s)?(?:agreement|contract|order(?:\sform)?|sow|statement\sof\swork"
    r"|amendment|addendum|exhibit|document|reference|licen[cs]e"
    r"|quote|po|purchase\sorder|change\sorder|nda|msa|our|schedule|form)?\s?(?:number|no\b\.?"
    r"|ref\b\.?|reference|id\b|#|№)\s?[:|.#]{0,2}\s{0,24}))"
    rf"(?P<id>{_ID})",
)
_SAYS_ID = re.compile(
    r"^This\s(?:[A-Z]?[a-z]{1,40}\s){1,4}[^.;]{0,60}?\b(?:carries|bears|has|is\sfiled\sunder|is\snumbered)\s(?:the\s|our\s|its\s|a\s)?"
    rf"(?:(?:reference|document|contract)?\s?(?:number|no\.?|reference|ref\.?|id)\s)?(?P<id>{_ID})"
)
_BARE_ID = re.compile(r"^(?:[A-Z][A-Za-z]*\s){1,4}(?P<id>[A-Z][A-Z0-9]{0,8}(?:[-/][A-Z0-9]{1,10}){1,5})$")
_ANY_ID = re.compile(
    r"(?<![A-Za-z0-9/-])[A-Z][A-Z0-9]{0,9}(?:[-/_][A-Z0-9]{1,12}){1,6}(?![A-Za-z0-9_-])"
    r"|(?<![A-Za-z0-9/-])[A-Z]{2,6}\d{3,12}\b|(?<![A-Za-z0-9/-])(?=[\d-]*[A-Z])\d{2,6}(?:[-/][A-Z0-9]{1,12}){1,6}(?![A-Za-z0-9_-])"
)
_ORIGINAL = re.compile(
    r"原(?:合同|协议|技术|服务|许可|采购)|补充约定|变更|(?:合同|协议)\)?》?[^,。;]{0,6}(?:编号|号)|号(?:合同|协议)|(?:主|基础|前置)(?:合同|协议)|\b(?:changes?|amends?|modif(?:y|ies)|supplements?"
    r"|var(?:y|ies|ied|iation)|principal\s(?:agreement|contract)|amendment\s(?:no\.?\s?\w{1,40}\s)?to|original|(?:our|your)\s(?:[a-z]{1,40}\s){0,3}(?:agreement|contract)|contract(?:\sno\.?|\snumber|\sreference)?\s?[:|]\s?(?=\w)"
    r"|underlying|base\s(?:agreement|contract)|the\s\"?agreement\"?)\b",
    re.IGNORECASE,
)


def title(doc: Doc) -> Found | None:
    """Find the document's own title among its first lines."""
    pattern = _TITLE_ZH if doc.lang == "zh" else _TITLE_EN
    lines = [
        line for line in _head(doc, 25) if pattern.match(line.text.replace("No.", "No ")) and not _numbered(line.text)
    ]
    heads = {section.start for section in doc.headings if section.level == 1}
    best = next((line for line in lines if line.start in heads), lines[0] if lines else None)
    if best is None:
        wanted = doc.parsed.title.strip()
        place = doc.text.find(wanted) if wanted else -1
        return Found(wanted, place, place + len(wanted)) if place >= 0 else None
    return Found(doc.text[best.start : best.end], best.start, best.end)


def _numbered(text: str) -> bool:
    """Whether a line is the label and value of a number rather than a title."""
    match = _NUMBER.search(text)
    return match is not None and match.start() == 0 and ":" in text


def number(doc: Doc) -> Found | None:
    """Find the document's own number: labelled at the start of a line before the clauses begin."""
    for line in _head(doc, _HEAD_LINES):
        match = _NUMBER.search(line.text)
        if match and _starts_line(line.text, match.start()) and _is_id(match["id"]):
            value = match["id"].rstrip(".-_(")
            return Found(value, line.start + match.start("id"), line.start + match.start("id") + len(value))
    for line in _head(doc, 12):
        said = _SAYS_ID.match(line.text)
        if said and _is_id(value := said["id"].rstrip(".-_(")):
            return Found(value, line.start + said.start("id"), line.start + said.start("id") + len(value))
    for line in _head(doc, 12):
        match = _BARE_ID.match(line.text)
        if match and re.search(r"\d", match["id"]) and not _ORIGINAL.search(line.text):
            return Found(match["id"], line.start + match.start("id"), line.start + match.end("id"))
    return _number_of_own_sentence(doc)


def _number_of_own_sentence(doc: Doc) -> Found | None:
    """A labelled number that is a sentence of its own behind another one, where nothing stands on a line of its own."""
    for line in _head(doc, _HEAD_LINES):
        match = _NUMBER.search(line.text)
        if not match or not _is_id(match["id"]) or _ORIGINAL.search(line.text[: match.start()]):
            continue
        if line.text[: match.start()].rstrip()[-1:] in (".", "。"):
            value = match["id"].rstrip(".-_(")
            return Found(value, line.start + match.start("id"), line.start + match.start("id") + len(value))
    return None


def amends(doc: Doc, own: str | None) -> Found | None:
    """Find the number of the contract that an amendment changes."""
    others = [
        (span, match)
        for span in doc.sentences
        for match in _ANY_ID.finditer(span.text)
        if match.group() != own and re.search(r"\d", match.group()) and not _glued(span.text, match)
    ]
    named = [(span, match) for span, match in others if _ORIGINAL.search(_with_label(doc, span))]
    related = [(span, match) for span, match in others if own and own.startswith(match.group())]
    for span, match in [*named, *related]:
        return Found(match.group(), span.start + match.start(), span.start + match.end())
    return None


def _with_label(doc: Doc, span: Span) -> str:
    """A sentence with the words before it where it only begins after `No.`."""
    before = doc.plain[max(0, span.start - 60) : span.start]
    return before + span.text if re.search(r"\b(?:No|no|Ref|ref)\.\s{0,40}$", before) else span.text


def _glued(text: str, match: re.Match[str]) -> bool:
    """Part of a longer number with a placeholder: `FSI-SUP-[●]`."""
    return text[match.end() : match.end() + 1] in ("[", "_", "●", "【")


def _head(doc: Doc, count: int) -> Iterator[Span]:
    found = 0
    for line in doc.paragraphs:
        text = line.text.strip().lstrip("#*= ").rstrip("*= ")
        if not text:
            continue
        start = line.start + line.text.index(text)
        yield Span(text, start, start + len(text))
        found += 1
        if found >= count:
            return


def _starts_line(text: str, place: int) -> bool:
    before = text[:place]
    return len(before) <= 12 and re.search(r"[(《“\"鉴依据根签原]|dated|under|[Pp]hone|[Ff]ax|Tel", before) is None


def _is_id(value: str) -> bool:
    return (
        len(value) >= 3 and re.search(r"\d", value) is not None and re.fullmatch(r"[\d.]{1,5}|\d{4}年.*", value) is None
    )
