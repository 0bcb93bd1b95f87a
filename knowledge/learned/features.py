"""From pieces of text and signs to a sparse row of numbers: runs of words (or Chinese characters), hashed.

The same text gives the same row on every machine. Digits are alike: what a number is, is the candidates' business.
"""

import re
import unicodedata
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix

from knowledge.learned.examples import Example

WIDTH = 1 << 15
"""Columns of the hashed features; dense numbers stand behind them."""

_LONGEST = 2000
_TOKEN = re.compile(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+|\d+|[^\w\s]")
_LONGEST_RUN = 3
_SIGN_WEIGHT = 0.6


def rows(examples: Sequence[Example]) -> csr_matrix:
    """One row for each example, its hashed part WIDTH wide."""
    places: list[int] = []
    values: list[float] = []
    starts = [0]
    dense = len(examples[0].numbers) if examples else 0
    for example in examples:
        row = _row(example)
        row |= {WIDTH + i: float(value) for i, value in enumerate(example.numbers) if value}
        places.extend(row.keys())
        values.extend(row.values())
        starts.append(len(places))
    shape = (len(examples), WIDTH + dense)
    return csr_matrix((np.array(values, np.float32), np.array(places, np.int32), np.array(starts, np.int32)), shape)


def _row(example: Example) -> dict[int, float]:
    """Each part's runs share a length of one, so that a long part does not drown a short one."""
    row: dict[int, float] = {}
    for name, text in example.parts.items():
        runs = _runs(name, tokens(text))
        share = 1.5 / max(1.0, len(runs)) ** 0.5
        for place in runs:
            row[place] = row.get(place, 0.0) + share
    for sign in example.signs:
        place = crc32(f"#{sign}".encode()) % WIDTH
        row[place] = row.get(place, 0.0) + _SIGN_WEIGHT
    return row


def tokens(text: str) -> list[str]:
    """Words, single Chinese characters, numbers (all alike) and marks, in lower case and common width."""
    flat = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return ["0" if token.isdigit() else token for token in _TOKEN.findall(flat)]


def _runs(name: str, words: Sequence[str]) -> set[int]:
    """The columns of a part's runs: the hash of `name|word word word`, each word hashed on from the run before it."""
    start = crc32(f"{name}|".encode())
    spaced = [f" {word}".encode() for word in words]
    found = set()
    for at, first in enumerate(spaced):
        run = crc32(first[1:], start)
        found.add(run % WIDTH)
        for further in spaced[at + 1 : at + _LONGEST_RUN]:
            run = crc32(further, run)
            found.add(run % WIDTH)
    return found
