"""The judges are run as they were trained, and learn from pairs whether a sentence answers."""

import numpy as np
import torch

from knowledge.answers.reading import crossing_fit
from knowledge.answers.reading.crossing import Batch, Crossing, Pair

SIGNS = (0.3, -0.2, 1.0)


def pair(said: int, *, tokens: int = 4) -> Pair:
    """A question about one direction of a small space, and a sentence of `tokens` tokens about another."""
    space = np.eye(8, dtype=np.float32)
    return Pair.of(space[:2], space[6:7], np.repeat(space[said : said + 1], tokens, axis=0), SIGNS)


def test_numpy_judges_as_the_trained_network_does(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(crossing_fit, "FITTED", tmp_path / "judges.npz")
    monkeypatch.setattr(crossing_fit, "_SEEDS", (3,))
    questions = [([pair(0), pair(5, tokens=2)], 0), ([pair(4), pair(5)], None)] * 12
    crossing_fit.fit(questions)
    pairs = [pair(0), pair(5, tokens=2), pair(4)]

    told = Crossing(tmp_path / "judges.npz").logits(pairs)

    with np.load(tmp_path / "judges.npz") as saved:
        weights = {name[2:]: torch.tensor(np.asarray(saved[name], np.float32)) for name in saved.files}
    network = crossing_fit._Judge(8, len(SIGNS)).eval()
    network.load_state_dict({name: one for name, one in weights.items() if name not in ("mean", "scale")})
    signs = (torch.tensor([SIGNS] * 3) - weights["mean"]) / weights["scale"]
    expected = network(Batch.of(pairs), torch.clip(signs, -4, 4)).detach().numpy()
    assert np.allclose(expected, told, atol=1e-3)


def test_what_the_examples_say_is_learned(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(crossing_fit, "FITTED", tmp_path / "judges.npz")
    monkeypatch.setattr(crossing_fit, "_SEEDS", (3,))
    crossing_fit.fit([([pair(0), pair(5)], 0), ([pair(5), pair(4)], None)] * 60)

    answers, other = Crossing(tmp_path / "judges.npz").logits([pair(0), pair(5)])

    assert answers > other + 1


def test_no_sentences_need_no_judge() -> None:
    assert 0 == len(Crossing().logits([]))
