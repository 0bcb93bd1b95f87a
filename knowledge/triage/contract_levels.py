"""A contract's own levels: their definitions as they hold on a day, in clauses, each with the place that says it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import Contract, Fact, facts_by_id, facts_in_force
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.triage.values import Place

_JOINTS = re.compile(r"[，,；;。]|或者?(?=.{2})|以及|(?<![A-Za-z])or(?![A-Za-z])|\.\s|:\s", re.IGNORECASE)
_REST = re.compile(
    r"其他|其它|其余|\b(anything|everything|all|any|every) (else|other)|\bother (faults|incidents|matters|requests)|"
    r"不属(于)?(以上|上述|前)",
    re.I,
)
_OF_FAULTS = re.compile(
    r"(其[他它余]|以上|上述|[前两三]类?|级)(的)?(任何|各级|一切)?.{0,12}(故障|异常|缺陷|问题)|"
    r"\bother\s(?:\w{1,40}\s){0,3}(malfunction|fault|failure|error|defect|departure)",
    re.I,
)
_PIECE = re.compile(r"[^。.；;（）()]+[。.；;]?")
_NO_LEVEL = re.compile(
    r"\b(gets?|bears?|carr(y|ies)|ha(ve|s)|given) no "
    r"(class|tier|level|colou?r|category|priority|severity|grade|code|rank)|"
    r"\bno (class|tier|level|colou?r|category|priority|severity|grade) (is|applies)\b|"
    r"\bnot (be )?(classed|graded|classified|rated)\b|"
    r"不(作|予|再)?(分(级|类)|定(级|类|颜色)|列(类|等|级)|编号|开单|入(本)?表|计(入|为)?缺陷)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level, the gravest with rank 0. `clauses` are the definition and the cases that it lists."""

    name: str
    rank: int
    definition: str
    clauses: tuple[str, ...]
    place: Place | None

    @property
    def takes_the_rest(self) -> bool:
        """Whether the level is for whatever no other level names."""
        return bool(_REST.search(self.definition))

    @property
    def takes_other_faults(self) -> bool:
        """Whether what it takes of the rest are faults alone."""
        return self.takes_the_rest and bool(_OF_FAULTS.search(self.definition))

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """What the definition says to have no level at all."""
        return tuple(piece.strip(" 。.；;") for piece in _PIECE.findall(self.definition) if gives_no_level(piece))


def gives_no_level(sentence: str) -> bool:
    """Whether a sentence says that something has no level: `training bears no colour`."""
    return bool(_NO_LEVEL.search(sentence))


def levels_of(session: Session, contract: Contract, on: date, *, asker: Asker) -> tuple[Level, ...]:
    """The levels that a contract defines, gravest first, as the amendments open to somebody changed them."""
    items = [fact for key, fact in facts_in_force(contract, on, asker=asker).items() if key.startswith("sla:")]
    rows = facts_by_id(session, {s.fact for item in items for s in (item.stated, *item.beaten)})
    by_name: dict[str, list[InForce]] = {}
    for item in items:
        by_name.setdefault(_plain(item.value["level"]), []).append(item)
    defined = [found for group in by_name.values() if (found := _defined(group))]
    return tuple(_level(item, rank, _place(item, rows)) for rank, item in enumerate(defined))


def _defined(items: Iterable[InForce]) -> InForce | None:
    """The item that carries the definition, else a name that says as much."""
    found = sorted(items, key=lambda item: not item.value.get("definition"))
    item = found[0]
    return item if item.value.get("definition") or item.value.get("name") else None


def _level(item: InForce, rank: int, place: Place | None) -> Level:
    value: dict[str, Any] = item.value
    definition = value.get("definition") or value["name"]
    return Level(value["level"], rank, definition, clauses_of(definition, value.get("name")), place)


def clauses_of(definition: str, name: str | None = None) -> tuple[str, ...]:
    """The definition whole, the cases that it lists, and the level's title."""
    kept = _PIECE.sub(lambda piece: "" if gives_no_level(piece.group()) else piece.group(), definition).strip()
    pieces = [p.strip(" （）()") for piece in _JOINTS.split(kept) for p in _listed(piece.strip())]
    whole = kept if len(kept) > 1 else definition
    return tuple(dict.fromkeys(p for p in (whole, *pieces, name or "") if len(p) > 1))


def _listed(piece: str) -> list[str]:
    """The cases of an even Chinese list; `出入库、过账等业务中断` is one case."""
    parts = piece.split("、")
    even = "等" not in piece and min(map(len, parts)) >= 4 and max(map(len, parts)) < 1.5 * min(map(len, parts))
    return parts if even else [piece]


def _place(item: InForce, rows: dict[int, Fact]) -> Place | None:
    """Where the definition stands: in the newest document that states it."""
    for stated in (item.stated, *item.beaten):
        row = rows.get(stated.fact)
        for part in ("definition", "name"):
            if row is not None and part in row.quotes:
                return place_of(row.contract, **row.quotes[part])
    return None


def place_of(contract: Contract, *, text: str, start: int, end: int, page: int | None = None) -> Place:
    """A place in a contract's document."""
    document = contract.document
    return Place(document.uri, document.title, page, start, end, text)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
