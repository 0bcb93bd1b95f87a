"""Service levels in the making: what one place in a document says about one level and milestone."""

from dataclasses import dataclass, field

from indexer.facts.sla.level_names import LevelNames


@dataclass(frozen=True, slots=True)
class Promise:
    """One target: level key, milestone, limit, the clock its place names (or none), and the ranges that say so.

    `neighbour` is the clock of another limit in the same clause: it counts where nothing is said of the level.
    """

    key: str
    milestone: str
    within: str
    clock: str | None
    place: tuple[int, int]
    level_place: tuple[int, int] | None = None
    neighbour: str | None = None


@dataclass(slots=True)
class Level:
    """What is known of a level so far; the first statement of each part stays."""

    key: str
    written: str
    place: tuple[int, int]
    name: str | None = None
    definition: tuple[int, int] | None = None
    clock: str | None = None


@dataclass(slots=True)
class Scheme:
    """All levels of a document in the order in which it names them, and all promises."""

    names: LevelNames = field(default_factory=LevelNames)
    levels: dict[str, Level] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)

    def know(self, level: Level) -> Level:
        """Add a level, or fill in what an earlier mention left open."""
        known = self.levels.setdefault(level.key, level)
        known.name = known.name or level.name
        known.definition = known.definition or level.definition
        known.clock = known.clock or level.clock
        return known
