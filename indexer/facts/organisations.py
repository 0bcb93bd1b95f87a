"""Names of organisations in English text: with a legal form, or a run of capitalised words where a name must stand."""

import re

from indexer.facts.blanks import has_blank
from indexer.facts.document import Doc
from indexer.facts.found import Found

_SUFFIX = (
    r"(?:Ltd|LTD|Limited|LIMITED|INC|CORP|CORPORATION|GMBH|COMPANY|Inc|Incorporated|LLC|L\.L\.C|plc|PLC|Corp|Corporation"
    r"|GmbH|AG|SE|S\.?A\.?S?|B\.?V|N\.?V|LLP|LP|Pty\.?\sLtd|Pte\.?\sLtd|Co\.?,?\sLtd|Company"
    r"|Oy|AB|AS|A/S|ApS|S\.?r\.?l|S\.?p\.?A|K\.?K|Kft|s\.r\.o|University|Trust|Foundation|Council)\b\.?"
)
_CAP = r"(?:[A-Z0-9][\w'&.-]*|&|of|and|the|de|für|du)"
COMPANY = rf"(?:[A-Z]|\d+[A-Za-z])[\w'&.-]*(?:,?(?: |(?<!\.)\n){_CAP}){{0,6}}?,?\s{_SUFFIX}"
_WORD = r"[A-Z][\w'&-]*"
_RUN = re.compile(
    rf"(?:The )?{_WORD}(?: (?:(?:&|and|for|of|of the|du|de|van|von) )?{_WORD}){{1,7}}"
    r"(?=[,;()|\n]|\s[–-]|\s(?:whose|having)|\.\s|\.?\s*$)"
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


def organisation_at(doc: Doc, start: int, raw: str) -> Found | None:
    """The name at the head of a text in which a party's name must stand: with a legal form, or without."""
    return company_at(doc, start, raw) or _run_at(doc, start, raw)


def company_at(doc: Doc, start: int, raw: str) -> Found | None:
    """A name with its legal form at the head of a text."""
    match = re.match(COMPANY, raw)
    if match is None or has_blank(raw[: match.end()]):
        return None
    name = match.group()
    above, _, below = name.rpartition("\n")
    if any(character.isdigit() for character in above) and re.match(COMPANY, below):
        start, name = start + len(above) + 1, below  # a number's line above the name is no part of it
    lead = _LEAD.match(name)
    skip = lead.end() if lead else 0
    if name.endswith(".") and not re.search(r"(?:Inc|Corp|Co|Ltd|L\.L\.C|S\.A|B\.V|N\.V)\.$", name):
        name = name[:-1]
    return Found(doc.text[start + skip : start + len(name)], start + skip, start + len(name))


def _run_at(doc: Doc, start: int, raw: str) -> Found | None:
    """A run of capitalised words; `of` belongs to a name only after a word such as University."""
    head, of, _ = raw.partition(" of ")
    if of and re.fullmatch(rf"(?:The )?{_WORD}(?: (?:(?:&|and) )?{_WORD}){{1,7}}", head) and not _SEAT.search(head):
        raw = head
    match = _RUN.match(raw)
    if match is None or has_blank(match.group()) or _NO_NAME.match(match.group()):
        return None
    return Found(doc.text[start : start + match.end()], start, start + match.end())
