"""Which law governs the contract."""

import re
from itertools import pairwise

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found

_ZH = re.compile(
    r"(?:(?:适用法律|准据法|管辖法律)\s?(?:为|是|:|\|)|适用|受|依[据照]?|根据|遵守|遵循|按照|以)\s?(?P<law>(?:中华人民共和国|中国|[\u4e00-\u9fff]{2,12})(?:大陆|内地"
    r"|境内)?(?:\([^()]{1,20}\))?(?:的)?(?:现行)?(?:有效)?(?:的)?(?:相关|有关)?法律(?:、?法规)?)"
)
_SAYS_ZH = re.compile(r"适用|管辖|解释|约束|准据法|争议")
_PLACE = r"(?:[A-Z][A-Za-z.'-]{0,30}|U\.S\.A?\.?)"
_NAMES = rf"{_PLACE}(?:(?:,?\s(?:of|and|the|&|de)){{0,3}},?\s{_PLACE}){{0,7}}"
_EN_LAW = re.compile(
    rf"(?P<law>(?:[Tt]he\s{{1,12}})?(?:(?:internal|substantive|domestic|local|procedural|state|federal|general|contract|civil|commercial)\s{{1,12}}){{0,2}}(?:L|l)aws?,?\s{{1,12}}(?:(?:and|or)\s{{1,12}}[a-z]{{1,40}}\s{{1,12}})?(?:then\s{{1,12}})?(?:in\s{{1,12}}(?:force"
    rf"|effect)\s{{1,12}})?(?:of|in)\s{{1,12}}(?:the\s{{1,12}})?(?:(?:[Ss]tate|[Cc]ommonwealth|[Pp]rovince|[Cc]ountry"
    rf"|[Rr]epublic|[Kk]ingdom|[Jj]urisdiction)s?\s{{1,12}}of\s{{1,12}})?(?:the\s{{1,12}})?{_NAMES})"
    rf"|(?P<short>(?!The\b|LAW\b|GOV|Gov){_PLACE}(?:\s{{1,12}}(?:and|&)\s{_PLACE})?(?:\s{_PLACE}){{0,2}}\s{{1,12}}(?:substantive\s{{1,12}}|contract\s{{1,12}})?[Ll]aws?)\b"
)
_LABEL_EN = re.compile(
    rf"\b(?:governing|applicable)\s(?:law|LAW)s?\s?(?::|\||is(?:\sthat\sof)?)\s(?:the\slaws?\sof\s)?(?P<law>(?:the\s)?{_NAMES})",
)
_SAYS_EN = re.compile(
    r"\b(?:govern(?:ed|s|ing)?|constru(?:ed|ction)|interpreted|subject\sto\s(?:the\s)?(?:\w{1,40}\s){0,2}laws?"
    r"|applicable\slaw|(?:shall|will)\sapply|enforced\sin\saccordance|laws?(?:\sof\s[\w\s,]{2,60}?)?\s(?:appl(?:y|ies)"
    r"|is\sapplicable|rules)|(?:law|it)\sstill\sapplies|follows?\s(?:\w{1,40}\s){0,3}law|disputes?\s[^.;]{0,80}\b(?:resolved|settled|decided|determined)"
    r"\s(?:under|by|according|in\saccordance))\b",
    re.IGNORECASE,
)
_HEADS_EN = re.compile(r"^\W{0,40}(?:[\d.]{1,12}\s)?(?:governing|applicable|choice\sof)\slaw\W{0,40}$", re.IGNORECASE)
_SPLIT = re.compile(
    r",?\s(?:and\s)?(?:the\s)?(?:courts?|parties|each|any|without|excluding|exclusive|except)\b.*$",
    re.IGNORECASE,
)
_NOT_PLACE = re.compile(
    r"\b(?:Governing|Applicable|Choice|Such|This|GOVERNING|APPLICABLE|CHOICE|LAW)\b|^(?:Applicable|Governing|This|Any|Such|Export|Privacy|Bankruptcy|Federal|Data"
    r"|Intellectual|Patent|Securities|Tax|Case|Local|Common|Statutory|All|Relevant|Choice"
    r"|Anti\w{0,40}|Protection|Conflicts?|Agreement|Section|Each|If)\b",
)


_COUNTRIES = {
    "Australian": "Australia", "Austrian": "Austria", "Belgian": "Belgium", "Brazilian": "Brazil", "Canadian": "Canada",
    "Chinese": "People's Republic of China", "Czech": "Czech Republic", "Danish": "Denmark", "Dutch": "Netherlands",
    "English": "England and Wales", "Finnish": "Finland", "French": "France", "German": "Germany", "Greek": "Greece",
    "Hungarian": "Hungary", "Indian": "India", "Irish": "Ireland", "Israeli": "Israel", "Italian": "Italy",
    "Japanese": "Japan", "Korean": "Republic of Korea", "Luxembourg": "Luxembourg", "Malaysian": "Malaysia",
    "Norwegian": "Norway", "Polish": "Poland", "Portuguese": "Portugal", "Romanian": "Romania", "Scottish": "Scotland",
    "Scots": "Scotland", "Singaporean": "Singapore", "Spanish": "Spain", "Swedish": "Sweden", "Swiss": "Switzerland",
    "Taiwanese": "Taiwan", "Turkish": "Turkey", "Welsh": "England and Wales",
}  # fmt: skip
_BY_ADJECTIVE = re.compile(rf"(?:the\s)?({'|'.join(_COUNTRIES)})\s(?:\w{{1,20}}\s)?[Ll]aws?")


def named(words: str) -> str:
    """A law as written, with its country beside it where only an adjective names it: `Dutch law (Netherlands)`."""
    adjective = _BY_ADJECTIVE.fullmatch(words)
    return f"{words} ({_COUNTRIES[adjective[1]]})" if adjective else words


def governing_law(doc: Doc) -> Found | None:
    """Find the law that governs, as written (`中华人民共和国法律`, `the laws of the State of Delaware`)."""
    for before, span in reversed([*pairwise((Span("", 0, 0), *doc.sentences))]):
        text = span.text
        if "法律" in text and _SAYS_ZH.search(text):
            match = _ZH.search(text)
            if match and not has_blank(match.group()) and not re.search(r"相关法律|有关法律$", match["law"][:4]):
                return _at(doc, span.start + match.start("law"), match["law"])
        if (
            ("aw" in text or "AW" in text)
            and (_SAYS_EN.search(text) or _HEADS_EN.search(before.text))
            and (found := _english(doc, text, span.start))
        ):
            return found
    return None


def _english(doc: Doc, text: str, offset: int) -> Found | None:
    says = _SAYS_EN.search(text)
    if text.isupper() or sum(map(str.isupper, text)) > sum(map(str.islower, text)):
        text = re.sub(r"\b(?:Of|And|The|In|By|To|Without|Laws?)\b", lambda match: match.group().lower(), text.title())
    for match in _EN_LAW.finditer(text):
        name = _SPLIT.sub("", match["law"] or match["short"]).rstrip(" ,.")
        if _NOT_PLACE.search(name) or (says and abs(match.start() - says.start()) > 160):
            continue
        start = offset + (match.start("law") if match["law"] else match.start("short"))
        return _at(doc, start, name)
    label = _LABEL_EN.search(text[:1].lower() + text[1:])
    return _at(doc, offset + label.start("law"), label["law"].rstrip(".")) if label else None


def _at(doc: Doc, start: int, name: str) -> Found:
    return Found(" ".join(doc.text[start : start + len(name)].split()), start, start + len(name))
