"""Names of organisations in English text: with a legal form, or a run of capitalised words where a name must stand."""

import re

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found

_SUFFIX = (
    r"(?:Ltd|LTD|Limited|LIMITED|INC|CORP|CORPORATION|GMBH|COMPANY|Inc|Incorporated|LLC|L\.L\.C|plc|PLC|Corp|Corporation"
    r"|GmbH|AG|SE|S\.?A\.?S?|B\.?V|N\.?V|LLP|LP|Pty\.?\sLtd|Pte\.?\sLtd|Co\.?,?\sLtd|Company"
    r"|Oy|AB|AS|A/S|ApS|S\.?r\.?l|S\.?p\.?A|K\.?K|Kft|s\.r\.o|University|Trust|Foundation|Council)\b\.?"
)
_CAP = r"(?:[A-Z0-9][\w'&.-]{0,40}|&|of|and|the|de|für|du)"
COMPANY = rf"(?<![\w'&.-])(?:[A-Z]|\d{{1,6}}[A-Za-z])[\w'&.-]{{0,40}}(?:,?(?: |(?<!\.)\n){_CAP}){{0,6}}?,?\s{_SUFFIX}"
_WORD = r"[A-Z][\w'&-]{0,40}"
_RUN = re.compile(
    rf"(?:The )?{_WORD}(?: (?:(?:&|and|for|of|of the|du|de|van|von) )?{_WORD}){{1,7}}"
    r"(?=[,;()|\n]|\s[–-]|\s(?:whose|having)|\.\s|\.?\s{0,40}$)"
)
_SEAT = re.compile(
    r"\b(?:University|Bank|Department|Ministry|City|Port|Board|Institute|College|Council|Borough|County)$"
)
_NO_NAME = re.compile(
    r"(?i)(?:the )?(?:name|signature|signed|date|title|position|address|contact|contract|project|account|sales|bill|"
    r"party|parties|number|service|support|head|attention|authori[sz]ed|agreement|effective|hosted|initial|term|order|"
    r"schedule|annex|exhibit|section|total|fees?|price|customer|client|supplier|provider|vendor|licens|business|working|"
    r"software|user)"
)
_LEAD = re.compile(r"(?:(?:This|The|Between|For|And|By|Made|Parties|Agreement|Contract|SOW|Work|Order)\s)+")


_TITLE = re.compile(
    r"\b(?:agreement|contract|order|amendment|addendum|statement|schedule|exhibit|annex|terms|licen[cs]e|form|proposal|offer"
    r"|quotation|letter|deed|memorandum|appendix|part|page|services|version|draft)s?\W{0,40}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:By\s(?:and|And)\s)?Between\s|\bBETWEEN\s")
_FULL = re.compile(COMPANY)


def organisation_at(doc: Doc, start: int, raw: str) -> Found | None:
    """The name at the head of a text in which a party's name must stand: with a legal form, or without."""
    return company_at(doc, start, raw) or _run_at(doc, start, raw)


def company_at(doc: Doc, start: int, raw: str) -> Found | None:
    """A name with its legal form at the head of a text."""
    match = re.match(COMPANY, raw)
    if match is None or has_blank(raw[: match.end()]):
        return None
    start, name = _without_title(doc, start, match.group())
    lead = _LEAD.match(name)
    skip = lead.end() if lead else 0
    if name.endswith(".") and not re.search(r"(?:Inc|Corp|Co|Ltd|L\.L\.C|S\.A|B\.V|N\.V)\.$", name):
        name = name[:-1]
    return Found(doc.text[start + skip : start + len(name)], start + skip, start + len(name))


def _without_title(doc: Doc, start: int, name: str) -> tuple[int, str]:
    """A name without the line above it that is a title or a number, and without what leads up to `Between`."""
    above, _, below = name.rpartition("\n")
    alone = doc.plain[start - 1 : start] in ("", "\n")
    titled = any(character.isdigit() for character in above) or (alone and _TITLE.search(above) is not None)
    cut = len(above) + 1 if above and (titled or _BETWEEN.match(below)) and _FULL.search(below) else 0
    if between := next(reversed(list(_BETWEEN.finditer(name, cut))), None):
        cut = between.end()
    return start + cut, name[cut:]


def _run_at(doc: Doc, start: int, raw: str) -> Found | None:
    """A run of capitalised words; `of` belongs to a name only after a word such as University."""
    head, of, _ = raw.partition(" of ")
    if of and re.fullmatch(rf"(?:The )?{_WORD}(?: (?:(?:&|and) )?{_WORD}){{1,7}}", head) and not _SEAT.search(head):
        raw = head
    match = _RUN.match(raw)
    if match is None or has_blank(match.group()) or _NO_NAME.match(match.group()):
        return None
    return Found(doc.text[start : start + match.end()], start, start + match.end())
