"""Words of a text as the lexical view indexes them, Chinese and English alike."""

import re
import unicodedata

import rjieba

from knowledge.rules.contract.levels import marks_in

_RUN = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*|[\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def words(text: str) -> list[str]:
    """Lower-case words in order, and each pair of neighbouring Chinese characters: names are in no dictionary, and a
    wrong character spoils only two pairs. A level, however it is written (一级, P1, Severity 1), also gives `level1`.
    """
    found: list[str] = []
    for run in _runs(text):
        found += [*_cut(run), *(run[i : i + 2] for i in range(len(run) - 1))] if _HAN.match(run) else [run]
    return found + [f"level{mark.lower()}" for mark in marks_in(text)]


def dictionary_words(text: str) -> list[str]:
    """Lower-case words in order, Chinese ones as a dictionary cuts them."""
    return [word for run in _runs(text) for word in (_cut(run) if _HAN.match(run) else [run])]


def _runs(text: str) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", text).lower())


def _cut(run: str) -> list[str]:
    cut: list[str] = rjieba.cut_for_search(run)
    return cut
