"""What is asked is learned from labelled questions that ship beside the weights made from them."""

from importlib.resources import files

import pytest

from knowledge.asked import FIELDS, KINDS, VALUES, shipped
from knowledge.asked.labelled import digest, examples
from knowledge.retrieval.embedding import load_embedder
from knowledge.settings import Settings
from tests.embedders import HashedWords


def test_every_example_is_labelled_with_words_that_there_are():
    assert set(KINDS) >= {one.kind for one in examples()}
    assert set(FIELDS) >= {one.field for one in examples()}
    assert set(VALUES) >= {one.value for one in examples()}


def test_each_kind_and_field_is_taught_in_both_languages():
    for lang in ("en", "zh"):
        own = [one for one in examples() if f"_{lang}" in one.file]

        assert set(KINDS) == {one.kind for one in own}
        assert set(FIELDS) == {one.field for one in own}


def test_the_weights_were_made_from_these_examples():
    made_from = files("knowledge.asked").joinpath("weights", "examples.txt").read_text(encoding="utf-8")

    assert digest(examples()) == made_from.strip()


@pytest.fixture(scope="module")
def embedder():
    return load_embedder(Settings())


@pytest.mark.parametrize(
    ("question", "kind", "field"),
    [
        ("which of our contracts renew on their own?", "list", "auto_renews"),
        ("哪份合同最先到期", "earliest", "expires_on"),
        ("how much notice must we give Ulvane if we leave", "fact", "notice_period"),
        ("所有年费加起来一共多少", "sum", "annual_fee"),
        ("谁负责打电话", "who", "none"),
    ],
)
def test_a_question_is_read_for_its_kind_and_field(embedder, question, kind, field):
    asked = shipped().read(embedder, question)

    assert (kind, field) == (asked.kind, asked.field)
    assert 1 == pytest.approx(sum(asked.kinds.values()))


def test_with_another_model_a_question_is_read_by_its_words_alone():
    asked = shipped().read(HashedWords(), "which contracts renew by themselves")

    assert "list" in sorted(asked.kinds, key=lambda name: -asked.kinds[name])[:2]
