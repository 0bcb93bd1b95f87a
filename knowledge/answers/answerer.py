"""The answerer: facts where the register has them, passages beside them, and a refusal where neither holds."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from sqlalchemy.orm import Session

from knowledge.answers.citing.older import as_of
from knowledge.answers.citing.values import ANSWERED, CONFLICT, NOT_FOUND, Answer, Citation, Subject
from knowledge.answers.facts.absent import absent_level, absent_names, absent_year, name_before_code
from knowledge.answers.facts.from_facts import Finding, find_facts
from knowledge.answers.facts.refusal import with_refusal
from knowledge.answers.facts.unregistered import unregistered
from knowledge.answers.facts.which import which_contract
from knowledge.answers.passages.disagreement import disagreeing
from knowledge.answers.passages.from_passages import MOST, best_sentence, cite_hits
from knowledge.answers.passages.shown import with_shown
from knowledge.answers.question.in_thread import Understood, understood, with_subject
from knowledge.answers.question.strangers import strangers
from knowledge.answers.question.wants import Want, wanted
from knowledge.answers.reading.confidence import Nearness, confidence
from knowledge.answers.reading.nearness import Background
from knowledge.answers.reading.read_hits import Read, decides
from knowledge.answers.reading.reader import Reader, likeliest
from knowledge.answers.register.from_register import from_register
from knowledge.asked import shipped
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contract_names import Meant, titled_for_others
from knowledge.records.contracts.contracts import Contract
from knowledge.records.documents import documents, passages
from knowledge.retrieval.embedding import Embedder
from knowledge.retrieval.opening import Views
from knowledge.retrieval.search import Hit, Scope, search
from knowledge.rules.access import Asker
from knowledge.rules.language.language import language_of
from knowledge.rules.language.quantities import quantities

_FOUND = 10
_BESIDE = 6
_WORTH = 16
"""Characters below which what is left of a passage is not worth citing."""

LIKELY = 0.03
"""How likely the best sentence must answer, else the desk refuses (docs/measurements/answers.md)."""

LEAST = 0.5
"""Confidence below which the desk says that it has not found the answer (calibrated in docs/quality.md)."""


class Answerer:
    """Answers questions from one home's knowledge; safe to share between threads."""

    def __init__(self, embedder: Embedder, views: Views) -> None:
        self._embedder = embedder
        self.views = views
        self._nearness = Background()
        self._reader = Reader(embedder, views)

    def answer(
        self,
        session: Session,
        question: str,
        *,
        asker: Asker,
        on: date,
        earlier: Sequence[str] = (),
        subject: Subject | None = None,
    ) -> Answer:
        """Answer a question as it stands on a day.

        `earlier` are the thread's questions, oldest first; `subject` is what the thread is about, where that is known.
        """
        registered, lang = contracts.readable(session, asker), language_of(question)
        bases = [c for c in registered if c.base_id is None]
        asked = understood(question, earlier, subject, bases)
        wants = shipped().read(self._embedder, asked.whole)
        of_register = from_register(session, asked.whole, wants, bases, asker=asker, on=on, lang=lang)
        found = of_register or self._answer(session, question, asked, registered, asker=asker, on=on)
        answer = as_of(session, found)
        answer = with_subject(with_refusal(answer, asked, registered), asked, subject, registered)
        return with_shown(session, asked.whole, answer)

    def _answer(
        self,
        session: Session,
        question: str,
        asked: Understood,
        registered: Sequence[Contract],
        *,
        asker: Asker,
        on: date,
    ) -> Answer:
        lang, whole, about = language_of(question), asked.whole, asked.about
        want = wanted(whole)
        found = search(session, self.views, self._embedder, whole, asker=asker, top=_FOUND)
        named = self.views.naming.of(session, whole, asker=asker)
        unknown = self._unknown(session, whole, asker, known=bool(about.named or named), fact=bool(want))
        if unknown:
            return Answer(status=NOT_FOUND, text="", lang=lang, confidence=0.1, reason="unknown_name", unknown=unknown)
        asked_back = (
            None if named else which_contract(session, whole, want, about, found, asker=asker, on=on, lang=lang)
        )
        if asked_back:
            return asked_back
        hits = _of_those_meant(about, found, registered, named=named)
        forms = unregistered(whole, about.contracts, hits, {c.document_id for c in registered})
        among = [] if forms else _ordered(about, hits)
        hits = forms or hits
        finding = find_facts(session, whole, want, among, asker=asker, on=on) if want else None
        read = Read(tuple(hits), self._reader.read(session, whole, hits))
        if absent_level(whole, hits) or absent_year(whole, finding, hits, _running(finding, asker, on), on=on):
            return _refused(whole, read, lang, reason="not_stated")
        if finding and (finding.amended or not (decides(whole) and read.elsewhere(finding.citations))):
            beside = self._beside_contracts(session, whole, asker, registered)
            return _from_facts(session, whole, finding, read, beside, lang)
        near = self._nearness.of(session, self._embedder, whole, hits)
        return _from_passages(whole, want, about, read, lang, near)

    def _unknown(self, session: Session, question: str, asker: Asker, *, known: bool, fact: bool) -> tuple[str, ...]:
        """Names that nothing read says; of those that stand anywhere in a sentence only where a fact is asked for."""
        is_known = self.views.know(session, asker)
        langs = passages.langs_of(session, documents.open_to(session, asker))
        absent = absent_names(question, is_known, vendor_known=known) if fact and "en" in langs else ()
        if known or absent:
            return absent
        return name_before_code(question, langs) or strangers(question, is_known)

    def _beside_contracts(
        self, session: Session, question: str, asker: Asker, registered: Sequence[Contract]
    ) -> list[Hit]:
        """What documents that are no contracts say to a question: FAQs, runbooks, quotes."""
        others = documents.open_to(session, asker) - {c.document_id for c in registered}
        scope = Scope(documents=others)
        return (
            search(session, self.views, self._embedder, question, asker=asker, top=_BESIDE, scope=scope)
            if others
            else []
        )


def _of_those_meant(
    about: Meant, hits: Sequence[Hit], registered: Sequence[Contract], *, named: Collection[int]
) -> list[Hit]:
    """The hits without those from other contracts and notes on them, where the question names whom it is about.

    A contract that opens with a name of the question stays (`named`): its title may leave the product out.
    """
    if not about.named:
        return list(hits)
    meant_ids, vendors = {c.id for c in about.contracts}, {c.vendor_id for c in about.contracts}
    others = {c.document_id for c in registered if (c.base_id or c.id) not in meant_ids} - set(named)
    foreign = [c for c in registered if c.vendor_id not in vendors]
    return [
        hit
        for hit in hits
        if hit.document_id not in others
        and not titled_for_others(f"{hit.document} {hit.heading}", about.contracts, foreign)
    ]


def _ordered(about: Meant, hits: Sequence[Hit]) -> list[Contract]:
    """Contracts in the order in which to look for a fact: as named; where none is named, as search found them."""
    if about.missing_kind:
        return []
    if about.named:
        return list(about.contracts)
    found = {hit.document_id: rank for rank, hit in reversed(list(enumerate(hits)))}
    family = {c.id: [c.document_id, *(a.document_id for a in c.amendments)] for c in about.contracts}
    ranked = {c.id: min((found[d] for d in family[c.id] if d in found), default=None) for c in about.contracts}
    return sorted((c for c in about.contracts if ranked[c.id] is not None), key=lambda c: ranked[c.id] or 0)


def _from_facts(
    session: Session, question: str, finding: Finding, read: Read, beside: Sequence[Hit], lang: str
) -> Answer:
    against = disagreeing(session, question, finding, beside)[:1]
    if not (finding.amended or against):
        cited = finding.citations[:MOST]
        near = [replace(c, says="beside") for c in _beside(cited, cite_hits(question, read.hits, read.reading))]
        return _stated(question, finding, (*cited, *near)[:MOST], read, lang)
    holds = [c for c in finding.citations if c.says != "replaced"][: MOST - len(against)]
    other = (*(c for c in finding.citations if c.says == "replaced"), *against)[: MOST + 1 - len(holds)]
    same = cite_hits(question, _same_document(finding, read.hits), read.reading)
    more = _beside(holds, same)[: MOST + 1 - len(holds) - len(other)]
    reason = "amendment" if finding.amended else "contract_over_note"
    return _stated(question, finding, (*holds, *more, *other), read, lang, reason=reason)


def _stated(
    question: str, finding: Finding, citations: Sequence[Citation], read: Read, lang: str, *, reason: str = ""
) -> Answer:
    """An answer from the register; a conflict where there is a reason why one side holds."""
    return Answer(
        status=CONFLICT if reason else ANSWERED,
        text=best_sentence(question, citations[0], read.reading),
        lang=lang,
        confidence=0.95,
        citations=tuple(citations),
        facts=finding.facts,
        reason=reason,
    )


def _same_document(finding: Finding, hits: Sequence[Hit]) -> list[Hit]:
    """The hits from the document that holds, those with its value first: a conflict cites more of that side only."""
    same = [hit for hit in hits if hit.document_id == finding.citations[0].document_id]
    return sorted(same, key=lambda hit: not finding.values & quantities(hit.text))


def _beside(cited: Sequence[Citation], others: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations less what is cited already: of one that overlaps, what stands before it, or else after it."""
    trimmed = [reduce(_without, cited, other) for other in others]
    return tuple(t for t in trimmed if len(t.quote) >= _WORTH)


def _without(one: Citation, cited: Citation) -> Citation:
    if not _overlap(one, cited):
        return one
    before, after = one.quote[: max(0, cited.start - one.start)], one.quote[cited.end - one.start :]
    if len(before.strip()) >= _WORTH:
        return replace(one, quote=before.rstrip(), end=one.start + len(before.rstrip()))
    rest = after.strip()
    start = one.end - len(after.lstrip())
    return replace(one, quote=rest, start=start, end=start + len(rest))


def _overlap(one: Citation, other: Citation) -> bool:
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def _from_passages(question: str, want: Want, about: Meant, read: Read, lang: str, near: Nearness) -> Answer:
    citations = cite_hits(question, read.hits, read.reading)
    sure = confidence(question, lang, want, about, read.hits, near)
    if sure < LEAST or not citations or likeliest(read.reading) < LIKELY:
        return _refused(question, read, lang, reason="not_stated" if want and about.named else "no_evidence")
    text = best_sentence(question, citations[0], read.reading, read.hits)
    return Answer(status=ANSWERED, text=text, lang=lang, confidence=sure, citations=citations)


def _refused(question: str, read: Read, lang: str, *, reason: str) -> Answer:
    """Says that nothing found answers, with the nearest passage."""
    nearest = cite_hits(question, read.hits, read.reading, most=1)
    sure = min(0.3, likeliest(read.reading))
    return Answer(status=NOT_FOUND, text="", lang=lang, confidence=sure, nearest=nearest, reason=reason)


def _running(finding: Finding | None, asker: Asker, on: date) -> tuple[str, ...]:
    """The first and the last day of the contract that a finding is from; nothing where it does not say both."""
    if finding is None:
        return ()
    facts = contracts.facts_in_force(finding.contract, on, asker=asker)
    days = [str(facts[name].value) for name in ("effective_on", "expires_on") if name in facts]
    return tuple(sorted(days)) if len(days) == 2 else ()
