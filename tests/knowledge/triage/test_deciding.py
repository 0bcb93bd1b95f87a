"""What is decided of a message as it was read, where neither the model nor a contract speaks."""

import numpy as np
import pytest

from knowledge.triage.deciding import decide
from knowledge.triage.matching import Message, shipped_match
from knowledge.triage.reading import Reading
from knowledge.triage.resolving import About
from knowledge.triage.values import CAUSES, IMPACTS, KINDS


def read(severities: tuple[float, ...], *signs: str) -> Message:
    impacts = np.array([0.9 if name in signs else 0.05 for name in IMPACTS])
    causes, kinds = (np.full(len(names), 1 / len(names)) for names in (CAUSES, KINDS))
    return Message("", np.zeros(4, np.float32), Reading(np.array(severities), causes, kinds, impacts, 0.9))


@pytest.mark.parametrize(
    ("severities", "signs", "proposed"),
    [
        ((0.36, 0.04, 0.5, 0.1), (), "S1"),
        ((0.2, 0.25, 0.05, 0.5), ("security",), "S1"),
        ((0.2, 0.4, 0.05, 0.35), ("data_loss",), "S2"),
        ((0.2, 0.25, 0.05, 0.5), ("data_loss", "over_already"), "S4"),
        ((0.2, 0.1, 0.6, 0.1), (), "S3"),
    ],
)
def test_what_may_be_the_gravest_is_not_proposed_as_a_small_thing(
    severities: tuple[float, ...], signs: tuple[str, ...], proposed: str
) -> None:
    found = decide(read(severities, *signs), "en", About(None, None), (), (), shipped_match())

    assert proposed == found.severity


def test_a_small_thing_that_may_be_grave_is_asked_about() -> None:
    found = decide(read((0.2, 0.1, 0.6, 0.1)), "en", About(None, None), (), (), shipped_match())

    assert ("scope", ("S1", "S3")) == (found.question, found.between)
