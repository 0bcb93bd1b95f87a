"""The name of the software in an English contract."""

import re
from collections import Counter
from collections.abc import Iterator

from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found
from indexer.facts.who.parties import Parties

_CAP = r"[A-Z][A-Za-z0-9]{0,40}(?:-[A-Z0-9][A-Za-z0-9]{0,40})?"
_NAME = rf"{_CAP}(?:\s{_CAP}){{0,3}}"
_THING = (
    r"(?:software|service|services|platform|product|application|system|suite|solution|subscription|app|tool"
    r"|product\ssuite|programs?|package)"
)
_FIRM = r"\w|,?\s(?:[A-Z][\w&]*\s){0,3}(?:Ltd|Limited|Inc|LLC|plc|GmbH|AG|Pty|Pte|Private|Corp|B\.V)\b"
_SAID = [
    re.compile(
        rf"\b(?:known|marketed|sold|referred\sto|offered)(?:\s[a-z]{{1,40}}){{0,3}}\sas\s(?:the\s)?\"?(?P<name>{_NAME})"
    ),
    re.compile(rf"\b(?:called|named|branded)\s(?:the\s)?\"?(?P<name>{_NAME})"),
    re.compile(
        rf"\"(?:[A-Z][a-z]{{1,40}}\s){{0,2}}(?:Software|Services?|Products?|Platform|System|Solution|Application"
        rf"|Programs?|App)\"\s(?:means|is|refers\sto)\s(?:[A-Z][\w&]*'s\s)?(?:[a-z-]+\s){{0,5}}(?P<name>{_NAME})"
    ),
]
_WORKS_ON = (
    r"(?:hosts?|runs?|operates?|maintains?|supports?|licen[cs](?:es?|ing)|uses?|looks?\safter|implements?|installs?"
    r"|deploys?|configures?|provides?|supplies|subscribes?\sto|access\sto|use\sof|keep|keeps)"
)
_CONTEXT = [
    re.compile(rf"\b(?:subscription\s(?:to|for)|access\sto)\s(?:the\s)?(?P<name>{_NAME})"),
    re.compile(
        rf"\b(?:[Ii]nstall|[Ii]mplement|[Dd]eploy|[Cc]onfigure|[Uu]pgrade)(?:\sand\s\w{{1,40}})?\s(?:the\s)?(?P<name>{_NAME})(?:\srelease"
        rf"|\sversion|\ssoftware|,|\sfor\b)"
    ),
    re.compile(
        rf"\bthe\s(?:[a-z-]+\s){{0,4}}(?:software|platform|application|system|solution|suite)\s(?P<name>{_NAME})(?!{_FIRM})"
    ),
    re.compile(rf"\b[Tt]he\s(?P<name>{_NAME})\s(?:[a-z-]+\s){{0,4}}{_THING}\b"),
    re.compile(rf"\b{_WORKS_ON}\s(?:the\s|our\s|your\s)?(?P<name>{_NAME})(?!{_FIRM})"),
    re.compile(
        rf"\b(?:agree(?:ment)?|contract|order|terms|licen[cs]e|the|on)\s(?:(?:on\s)?the\s)?(?:(?:support|maintenance"
        rf"|implementation|rollout|operation|use)\s)?(?:for|of)\s(?:the\s)?(?P<name>{_NAME})(?!{_FIRM})"
    ),
]
_INNER_CAPS = re.compile(r"\b(?!Mc|Mac|De[A-Z]|Fitz)[A-Z][a-z]{1,40}(?:[A-Z][a-z]{1,40}|[A-Z]{2,5})+\b")
_OTHERS = re.compile(
    r"JavaScript|PostgreSQL|MySQL|GitHub|GitLab|SharePoint|PowerPoint|LinkedIn|YouTube|PayPal|DocuSign|WhatsApp"
    r"|OneDrive|AutoCAD|FedEx|BitLocker|CloudFront|TypeScript|PhD|IPRs"
)
_LED_BY = re.compile(
    rf"^(?:(?:[A-Z]?[a-z]{{1,40}}|and|,)\s){{1,5}}(?:of|for|to)\s(?:the\s|our\s|your\s)?(?P<name>{_NAME})"
    rf"|^(?:[Tt]he|[Oo]ur|[Yy]our)\s(?P<bare>{_NAME})"
)
_EDGE = re.compile(
    r"^(?:Software|Cloud|Master|Subscription|Licen[cs]e|Support|Services?|Implementation|Upgrade|Annual|Managed"
    r"|Maintenance|Agreement|Contract|Order|Form|Add-On|Users?|Migration|Deployment|Exhibit|Amendment|SaaS|Hosting|Hosted"
    r"|Expansion|Professional|Application|Call-Off|Yearly|Terms|Statement|Work|Schedule|Product|System|Plan|Care|Deed|Notice)$"
)
_NO_NAME_END = re.compile(
    r"\b(?:Dates?|Periods?|Party|Parties|Fees?|Costs?|Charges?|Agreements?|Act|Laws?|Name|Business|Order|Deed|Terms?|Notes?"
    r"|Amount|Price|Number|Team|Manager|Desk|Hours?|Days?|Years?|Schedule|Office|Courts?|Authority|Council|Board"
    r"|Committee|Information|Rights|Property|Ltd|Limited|Inc|LLC|GmbH|AG|Corp|Sites?|Contacts?|Personnel|Levels?|Non)$"
)
_NOT = re.compile(
    r"^(?:The|This|First|Second|Third|Fourth|Fifth|Side|Letter|New|Amended|Restated|General"
    r"|Framework|Consulting|Data|Enterprise|Online|Agreement|Contract|Order|Software|Services?"
    r"|Customer|Client|Provider|Supplier|Seller|Buyer|Licen[cs]\w{1,40}|Documentation|Statement"
    r"|Mutual|Master|Standard|Support|Product|System|Schedule|Exhibit|Annex|Section|Appendix"
    r"|Work|Effective|Term|Initial|Fees?|Business|Cloud|Hosted|Party|Parties|Professional"
    r"|Confidential|Internet|United|State|Production|Authorized|Vendor|Subscription|Platform"
    r"|Affiliates?|Company|English|Article|Technical|Network|Circuit|Intellectual|Trial"
    r"|Web|If|Each|All|Any|Deliverables?|Change|Final|Call-Off|Buyer|Contractor|Principal|User|See|As|In"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)


def named(doc: Doc, value: Span) -> Found | None:
    """The name in a labelled value: FernCase of `Provision and support of the FernCase case management system`."""
    start = max((turn.end() for turn in re.finditer(r"^(?:From|Upgrade)\b.*?\bto\s", value.text)), default=0)
    head = re.split(r"[,;:(]|\s[–—]\s|\.\s|\s(?=(?:The|This|We|You)\s)", value.text[start:])[0].strip(' "')
    led = _LED_BY.match(head)
    name = (led["name"] or led["bare"]) if led else head
    if len(name) >= 40 or not re.match(r"[A-Z]\w", name) or _NOT.match(name) or (led and not _is_brand(doc, name)):
        return None
    return _at(doc, value.start + start + value.text[start:].index(name), name)


def read(doc: Doc, title: Found | None, both: Parties) -> Found | None:
    """From a definition, the title, the sentences that say what is worked on, or a coined word that recurs."""
    opening = doc.plain[:15000]
    for pattern in _SAID:
        if found := _first(doc, pattern, opening, both):
            return found
    if title is not None and (found := _from_title(doc, str(title.value), both)):
        return found
    for pattern in _CONTEXT[:-1]:
        if found := _first(doc, pattern, opening, both):
            return found
    return _coined(doc, both) or _first(doc, _CONTEXT[-1], opening, both)


def _from_title(doc: Doc, title: str, both: Parties) -> Found | None:
    """The longest run of the title's words, without the words for kinds of contract, that the text uses again."""
    for run in re.findall(_NAME, title):
        words = run.split()
        while words and _EDGE.match(words[0]):
            words.pop(0)
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            uses = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", doc.plain)]
            if len(uses) > 1 and not _EDGE.match(words[size - 1]) and _is_product(doc, name, both):
                return _at(doc, uses[0], name)
    return None


def _first(doc: Doc, pattern: re.Pattern[str], opening: str, both: Parties) -> Found | None:
    for match in pattern.finditer(opening):
        if _is_product(doc, match["name"], both):
            return _at(doc, match.start("name"), match["name"])
    return None


def _coined(doc: Doc, both: Parties) -> Found | None:
    """The word with capitals inside that recurs most (CrewLattice), with the abbreviation after it."""
    words = Counter(
        word for word in _INNER_CAPS.findall(doc.plain) if not _OTHERS.search(word) and _is_product(doc, word, both)
    )
    word, uses = next(iter(words.most_common(1)), ("", 0))
    if uses < 2:
        return None
    place = re.search(rf"\b{word}(?:\s[A-Z]{{2,5}}\b)?", doc.plain)
    return _at(doc, place.start(), place.group()) if place else None


def _is_product(doc: Doc, name: str, both: Parties) -> bool:
    shouted = name.isupper() and (" " in name or not 3 < len(name) < 6)
    return not (
        shouted or _NOT.match(name) or _NO_NAME_END.search(name) or _of_party(name, both) or _is_defined(doc, name)
    ) and _is_brand(doc, name)


def _is_defined(doc: Doc, name: str) -> bool:
    """Whether the document gives the words a meaning of its own, as it does for terms but not for coined names."""
    term = re.escape(name)
    given = rf"\(\"{term}\"|\"{term}s?\"\s?(?:\)|\s(?:means|shall\smean|refers|has\sthe))"
    return not _INNER_CAPS.search(name) and re.search(given, doc.plain) is not None


def _is_brand(doc: Doc, name: str) -> bool:
    """A brand holds a word that the document never writes in small letters."""
    return any(not re.search(rf"\b{re.escape(word.lower().rstrip('s'))}s?\b", doc.plain) for word in name.split())


def _of_party(name: str, both: Parties) -> bool:
    """Whether a name is a party's, or a word for a party."""
    return any(f" {name.lower()} " in f" {one} " for one in _called(both))


def _called(both: Parties) -> Iterator[str]:
    yield from both.words
    yield from (str(party.value).lower() for party in (both.vendor, both.customer) if party)


def _at(doc: Doc, start: int, name: str) -> Found:
    return Found(doc.text[start : start + len(name)], start, start + len(name))
