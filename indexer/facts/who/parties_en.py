"""Who sells and who buys in an English document: by labels, definitions of the parties, the opening of a letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.who.organisations import COMPANY, company_at, organisation_at
from indexer.facts.who.party_words import CUSTOMER_EN, VENDOR_EN, Role, role_en

_OPENING, _FIRST = 20_000, 8_000
_ALIAS = r"\"(?P<alias>[^\"\n]{1,40})\"(?:\s?(?:,|or|and)\s?(?:the\s)?\"(?P<alias2>[^\"\n]{1,40})\")?"
_CALLED = (
    r"(?:hereinafter|hereafter|collectively|together\swith\sits\saffiliates|referred\sto|also|called|known\sas|as)"
    r"[^\"()]{0,40}"
)
_COMPANY_PARTY = re.compile(
    rf"(?P<name>{COMPANY})(?P<between>(?:[^\"“”;\n]|\n(?!\n)){{0,400}}?)\(\s?(?:{_CALLED})?"
    rf"(?:the\s|each,?\sa\s)?{_ALIAS}[^()\n]{{0,30}}\)"
)
_NAMED_PARTY = re.compile(
    r"(?:\b(?:between|and|by|with)\b:?\s{1,3}|^\s{0,40}\(?\d\)?\.?\s{1,40})(?P<name>(?:The )?[A-Z][^\"“”;\n()]{3,120}?)"
    rf"(?P<between>[^\"“”;\n]{{0,300}}?)(?:\(|[–—-]\s)\s?(?:{_CALLED})?(?:the\s)?{_ALIAS}",
    re.MULTILINE,
)
_MEANS_PARTY = re.compile(
    rf"(?:^|[.;:]\s{{1,40}}|\band\s){_ALIAS}\s(?:means?|is|are|refers?\sto|shall\smean)\s"
    r"(?=(?P<name>(?:The )?[A-Z][^\"\n;]{3,120}))",
    re.MULTILINE,
)
_LABEL = re.compile(
    rf"(?:^(?:[-*\s]|\(?\d\)){{0,20}}|(?<=[a-z.]\s)(?=[A-Z][a-z ]+:))(?:the\s)?(?P<party>{VENDOR_EN}|{CUSTOMER_EN})"
    r"(?:\s(?:name|entity|legal\sname))?(?:\s?\([^()\n]{1,40}\))?\s?[:|\n]\s{0,24}"
    r"(?=(?P<name>[A-Z0-9][^|\n]{2,120}))",
    re.IGNORECASE | re.MULTILINE,
)
_BOTH = re.compile(rf"\b(?:between|by)\s(?P<one>{COMPANY})[^;\n]{{0,200}}?\sand\s(?P<two>{COMPANY})")
_ADDRESSEE = re.compile(
    r"^[^\S\n]{0,20}(?:To|Attn|Attention)\s?:\s?[^\n]{0,80}?,\s(?P<name>[A-Z][^,\n]{3,60})\s{0,40}$", re.MULTILINE
)
_SALUTATION = re.compile(r"^[^\S\n]{0,20}Dear\s", re.MULTILINE)
_SELLS = re.compile(
    r"\s(?:(?:shall|will|may|has\sagreed\sto|agrees\sto|hereby)\s)?(?:grants?|suppl(?:y"
    r"|ies)|provides?|installs?|invoices?|licen[cs]es?|delivers?|maintains?|supports?|hosts?"
    r"|performs?|warrants|propose)\b"
)
_BUYS = re.compile(
    r"\s(?:(?:shall|will|may|is|wishes\sto|has\sagreed\sto|agrees\sto|is\sthinking\sof"
    r"|intends\sto)\s){0,2}(?:pays?|buy(?:ing|s)?|purchases?|orders?|subscribes?|appoints?"
    r"|evaluat(?:e|es|ing)|engages?|procure)\b"
)


@dataclass(slots=True)
class _Reading:
    """What has been found so far: each role's name, and the words that stand for a role."""

    named: dict[Role, Found] = field(default_factory=dict)
    words: dict[str, Role] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Party:
    """A party that the document defines: its name, its own words for it, and the role that one of these says."""

    found: Found
    aliases: tuple[str, ...]
    role: Role | None


def read(doc: Doc) -> tuple[Found | None, Found | None, dict[str, Role]]:
    """The vendor, the customer, and the words for each."""
    reading = _Reading()
    _labelled(doc, reading)
    _settle(doc, list(_defined(doc)), reading)
    _pair(doc, reading)
    _letter(doc, reading)
    for role, found in reading.named.items():
        reading.words.setdefault(str(found.value).lower(), role)
        reading.words.setdefault(str(found.value).split()[0].lower(), role)
    return reading.named.get("vendor"), reading.named.get("customer"), reading.words


def _labelled(doc: Doc, reading: _Reading) -> None:
    for match in _LABEL.finditer(doc.plain):
        role = role_en(match["party"])
        found = organisation_at(doc, match.start("name"), match["name"])
        if role and found and role not in reading.named:
            reading.named[role] = found
            reading.words[match["party"].lower()] = role


def _defined(doc: Doc) -> Iterator[_Party]:
    """The parties that a definition names, in the order of the text; at most six."""
    found: dict[int, _Party] = {}
    for pattern in (_COMPANY_PARTY, _NAMED_PARTY, _MEANS_PARTY) if '"' in doc.plain[:_OPENING] else ():
        for match in list(pattern.finditer(doc.plain[:_OPENING]))[:6]:
            party = _party(doc, match)
            if party and not any(abs(party.found.start - start) < len(str(party.found.value)) for start in found):
                found[party.found.start] = party
    yield from (found[start] for start in sorted(found))


def _party(doc: Doc, match: "re.Match[str]") -> _Party | None:
    aliases = tuple(alias for alias in (match["alias"], match["alias2"]) if alias)
    name = organisation_at(doc, match.start("name"), doc.plain[match.start("name") : match.start("name") + 200])
    if name is None or re.match(r"(?i)(?:the\s)?(?:agreement|sow|msa|effective|contract|software|plan)\b", aliases[0]):
        return None
    return _Party(name, aliases, next((known for alias in aliases if (known := role_en(alias))), None))


def _settle(doc: Doc, defined: list[_Party], reading: _Reading) -> None:
    """Give each party its role: by its own word, else by what it does in the text, else by elimination."""
    votes = {party.aliases[0]: _votes(doc.plain, party.aliases[0]) for party in defined if party.role is None}
    named, words = reading.named, reading.words
    for party in sorted(defined, key=lambda one: (one.role is None, -abs(votes.get(one.aliases[0], 0)))):
        known: Role = party.role or ("vendor" if votes[party.aliases[0]] >= 0 else "customer")
        if party.role is None and known in named and named[known].value != party.found.value:
            known = "customer" if known == "vendor" else "vendor"
        named.setdefault(known, party.found)
        for alias in party.aliases:
            words.setdefault(re.sub(r"^the\s", "", alias.lower()), known)


def _votes(plain: str, alias: str) -> int:
    sells = buys = 0
    for match in re.finditer(re.escape(alias), plain):
        after = plain[match.end() : match.end() + 60]
        sells += _SELLS.match(after) is not None
        buys += _BUYS.match(after) is not None
    return sells - 2 * buys


def _pair(doc: Doc, reading: _Reading) -> None:
    """Where a heading sentence names two companies without words for them, the first sells."""
    named = reading.named
    match = re.search(
        rf"\b(?:between|by)\s(?P<one>{COMPANY})[^;\n]{{0,200}}?\sand\s(?P<two>{COMPANY})", doc.plain[:_FIRST]
    )
    if match is None:
        return
    both = [company_at(doc, match.start(part), match[part]) for part in ("one", "two")]
    roles: list[Role] = ["vendor", "customer"]
    if any(found and named.get("vendor") and named["vendor"].value == found.value for found in both[1:]):
        roles.reverse()
    for role, found in zip(roles, both, strict=True):
        if found and role not in named and found.value not in {one.value for one in named.values()}:
            named[role] = found


def _letter(doc: Doc, reading: _Reading) -> None:
    """A letter comes from the company at its head and goes to the organisation of the person addressed."""
    if not _SALUTATION.search(doc.plain[:_FIRST]):
        return
    head = re.search(COMPANY, doc.plain[:400])
    addressee = _ADDRESSEE.search(doc.plain[:_FIRST])
    sender = company_at(doc, head.start(), head.group()) if head else None
    receiver = organisation_at(doc, addressee.start("name"), addressee["name"]) if addressee else None
    for role, found in (("vendor", sender), ("customer", receiver)):
        if found and role not in reading.named:
            reading.named[role] = found  # type: ignore[index]
