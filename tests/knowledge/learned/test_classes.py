"""What is learned from examples holds for other wordings, tells how sure it is, and can be put right."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.learned import Classes, Example, Precedent, Precedents, read_examples
from knowledge.learned.features import rows

FRUIT = ("ripe apples", "sour lemons", "sweet pears", "ripe plums", "dried apples", "green pears", "soft plums")
METAL = ("hard iron", "rusty iron", "cold steel", "bent steel", "soft lead", "grey lead", "hard steel")


def examples():
    told = [(text, True) for text in FRUIT] + [(text, False) for text in METAL]
    return [
        Example(parts={"text": f"a crate of {text}"}, says={"fruit": fruit}, group=str(i % 5))
        for i, (text, fruit) in enumerate(told)
    ]


def test_words_of_the_examples_tell_the_class_of_a_new_text():
    classes = Classes.fit(examples())

    shares = classes.probabilities([Example(parts={"text": "two ripe pears"}), Example(parts={"text": "rusty steel"})])

    assert shares[0, 0] > 0.5 > shares[1, 0]


def test_the_same_examples_give_the_same_weights():
    assert np.array_equal(Classes.fit(examples()).weights, Classes.fit(examples()).weights)


def test_a_class_that_was_never_met_is_not_guessed():
    classes = Classes.fit([Example(parts={"text": text}, says={"gold": False}) for text in METAL])

    assert classes.probabilities([Example(parts={"text": "gold bars"})])[0, 0] < 0.01


def test_saved_weights_judge_as_the_fitted_ones_do(tmp_path):
    fitted = Classes.fit(examples())
    fitted.save(tmp_path / "fruit.npz")

    loaded = Classes.load(tmp_path / "fruit.npz")

    asked = [Example(parts={"text": "ripe plums"})]
    assert loaded.probabilities(asked) == pytest.approx(fitted.probabilities(asked), abs=0.01)


def test_a_correction_holds_at_once_for_what_is_like_it_and_leaves_the_rest_alone():
    classes = Classes.fit(examples())
    rhubarb, steel = Example(parts={"text": "cold rhubarb stalks"}), Example(parts={"text": "cold steel"})
    told = Precedents([Precedent(Example(parts=rhubarb.parts, says={"fruit": True}), "greengrocer")], classes.names)

    before = classes.logits([rhubarb, steel])
    after = told.moved(before, [rhubarb, steel], scope="greengrocer")

    assert after[0, 0] > 0 > after[1, 0]
    assert after[1, 0] == pytest.approx(before[1, 0])


def test_a_correction_reaches_further_where_it_was_made_than_elsewhere():
    classes = Classes.fit(examples())
    told = Precedents(
        [Precedent(Example(parts={"text": "cold rhubarb stalks"}, says={"fruit": True}), "here")], classes.names
    )
    near = [Example(parts={"text": "more cold rhubarb"})]
    before = classes.logits(near)

    here, elsewhere = (told.moved(before, near, scope=scope) for scope in ("here", "there"))

    assert here[0, 0] > elsewhere[0, 0] == pytest.approx(before[0, 0])


@given(st.text(max_size=300))
def test_any_text_gives_a_row_of_finite_numbers(text):
    made = rows([Example(parts={"text": text}, signs=(text[:5],))])

    assert made.shape[0] == 1
    assert np.isfinite(made.data).all()


def test_examples_are_read_one_a_line(tmp_path):
    file = tmp_path / "some.jsonl"
    file.write_text('{"parts": {"text": "ripe"}, "says": {"fruit": true}, "signs": ["s"]}\n\n', encoding="utf-8")

    assert [Example(parts={"text": "ripe"}, says={"fruit": True}, signs=("s",))] == list(read_examples(file))
