"""When a contract was signed: a labelled date, the later of its signatures' dates, or the date of its opening words."""

import re
from datetime import timedelta

from indexer.facts.notation.dates import DateAt
from indexer.facts.term import opening
from indexer.facts.term.mentions import Stated, foreign

_LABEL = re.compile(
    r"(?:签订|签署|签约|签字|订立|签章|缔约)(?:日期|时间|日)\s{0,40}[:|]?\s{0,40}$"
    r"|\b(?:date\s{1,40}(?:of\s{1,40})?sign(?:ed|ature|ing)|signature\s{1,40}date|execution\s{1,40}date|date\s{1,40}of\s{1,40}execution)\s{0,40}[:|]\s{0,40}$",
    re.IGNORECASE,
)
_SIGNED_ZH = re.compile(r"\s?(?:由|经)?(?:甲乙)?双方(?:共同)?(?:签字|签署|签章)之日")
_MARKER = re.compile(
    r"/s/|\bBy\s{0,40}:|\b(?:Name|Title|Its|Signature|Signed|Printed\s{1,40}Name|Authorized\s{1,40}Sign\w{1,40})\s{0,40}[:|]|\bDate(?:d)?\s{0,40}[:|]"
    r"|\bIN\s{1,40}WITNESS\b|^\W{0,4}(?:Part\s\w:\s)?(?:Signatures?|Signature\s{1,40}page|Signed|Executed\s{1,40}by)\W{0,6}$"
    r"|\bSigned\s(?=\d)|^\W{0,3}(?:Signed|Executed)\s{1,40}(?:for|by|on)\b|^\W{0,4}Execution\W{0,6}$"
    r"|^\W{0,3}For\s{1,40}the\s{1,40}(?-i:[A-Z])\w{1,40}\s{0,40}(?=\||$)|^\W{0,3}For\s{1,40}(?-i:[A-Z])[^\n:]{2,60}:"
    r"|_{8,}|\b(?:Signature|Name|Title|Place)\b(?=\s{2,}|\s{0,40}$|\s[A-Z])"
    r"|(?:(?<=[\n_|\d.])\s{0,3}|(?<=\s\s)|(?<=Date\s)|(?<=Title\s)|(?<=Name\s))Date\b(?=\s|$|_)"
    r"|(?:签字|盖章|签章|公章|授权代表|法定代表人|负责人)\s?(?:\([^)\n]{0,12}\))?\s?[:|]|\((?:盖|签)?章\)\s?:",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(r"/s/|^by|^\W{0,40}for\sthe|sign|witness|章|签|代表", re.IGNORECASE)
_ALONE = re.compile(
    r"witness|^\W{0,40}(?:Part\s\w:\s)?(?:signatures?|signed|executed|execution|for\sthe\s\w{1,40})\W{0,40}$",
    re.IGNORECASE,
)
_NOT_SIGNED = re.compile(
    r"\bsource\s{0,40}:[^\n]{0,80}$|\b(?:as\s{1,40}of|dated|effective|until|through|before|from|expir\w{1,40}"
    r"|commenc\w{1,40})\s{1,40}(?:the\s{1,40})?$"
    r"|\bpage\s{1,40}\d{1,15}\s{0,40}$|自\s?$|至\s?$|\b(?:pay(?:able|ments?|s)?|paid|due|invoiced?|instal\w{1,40}|deliver\w{0,40}|no\s{1,40}later\s{1,40}than)\b[^.\n]{0,40}$"
    r"|(?:支付|付款|付清|到期|交付|开票|缴纳)[^。\n]{0,16}$|(?:于|在|前)\s?$(?<=[付缴交]款于)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:date[ds]?|sign(?:ed|ature)?|by|place|executed\s{1,40}on)\b|/s/|日期|签|章|年月日", re.IGNORECASE
)
_DATE_BELOW = re.compile(
    r"[\s_|]{0,30}(?:Place\s{1,40})?(?:[\d/.-]{6,10}[\s_|]{0,30})?\bDate\b|[^\n]{0,20}\s/s/", re.IGNORECASE
)
_SIGNATORY = re.compile(
    r"\s{0,40}(?:for\b|by\b|signed\b|[甲乙丙]方|[A-Z][\w/ .-]{2,30},\s?$|[\d\W]*(?:[A-Za-z]{3,9}\W+\d{4}\W{0,40})*$)",
    re.IGNORECASE,
)
_FREE_BEFORE = re.compile(r"(?:^|\n\s*+|\s\s|[A-Z][a-z]{1,30}\s|[A-Z]{4}\.?\s|\bAGREEMENT\s)$")
_TITLE = re.compile(r"(?:AGREEMENT|Agreement)\s{1,40}$")
_FREE_AFTER = re.compile(r"\s{0,40}(?:\n|\s{2,}|$)")
_AS_OF_EFFECTIVE = re.compile(
    r"\b(?:executed|entered\s{1,40}into|made|signed)\b[^.]{0,60}\bas\s{1,40}of\s{1,40}the\s{1,40}Effective\s{1,40}Date",
    re.IGNORECASE,
)
_SIDE_LABEL = re.compile(r"(?:\b(?:executed|signed)\s{1,40}on|\bdated?|日期)\s?:\s{0,12}", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NEAR = timedelta(days=31)
_OPENING = 6000


def find(stated: Stated) -> DateAt | None:
    """Find the day of signing: the later of two signature dates, or what the document says of itself.

    Opening words that name the day (`made on`) give way to two dated signatures within a month of it; a signature
    long after them is that of a copy. Opening words that only say `as of` give way to any two dated signatures.
    """
    labelled = [at for at in stated.dates if _is_labelled(stated.doc.plain, at)]
    if labelled:
        return max(labelled, key=lambda at: at.value)
    signed, opened = signatures(stated), opening.find(stated)
    if opened is None or not signed:
        if opened is None and len(signed) == 1 and _half_dated(stated, signed[0]):
            return None
        last = max(signed, key=lambda at: at.value, default=None)
        return last or (opened.at if opened else _alone(stated))
    last = max(signed, key=lambda at: at.value)
    both = len(signed) > 1
    if opened.effective:
        return last if both else opened.at
    return last if both and abs(last.value - opened.at.value) <= _NEAR else opened.at


def _is_labelled(plain: str, at: DateAt) -> bool:
    label = _LABEL.search(plain[max(0, at.start - 40) : at.start])
    return label is not None or _SIGNED_ZH.match(plain, at.end) is not None


def _half_dated(stated: Stated, at: DateAt) -> bool:
    """Tell whether the other signature's label is left without a date, so that the later of both is unknown."""
    labels = list(_SIDE_LABEL.finditer(stated.doc.plain, max(0, at.start - 300), at.end + 300))
    beside = any(label.end() == at.start for label in labels)
    return beside and any(not stated.within(label.end(), label.end() + 30) for label in labels)


def signatures(stated: Stated) -> list[DateAt]:
    """The dates beside the signatures: those of the first block of signatures that is dated."""
    for start, end in _blocks(stated.doc.plain):
        dates = _in_block(stated, start, end)
        if dates:
            return dates
    return []


def _in_block(stated: Stated, start: int, end: int) -> list[DateAt]:
    """The dates of a block; one that closely follows a signature's date is another's."""
    found: list[DateAt] = []
    for at in stated.within(start, end):
        follows = bool(found) and at.start - found[-1].end < 160 and not _excluded(stated, at)
        if follows or _is_signature(stated, at):
            found.append(at)
    return found


def _excluded(stated: Stated, at: DateAt) -> bool:
    return _NOT_SIGNED.search(stated.doc.plain[max(0, at.start - 100) : at.start]) is not None


def _is_signature(stated: Stated, at: DateAt) -> bool:
    plain = stated.doc.plain
    before, after = plain[max(0, at.start - 100) : at.start], plain[at.end : at.end + 60]
    if _excluded(stated, at):
        return False
    line = plain[plain.rfind("\n", 0, at.start) + 1 : at.start]
    return bool(_DATED.search(before[-60:]) or _DATE_BELOW.match(after) or _SIGNATORY.match(line))


def _blocks(plain: str) -> list[tuple[int, int]]:
    """Runs of signature marks that stand close together, with what directly precedes and follows them."""
    runs: list[list[re.Match[str]]] = []
    for match in _MARKER.finditer(plain):
        if runs and match.start() - runs[-1][-1].end() <= 400:
            runs[-1].append(match)
        else:
            runs.append([match])
    return [
        (max(0, run[0].start() - (0 if _HAN.search(run[0][0]) else 80)), min(len(plain), run[-1].end() + 300))
        for run in runs
        if (len(run) > 1 and _is_signed(run, plain)) or _ALONE.search(run[0][0])
    ]


def _is_signed(run: list[re.Match[str]], plain: str) -> bool:
    """Tell signatures from a form's labels: a signing word, or two labels `Date:` in the last third of the document."""
    if any(_SIGNED.search(mark[0]) for mark in run):
        return True
    dates = sum(mark[0].lower().startswith("date") for mark in run)
    return dates > 1 and 3 * run[0].start() > 2 * len(plain)


def _alone(stated: Stated) -> DateAt | None:
    """A date that stands by itself on the title page or under the last words."""
    plain = stated.doc.plain
    found: list[DateAt] = []
    for at in stated.dates:
        before, after = plain[max(0, at.start - 80) : at.start], plain[at.end : at.end + 3]
        placed = at.start < 2000 or at.end > len(plain) - 300
        titled = at.start < 300 and _TITLE.search(before)
        if titled or (placed and _FREE_BEFORE.search(before) and _FREE_AFTER.match(after) and not foreign(before)):
            found.append(at)
    last = [at for at in found if at.end > len(plain) - 300]
    return max(last, key=lambda at: at.value) if last and last[0] is found[0] else next(iter(found), None)


def as_of_effective(stated: Stated, named: dict[str, DateAt]) -> DateAt | None:
    """The Effective Date, where the opening words say that the parties made the document as of it."""
    found = _AS_OF_EFFECTIVE.search(stated.doc.plain, 0, _OPENING)
    return named.get("effective") if found else None
