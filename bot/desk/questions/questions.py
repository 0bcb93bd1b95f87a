"""The verbs of asking: take a question in, answer it, keep the verdict."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from knowledge import audit
from knowledge.answers import Answer, Citation
from knowledge.errors import NotFound
from knowledge.records.documents import documents
from knowledge.records.documents.documents import Document
from knowledge.records.people import outbox, people, questions
from knowledge.records.people.outbox import Note
from knowledge.records.people.questions import REPORT, Question
from knowledge.rules.language.language import language_of

AROUND = 600
"""Characters of the document shown before and after an opened clause."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came in.

    `key` is the same however often the event is delivered; without a thread the answer is for the asker only.
    """

    key: str
    person: str
    channel: str
    thread_ts: str | None
    message_ts: str | None
    text: str


def receive(session: Session, asked: Asked, now: datetime) -> Question | None:
    """Store a question to be answered; none where this event has been taken in before, or says nothing."""
    if not asked.text or questions.by_event(session, asked.key):
        return None
    question = Question(
        event_key=asked.key,
        asked_at=now,
        asker=asked.person,
        channel=asked.channel,
        thread_ts=asked.thread_ts,
        message_ts=asked.message_ts,
        lang=language_of(asked.text),
        text=asked.text,
    )
    session.add(question)
    session.flush()
    _note_words(session, "question.asked", question, asked, now)
    return question


def _note_words(session: Session, act: str, question: Question, asked: Asked, now: datetime) -> None:
    where = {"channel": asked.channel, "thread": asked.thread_ts, "report": question.is_report}
    said = audit.wording(session, question.text)
    audit.note(session, act, f"question:{question.id}", by=asked.person, now=now, text=said, **where)


def reword(session: Session, asked: Asked, now: datetime) -> bool:
    """Ask a question anew in the words to which its message was edited; whether there is such a question."""
    question = questions.by_event(session, asked.key)
    if question is None:
        return False
    if asked.text and question.text != asked.text:
        question.text, question.lang, question.status = asked.text, language_of(asked.text), None
        question.subject = {}
        _note_words(session, "question.reworded", question, asked, now)
    return True


def withdraw(session: Session, asked: Asked, now: datetime) -> None:
    """Forget what a deleted message asked: it is not answered any more, nor followed upon in its thread."""
    for key in (asked.key, report_key(asked)):
        question = questions.by_event(session, key)
        if question is not None:
            question.status, question.subject = WITHDRAWN, {}
            audit.note(session, "question.withdrawn", f"question:{question.id}", by=asked.person, now=now)


def report_key(asked: Asked) -> str:
    """The key of the report that a message is, if it is one."""
    return f"{REPORT}{asked.channel}:{asked.message_ts}"


def still_waits(session: Session, question: Question) -> bool:
    """Whether a question waits for an answer in the words in which it was read."""
    now = get(session, question.id)
    return now.status is None and now.text == question.text


def earlier_in_thread(session: Session, question: Question) -> list[Question]:
    """What was asked before in the same thread and not taken back, oldest first."""
    if question.thread_ts is None or question.channel is None:
        return []
    thread = questions.in_thread(session, question.channel, question.thread_ts)
    return [q for q in thread if q.id < question.id and not q.is_report and q.status != WITHDRAWN]


FAILED, WITHDRAWN = "failed", "withdrawn"


def fail(session: Session, question_id: int, *, sentence: str | None, reference: str, now: datetime) -> None:
    """Say that a question could not be answered, in one sentence with the reference that the log knows."""
    question = get(session, question_id)
    question.status, question.answered_at = FAILED, now
    audit.note(session, "question.failed", f"question:{question.id}", by=None, now=now, reference=reference)
    payload = {"sentence": sentence, "reference": reference, "lang": question.lang}
    outbox.show(session, _reply(question, template="failed", payload=payload), now)


def settle(session: Session, question_id: int, answer: Answer, now: datetime, *, withheld: bool = False) -> None:
    """Keep an answer with the passages that it came from, and send it, once; to an edited question, edit it.

    `withheld`: nothing was found, but more is open to the asker than may be said before the others.
    """
    question = get(session, question_id)
    question.status, question.answer = answer.status, answer.text
    question.confidence, question.answered_at = answer.confidence, now
    question.lang = answer.lang
    question.subject = asdict(answer.subject) if answer.subject.contracts else question.subject
    question.citations = [asdict(c) for c in (*answer.citations, *answer.nearest)]
    question.passages = [c.passage for c in answer.citations if c.passage is not None]
    audit.note(session, "question.answered", f"question:{question.id}", by=None, now=now, **shown(question, answer))
    payload = {"question": question.id, "answer": asdict(answer), "withheld": withheld}
    outbox.show(session, _reply(question, template="answer", payload=payload), now)


def shown(question: Question, answer: Answer) -> dict[str, Any]:
    """To whom an answer went and what it showed, as the audit log says it: documents and passages by id."""
    return {
        "to": question.asker,
        "channel": question.channel if question.thread_ts else None,
        "status": answer.status,
    } | seen_in(answer)


def seen_in(answer: Answer) -> dict[str, list[int]]:
    """The documents, passages and contracts that somebody sees in an answer, by id."""
    cited = (*answer.citations, *answer.nearest)
    listed = [row.contract for row in answer.table.rows] if answer.table else []
    return {
        "documents": sorted({one.document_id for one in cited}),
        "passages": sorted({one.passage for one in cited if one.passage is not None}),
        "contracts": sorted({*answer.subject.contracts, *(one.contract for one in answer.choices), *listed}),
    }


def _reply(question: Question, *, template: str, payload: dict[str, Any]) -> Note:
    """A message to where the question was asked: its thread, or the asker's direct messages for a command's."""
    channel = question.channel if question.thread_ts else question.asker
    return Note(
        subject=f"question:{question.id}",
        kind=template,
        template=template,
        thread=f"{channel}:{question.thread_ts or ''}",
        channel=channel or "",
        thread_ts=question.thread_ts,
        payload=payload,
    )


def get(session: Session, question_id: int) -> Question:
    """One question; raises NotFound."""
    question = session.get(Question, question_id)
    if question is None:
        raise NotFound("question_gone", question=question_id)
    return question


def heard_by(session: Session, question_id: int, person: str) -> Question:
    """A question that somebody asked, or that was asked in a room of theirs; raises NotFound as for one unknown."""
    question, asker = get(session, question_id), people.asker_of(session, person)
    aloud = question.channel if question.thread_ts else None
    place = people.place_of(session, aloud, question.asker) if aloud else None
    if person != question.asker and not (place and asker.may_read(place)):
        raise NotFound("question_gone", question=question_id)
    return question


def judge(session: Session, question_id: int, *, person: str, right: bool, now: datetime) -> str:
    """Keep whether an answer was right, in one person's eyes (a second click replaces the first); its language."""
    question = heard_by(session, question_id, person)
    questions.judge(session, question_id, person, right=right, now=now)
    return question.lang


@dataclass(frozen=True, slots=True)
class Clause:
    """A cited clause with what stands before and after it in its document."""

    citation: Citation
    before: str
    after: str
    lang: str


def clause(session: Session, question_id: int, place: int, *, person: str) -> Clause:
    """Open a citation of an answer; raises NotFound where there is none that the reader may read."""
    question = heard_by(session, question_id, person)
    cited = question.citations[place] if 0 <= place < len(question.citations) else None
    document = session.get(Document, cited["document_id"]) if cited else None
    if cited is None or document is None or not people.asker_of(session, person).may_read(document.audience):
        raise NotFound("clause_not_shown")
    citation = Citation(**cited)
    before, after = _around(document.text, citation.start, citation.end)
    return Clause(citation, before, after, question.lang)


def opened(session: Session, question_id: int, cited: Sequence[Citation], *, person: str, now: datetime) -> None:
    """Note which clauses somebody had shown to them."""
    places = {"documents": sorted({one.document_id for one in cited}), "passages": [one.passage for one in cited]}
    audit.note(session, "question.opened", f"question:{question_id}", by=person, now=now, **places)


def rests_on(session: Session, question_id: int, *, person: str) -> tuple[list[Citation], str]:
    """What an answer cites, of that which the reader may read, and its language; raises NotFound as for one unknown."""
    question, asker = heard_by(session, question_id, person), people.asker_of(session, person)
    cited = [Citation(**one) for one in question.citations]
    known = documents.by_id(session, {one.document_id for one in cited})
    open_to = [one for one in cited if one.document_id in known and asker.may_read(known[one.document_id].audience)]
    if not open_to:
        raise NotFound("clause_not_shown")
    return open_to, question.lang


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Whole lines before and after a range, about `AROUND` characters each way."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = before.partition("\n")[2]
    if end + AROUND < len(text):
        after = after.rpartition("\n")[0]
    return before, after


def ask_owner(session: Session, question_id: int, *, person: str, channel: str, now: datetime) -> Question:
    """Put a question that the documents do not answer before the contract owners, once."""
    question = heard_by(session, question_id, person)
    payload = {"asker": question.asker, "question": question.text, "lang": question.lang}
    note = Note(
        subject=f"question:{question.id}",
        kind="for_owner",
        template="for_owner",
        thread=f"owners:{question.id}",
        channel=channel,
        reply=False,
        payload=payload,
    )
    outbox.put(session, note, now)
    return question
