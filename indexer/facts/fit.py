"""Fit the reader's weights from the examples alone: `python -m indexer.facts.fit`; deterministic."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from indexer.facts import ruled
from indexer.facts.document import document
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.levels import fit as levels
from indexer.facts.roles import marked
from indexer.facts.roles.candidates import Candidate, candidates
from indexer.facts.roles.choices import choices, examples_of, known_of
from indexer.facts.roles.context import contexts, signs_of
from indexer.facts.roles.marked import Mark
from indexer.facts.roles.reader import WEIGHTS, Reader
from indexer.facts.roles.teaching import is_right, says
from knowledge.learned import Classes, Example
from knowledge.learned.classes import Shares

EXAMPLES = Path(__file__).parent / "examples"
_CLOSENESS, _RIGHT_CLOSENESS, _FOLDS = 30.0, 1.0, 5


@dataclass(frozen=True, slots=True)
class Lesson:
    """One marked document or clause, with its candidates in their surroundings; `whole`: it has facts of its own."""

    group: str
    doc: Doc
    marks: tuple[Mark, ...]
    found: list[Candidate]
    made: list[Example]
    ruled: dict[str, Found]
    told: list[Example]
    signs: tuple[str, ...]
    whole: bool
    seen_by_rules: bool = False


def lessons(folder: Path = EXAMPLES) -> Iterator[Lesson]:
    """Every example of a folder: `contracts*.jsonl` hold documents, `clauses*.jsonl` single clauses."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield lesson(row, whole=path.name.startswith("contracts"))


def lesson(row: dict[str, str], *, whole: bool) -> Lesson:
    """Read one row: `{"author", "text"}`; of a document also `name` (its file's) and `rules: seen` if mended on it."""
    if whole:
        parsed, marks = marked.read(row["text"], row.get("name", "example.md"))
    else:
        parsed, marks = marked.read_line(row["text"])
    doc = document.read(parsed)
    rules = {f: one for f, one in ruled.read(doc).items() if one.value is not None} if whole else {}
    signs = signs_of(doc, str(rules["kind"].value) if "kind" in rules else None)
    found = candidates(doc)
    made = contexts(doc, found, signs)
    told = [
        Example(parts=e.parts, signs=e.signs, says=said, group=row["author"])
        for one, e in zip(found, made, strict=True)
        if (said := says(doc, one, marks, whole=whole))
    ]
    return Lesson(row["author"], doc, marks, found, made, rules, told, signs, whole, row.get("rules") == "seen")


def fit_roles(taken: Sequence[Lesson]) -> Classes:
    """The first judgement: roles by words. The second judgement calibrates."""
    return Classes.fit([e for one in taken for e in one.told], closeness=_CLOSENESS, folds=0)


def fit_right(taken: Sequence[Lesson], logits: Sequence[Shares], names: Sequence[str]) -> Classes:
    """The second judgement, on documents whose logits come from weights that had not read their authors."""
    made = []
    for one, strength in zip(taken, logits, strict=True):
        chosen = choices(one.found, one.made, strength, names, one.ruled)
        signs = (*one.signs, *known_of(chosen))
        for field, several in chosen.items():
            for choice, example in zip(several, examples_of(field, several, signs), strict=True):
                right = is_right(one.doc, choice, one.marks)
                made.append(
                    Example(signs=example.signs, numbers=example.numbers, says={"right": right}, group=one.group)
                )
    return Classes.fit(made, closeness=_RIGHT_CLOSENESS)


def fit(taken: Sequence[Lesson]) -> Reader:
    """Fit both judgements; the second on left-out authors of documents that the rules were not mended on."""
    roles = fit_roles(taken)
    fresh = [one for one in taken if one.whole and not one.seen_by_rules]
    logits: dict[int, Shares] = {}
    for fold in range(_FOLDS):
        out = [one for one in fresh if _fold(one.group) == fold]
        if out:
            others = fit_roles([one for one in taken if _fold(one.group) != fold])
            logits |= {id(one): _in_order(others, one.made, roles.names) for one in out}
    return Reader(roles, fit_right(fresh, [logits[id(one)] for one in fresh], roles.names))


def _fold(group: str) -> int:
    return crc32(group.encode()) % _FOLDS


def _in_order(fitted: Classes, made: Sequence[Example], names: Sequence[str]) -> Shares:
    """Logits in the order of other names; a class that was not met in this part is far off."""
    strength = fitted.logits(made)
    columns = [fitted.names.index(name) if name in fitted.names else -1 for name in names]
    return np.stack([strength[:, c] if c >= 0 else np.full(len(strength), -8.0) for c in columns], axis=1)


def main() -> None:
    """Fit and write the weights beside the code."""
    reader = fit(list(lessons()))
    WEIGHTS.mkdir(exist_ok=True)
    reader.roles.save(WEIGHTS / "roles.npz")
    reader.right.save(WEIGHTS / "right.npz")
    levels.main()


if __name__ == "__main__":
    main()
