"""The claim letter with its evidence as annexes: a Word document in the vendor's language, to be checked and sent."""

from datetime import datetime
from html import unescape
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Pt

from bot.desk.tickets.letters import ClaimFile
from bot.replies.drawing.words import Words
from bot.replies.tickets.claims import credit_values, explained, log_rows, overdue_seconds, within
from bot.replies.tickets.explained import lines, local, minutes
from bot.replies.tickets.ticket_words import day, word
from knowledge.rules.clocks.credits import claim_day

_FONT = {"zh": "SimSun", "en": "Calibri"}


def claim_letter(file: ClaimFile, now: datetime) -> tuple[str, bytes]:
    """The file's name and bytes."""
    words = Words(file.lang, "claim", **_values(file, now))
    letter = _document(file.lang)
    letter.add_heading(words.plain("letter_title"), level=1)
    for name in ("letter_to", "letter_contract", "letter_body"):
        letter.add_paragraph(words.plain(name))
    if file.quoted and file.row:
        letter.add_paragraph(words.plain("letter_row"))
    claim = file.evidence.claim
    if claim and file.quoted and file.clause:
        letter.add_paragraph(words.plain("letter_clause"))
    letter.add_paragraph(words.plain("letter_claim" if claim else "letter_no_claim"))
    if claim and claim.claim_until:
        letter.add_paragraph(words.plain("letter_until"))
    letter.add_paragraph(words.plain("letter_sign"))
    _annexes(letter, file, words, now)
    stream = BytesIO()
    letter.save(stream)
    return words.plain("file"), stream.getvalue()


def _document(lang: str) -> Docx:
    letter = Document()
    normal = letter.styles["Normal"]
    normal.font.name, normal.font.size = _FONT[lang], Pt(11)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT["zh"])
    return letter


def _values(file: ClaimFile, now: datetime) -> dict[str, Any]:
    evidence, lang = file.evidence, file.lang
    ended = evidence.clock.met_at or evidence.clock.stopped_at
    until = evidence.claim.claim_until if evidence.claim else None
    return {
        "vendor": file.vendor,
        "contract": file.contract,
        "contract_title": file.contract_title or "",
        "customer": file.customer,
        "sender": file.sender,
        "zone": file.zone.key,
        "date": now.astimezone(file.zone).date().isoformat(),
        "ticket": evidence.ticket.id,
        "title": evidence.ticket.title,
        "level": evidence.clock.promise.level,
        "milestone": word(lang, "milestone", evidence.clock.milestone),
        "within": within(file, lang),
        "opened": local(evidence.ticket.opened_at, file.zone),
        "due": local(evidence.missed_at, file.zone),
        "ended": local(ended, file.zone),
        "overdue": minutes(overdue_seconds(file, now), lang),
        "until": day(claim_day(until, file.zone), lang) if until else "",
        "row": (file.row or "") if file.quoted else "",
        "clause": (file.clause or "") if file.quoted else "",
        **credit_values(file),
    }


def _annexes(letter: Docx, file: ClaimFile, words: Words, now: datetime) -> None:
    letter.add_page_break()  # type: ignore[no-untyped-call]
    if file.evidence.quote and file.quoted:
        letter.add_heading(words.plain("annex_quote"), level=2)
        for said in filter(None, (file.row or file.evidence.quote.text, file.clause)):
            letter.add_paragraph(said, style="Intense Quote")
        letter.add_paragraph(file.evidence.document or "")
    letter.add_heading(words.plain("annex_computed"), level=2)
    for line in lines(explained(file, now), file.lang):
        letter.add_paragraph(unescape(line))
    letter.add_heading(words.plain("annex_log"), level=2)
    _table(letter, file, words)


def _table(letter: Docx, file: ClaimFile, words: Words) -> None:
    columns = [words.plain(name) for name in ("column_at", "column_what", "column_who", "column_text")]
    rows = log_rows(file, file.lang)
    table = letter.add_table(rows=1, cols=len(columns), style="Light Grid Accent 1")
    for cells, texts in ((table.rows[0].cells, columns), *((table.add_row().cells, row) for row in rows)):
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
