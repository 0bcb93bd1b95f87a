"""Service credits: what each breach gives back, the cap, and how long a claim may wait."""

import re

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found, FoundItem, length_found
from indexer.facts.notation.durations import find_durations
from indexer.facts.notation.percent import PercentAt, find_percents
from indexer.parsed import Row
from knowledge.rules.contract_record import CreditTerm

_CREDIT = re.compile(
    r"(?<!折)扣(?!留|押|非)|返还|补偿|赔付|减免|减收|少收|服务抵|违约金|折抵|冲抵|退还|\b(?:credit(?:s|ed)?|rebate|abatement|reduc(?:ed"
    r"|tion)|liquidated\sdamages|penalt(?:y|ies)|compensation|money\sback|take\soff|knock\s[^.]{0,20}\soff|refund(?:s|ed)?|ask\sfor\sthe\smoney)\b"
    r"|\btake\s[\d.]{1,5}\s?%\soff\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"提出|申请|主张|索赔|申报|书面要求|\b(?:claim(?:s|ed)?|request(?:s|ed)?|ask(?:s|ed)?\sfor|appl(?:y"
    r"|ies|ied)|submit(?:s|ted)?|raise[sd]?|notif(?:y|ies|ied)|lodge[sd]?|asserts?(?:ed)?)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"^\s?(?:以)?(?:之)?内|^\s?(?:以)?前")
_LATE = re.compile(r"(?<!not\s)\b(?:more|later)\sthan\s$", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:not|lapses?|void|late|reject\w{0,40}|refused?|barred|lost|invalid|expires?|forfeit\w{0,40})\b", re.IGNORECASE
)
_TO_CLAIM = re.compile(r"[^.;]{0,60}?\bto\s(?:claim|request|ask|apply|submit|raise)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"收到|答复|复核|核实|回复|未答|\b(?:receipt|reply|respond|answers?|review|pay(?:s|able|ment)?"
    r"|issue[sd]?|invoice)\b",
    re.IGNORECASE,
)
_CAP = re.compile(
    r"不(?:得)?超过|上限|为限|最高|封顶|累计|\b(?:cap(?:ped)?|shall\snot\s(?:go\sover|exceed)|not\sexceed"
    r"|no\smore\sthan|maximum|up\sto|in\sone\smonth\sshall|ceiling|limited\sto|won't\stake\s(?:off\s)?more\sthan|never\smore\sthan)\b",
    re.IGNORECASE,
)
_BASES = [
    (
        "monthly_fee",
        re.compile(
            r"月度?[\u4e00-\u9fff]{0,8}费|当月|月费|monthly|month'?s?\s(?:fee|charge|bill)|per\smonth",
            re.IGNORECASE,
        ),
    ),
    ("annual_fee", re.compile(r"年度?[\u4e00-\u9fff]{0,8}费|年费|annual|yearly|per\sannum", re.IGNORECASE)),
    (
        "contract_price",
        re.compile(
            r"合同(?:总)?(?:价|金额|额)|总价|合同款|contract\s(?:price|value|sum)|fixed\sprice|total\sprice"
            r"|the\sprice",
            re.IGNORECASE,
        ),
    ),
]
_BREACH = re.compile(
    r"未|逾期|延误|迟延|低于|重复|超时|不足|达不到|\b(?:below|miss(?:ed|es)?|fails?|failure|late|less\sthan"
    r"|falls?|breach|exceeds?|not\s(?:met|meet|achieved)|delay\w{0,40}|under|if\sgo-live)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"[,，]?\s(?=we(?:'ll|\swill)?\s(?:take|knock|give|pay|credit)\b)|[,，]\s?(?=(?:扣|按|应|卖方|乙方|买方|甲方|每次(?:扣|按|向|赔|返|补)|返还|赔|补偿|Subscriber|Customer|Client"
    r"|the\s|to\s|a\s|Buyer|Licensee|Provider|Supplier|Vendor))"
    r"|(?<=的)(?=按|每次按)|(?=扣减|抵扣|支付|返还)"
)
_ON_CUSTOMER = re.compile(
    r"逾期付款|逾期支付|迟延付款|逾期金额|欠款|overdue|late\spayment|unpaid|liabilit\w{1,40}|升级服务费|责任[^,。]{0,10}上限",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"(?:(?:is|are|be)\s(?:replaced|changed|amended|extended)\s(?:by|to|with)|(?:修改|变更"
    r"|调整|延长|缩短)(?:为|至))[^.。]{0,30}$",
    re.IGNORECASE,
)


def claim_within(doc: Doc) -> Found | None:
    """Find how long a claim for a credit may wait."""
    for paragraph in doc.paragraphs:
        text = paragraph.text
        about = (
            _CREDIT.search(text) or _CREDIT.search(doc.heading_at(paragraph.start))
            if _CLAIM.search(text) or _REPLACED.search(text[:200]) or "replaced" in text
            else None
        )
        if not about or has_blank(text) or _ON_CUSTOMER.search(text):
            continue
        for at in find_durations(text):
            if (at.value.days or at.value.months) and _waits(text, at.start, at.end):
                start, end = _phrase(text, at.start, at.end)
                return length_found(at, paragraph.start + start, paragraph.start + end)
    return None


def _waits(text: str, start: int, end: int) -> bool:
    """The length is the claim's own: the verb is in its clause, and the clause is not the answer to a claim."""
    left = max(text.rfind(stop, 0, start) + 1 for stop in ",，。;；")
    stops = [place for stop in "，。;；" if (place := text.find(stop, end)) >= 0]
    clause = text[left : min(stops, default=len(text))]
    before = text[left:start]
    if _REPLACED.search(before):
        return True
    if re.search(r"[\u4e00-\u9fff]", clause):
        follows = re.split(r"[。;；]", text[end : end + 30])[0]
        return bool(_WITHIN.match(follows[:4]) and _CLAIM.search(follows) and not _ANSWER.search(clause))
    lead = text[max(0, start - 160) : start]
    lead = re.split(r"(?<=[a-z])[.;]\s", lead)[-1]
    within = (
        re.search(r"(?:within|no(?:t)?\slater\sthan|not\smore\sthan|up\sto)\s(?:the\s)?$", lead, re.IGNORECASE)
        is not None
    )
    if _LATE.search(lead) and _REFUSED.search(text[end : end + 80]):
        return any(_CLAIM.finditer(lead))
    if re.search(r"\bha(?:ve|s)\s(?:up\sto\s)?$", lead, re.IGNORECASE):
        return _TO_CLAIM.match(text[end : end + 80]) is not None
    claims = [match.end() for match in _CLAIM.finditer(lead)]
    answers = [match.end() for match in _ANSWER.finditer(lead)]
    follow = (
        re.match(r"[^.;]{0,60}?\b(?:claim|request|ask|apply|submit)", text[end : end + 80], re.IGNORECASE) is not None
    )
    return within and (follow or (bool(claims) and max(claims) > max(answers, default=-1)))


def _phrase(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(text.rfind(stop, 0, start) + 1 for stop in "，。;；,")
    stops = [place for stop in ("，", "。", ";", "；", ", ", ". ") if (place := text.find(stop, end)) >= 0]
    left += len(text[left:start]) - len(text[left:start].lstrip())
    return left, min(stops, default=len(text))


def credits(doc: Doc) -> list[FoundItem]:
    """Read the credits that the vendor owes, from sentences and from two-column tables."""
    cap = _cap(doc)
    items = [item for paragraph in doc.paragraphs for item in _in_sentence(paragraph, cap)]
    for table in doc.tables:
        lead = doc.plain[max(0, table.start - 160) : table.start]
        head = table.header.cells if table.header else table.rows[0].cells
        title = " ".join(cell.text for cell in head)
        if _CREDIT.search(title):
            base = _base(title) or _base(lead)
            items += [item for row in table.rows if (item := _in_row(row, base, cap))]
    return items


def _in_row(row: Row, base: str | None, cap: float | None) -> FoundItem | None:
    """One case and what it pays; what the percentage is of may stand in the row itself."""
    paying = [cell for cell in row.cells[1:] if find_percents(cell.text)]
    of = _base(" ".join(cell.text for cell in row.cells[1:])) or base
    if not paying or of is None:
        return None
    when, paid = row.cells[0], paying[-1]
    percents = find_percents(paid.text)
    if len(percents) != 1 or has_blank(when.text) or not when.text.strip():
        return None
    parts = {"when": (when.start, when.end), "percent": (paid.start, paid.end)}
    return FoundItem(CreditTerm(when.text.strip(), percents[0].value, of, cap), parts)


def _in_sentence(paragraph: Span, cap: float | None) -> list[FoundItem]:
    items: list[FoundItem] = []
    text = paragraph.text
    if (
        not (_CREDIT.search(text) and _BREACH.search(text))
        or _ON_CUSTOMER.search(text)
        or has_blank(text)
        or " | " in text
    ):
        return items
    floor, base = 0, _base(text)
    for at in find_percents(text):
        stop = max(text.rfind(mark, floor, at.start) + 1 for mark in "。;；")
        before = text[max(floor, stop) : at.start]
        breach = _BREACH.search(before)
        if _CAP.search(before[-24:]) or _threshold(text, at) or breach is None or base is None:
            continue
        base = _base(text[at.end : at.end + 40]) or _base(before[-20:]) or base
        when = _condition(before)
        start = at.start - len(before) + before.index(when)
        place = (paragraph.start + start, paragraph.start + start + len(when))
        parts = {"when": place, "percent": (paragraph.start + at.start, paragraph.start + at.end)}
        items.append(FoundItem(CreditTerm(when, at.value, base, cap), parts))
        floor = at.end
    return items


def _threshold(text: str, at: PercentAt) -> bool:
    """A service level, not what is paid: `falls below 98.5%`."""
    level = (
        r"(?:below|under|(?<!take\soff\smore\s)(?<!never\smore\s)than|低于|不足|达到|(?:of|but)\sat\sleast|不低于)\s?$"
    )
    return re.search(level, text[: at.start], re.IGNORECASE) is not None


def _condition(before: str) -> str:
    """The words that say when: without the clause's number, without what is then paid."""
    when = re.split(_THEN, before)[0]
    when = re.sub(
        r"^(?:第[0-9一二三四五六七八九十]+条|[A-Z]?\.?\d{1,15}(?:\.\d{1,15})*|\([一二三四五六七八九十0-9]+\)|[^\w\u4e00-\u9fff]|[A-Z]\.\d{1,15})+\s{0,40}",
        "",
        when.strip(),
    )
    return when.strip(" ,，") if len(when.strip(" ,，")) >= 4 else before.strip()


def _cap(doc: Doc) -> float | None:
    for sentence in doc.sentences:
        text = sentence.text
        if not (_CAP.search(text) and (_CREDIT.search(text) or _CREDIT.search(doc.heading_at(sentence.start)))):
            continue
        if _ON_CUSTOMER.search(text) or not _base(text):
            continue
        for at in find_percents(text):
            if _CAP.search(text[max(0, at.start - 28) : at.start]) and not _threshold(text, at):
                return at.value
    return None


def _base(text: str) -> str | None:
    return next((name for name, pattern in _BASES if pattern.search(text)), None)
