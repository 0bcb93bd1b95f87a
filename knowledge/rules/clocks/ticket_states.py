"""What a ticket is, from its event log alone: status, owner, terms in force, and one clock a milestone and run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from knowledge.rules.clocks.sla import Pause
from knowledge.rules.clocks.ticket_clocks import Clock
from knowledge.rules.clocks.ticket_terms import MILESTONES, ContractTerms, Promise, terms_of

NEWS = 3
"""How many of the latest events a ticket's one message shows."""

UNSHOWN = frozenset({"opened", "noted", "rated", "message_posted"})
"""Events that are no news: the countdown says nothing of them."""

Status = Literal["reported", "confirmed", "in_progress", "waiting", "resolved", "verified", "closed", "withdrawn"]

RUNS_AGAIN = ("restore", "resolve")
"""Milestones that are owed anew when a ticket is reopened; what was met before stays met."""

ON_REQUEST = ("onsite",)
"""Milestones whose clock starts when they are asked for, not with the report."""

ENDED: frozenset[Status] = frozenset({"closed", "withdrawn"})
SOLVED: frozenset[Status] = frozenset({"resolved", "verified"})

_ALWAYS_ALLOWED = {"message_posted", "noted", "joined", "handed_over", "vendor_notified", "onsite_visit"}
_AT_WORK = _ALWAYS_ALLOWED | {
    "severity_changed", "contract_changed", "vendor_responded", "update_given", "milestone_met", "onsite_requested",
    "resolved", "withdrawn",
}  # fmt: skip
ALLOWED: dict[Status, set[str]] = {
    "reported": _AT_WORK | {"confirmed", "paused"},
    "confirmed": _AT_WORK | {"paused"},
    "in_progress": _AT_WORK | {"paused"},
    "waiting": _AT_WORK | {"confirmed", "resumed"},
    "resolved": _ALWAYS_ALLOWED | {"verified", "reopened", "milestone_met"},
    "verified": _ALWAYS_ALLOWED | {"closed", "reopened", "milestone_met"},
    "closed": {"message_posted", "noted", "rated", "reopened"},
    "withdrawn": {"message_posted", "noted", "reopened"},
}
"""Which events each status takes; a verb that would append another is refused."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a ticket: when, who says so, and what more is known. `seq` grows by one."""

    seq: int
    at: datetime
    kind: str
    by: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketState:
    """A ticket after its events so far; `intake` is what was filled in when it was opened."""

    status: Status
    opened_at: datetime
    intake: Mapping[str, Any]
    severity: str | None
    level: str | None
    owner: str | None
    terms: ContractTerms
    clocks: tuple[Clock, ...] = ()
    pauses: tuple[Pause, ...] = ()
    waiting_for: str | None = None
    reporters: tuple[str, ...] = ()
    visits: int = 0
    reopenings: int = 0
    closing: Mapping[str, Any] = field(default_factory=dict)
    news: tuple[Event, ...] = ()

    def clock(self, milestone: str) -> Clock | None:
        """The milestone's newest clock."""
        return next((clock for clock in reversed(self.clocks) if clock.milestone == milestone), None)

    def allows(self, kind: str) -> bool:
        return kind in ALLOWED[self.status]


@dataclass(frozen=True, slots=True)
class _Run:
    """One owing of a milestone. Once ended it keeps its pauses, and its clock under the terms of that instant."""

    milestone: str
    number: int
    started_at: datetime
    pauses: tuple[Pause, ...] = ()
    met_at: datetime | None = None
    met_by: int | None = None
    stopped_at: datetime | None = None
    frozen: Clock | None = None

    @property
    def ended(self) -> bool:
        return self.met_at is not None or self.stopped_at is not None


def fold(events: Iterable[Event]) -> TicketState:
    """The state that a log leads to; its first event by time is `opened`. Raises ValueError where it is not."""
    ordered = sorted(events, key=lambda event: (event.kind != "opened", event.at, event.seq))
    if not ordered or ordered[0].kind != "opened":
        raise ValueError("a ticket's log begins with its opening")
    folding = _Folding(ordered[0])
    for event in ordered[1:]:
        folding.take(event)
    return folding.state()


class _Folding:
    """The state being built: one method for each kind of event that changes it."""

    def __init__(self, opened: Event) -> None:
        data = opened.data
        self._state = TicketState(
            status="reported",
            opened_at=opened.at,
            intake=data,
            severity=data.get("severity"),
            level=data.get("level"),
            owner=data.get("owner"),
            terms=terms_of(data["terms"]) if data.get("terms") else ContractTerms(),
            reporters=(opened.by,),
        )
        self._before_waiting: Status = "reported"
        self._runs: list[_Run] = []
        for milestone in MILESTONES:
            if milestone not in ON_REQUEST:
                self._owe(milestone, opened.at)

    def take(self, event: Event) -> None:
        if event.kind not in UNSHOWN and "with" not in event.data:  # what came with another event is told by that one
            self._set(news=(*self._state.news, event)[-NEWS:])
        handler = getattr(self, f"_on_{event.kind}", None)
        if handler is not None:
            handler(event)

    def state(self) -> TicketState:
        clocks = [self._clock(run) for run in self._runs]
        return replace(self._state, clocks=tuple(clock for clock in clocks if clock is not None))

    def _owe(self, milestone: str, at: datetime) -> None:
        """Start a milestone's next run, unless one is still open."""
        known = [run for run in self._runs if run.milestone == milestone]
        if not known or known[-1].ended:
            self._runs.append(_Run(milestone, len(known) + 1, at))

    def _clock(self, run: _Run) -> Clock | None:
        """The run's clock under the terms it ended under, else those in force; none where they do not promise it."""
        promise: Promise | None = self._state.terms.promised(self._state.level).get(run.milestone)
        if run.frozen is not None or promise is None:
            return run.frozen
        return Clock(
            milestone=run.milestone,
            run=run.number,
            promise=promise,
            terms=self._state.terms.clock_terms(promise),
            started_at=run.started_at,
            pauses=run.pauses if run.ended else self._state.pauses,
            met_at=run.met_at,
            met_by=run.met_by,
            stopped_at=run.stopped_at,
        )

    def _end(self, milestones: Iterable[str], event: Event, *, met: bool) -> None:
        """End the open runs of milestones: their terms and pauses stay as they are at this event."""
        wanted, pauses = set(milestones), _until(self._state.pauses, event.at)
        for index, run in enumerate(self._runs):
            if run.milestone in wanted and not run.ended:
                if met:
                    ended = replace(run, pauses=pauses, met_at=event.at, met_by=event.seq)
                else:
                    ended = replace(run, pauses=pauses, stopped_at=event.at)
                self._runs[index] = replace(ended, frozen=self._clock(ended))

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)

    def _on_confirmed(self, event: Event) -> None:
        if self._before_waiting == "reported":
            self._before_waiting = "confirmed"
        if self._state.status == "reported":
            self._set(status="confirmed")

    def _on_severity_changed(self, event: Event) -> None:
        self._set(
            severity=event.data.get("severity", self._state.severity), level=event.data.get("level", self._state.level)
        )

    def _on_contract_changed(self, event: Event) -> None:
        self._set(terms=terms_of(event.data["terms"]), level=event.data.get("level", self._state.level))

    def _on_vendor_responded(self, event: Event) -> None:
        given = [name for name in ("plan", "workaround", "interim") if event.data.get(name)]
        self._end(["response", *given], event, met=True)
        self._before_waiting = "in_progress"
        if self._state.status in ("reported", "confirmed"):
            self._set(status="in_progress")

    def _on_milestone_met(self, event: Event) -> None:
        self._end([event.data["milestone"]], event, met=True)

    def _on_update_given(self, event: Event) -> None:
        self._end(["update"], event, met=True)
        self._owe("update", event.at)

    def _on_onsite_requested(self, event: Event) -> None:
        self._owe("onsite", event.at)

    def _on_onsite_visit(self, event: Event) -> None:
        self._end(["onsite"], event, met=True)
        self._set(visits=self._state.visits + 1)

    def _on_paused(self, event: Event) -> None:
        if self._state.waiting_for is None:
            self._before_waiting = self._state.status
            self._set(
                status="waiting",
                pauses=(*self._state.pauses, (event.at, None)),
                waiting_for=event.data.get("reason", ""),
            )

    def _on_resumed(self, event: Event) -> None:
        if self._state.waiting_for is not None:
            self._set(status=self._before_waiting, pauses=_until(self._state.pauses, event.at), waiting_for=None)

    def _on_resolved(self, event: Event) -> None:
        self._on_resumed(event)
        self._end(["resolve"], event, met=True)
        self._end(["update"], event, met=False)
        self._set(status="resolved")

    def _on_verified(self, event: Event) -> None:
        self._set(status="verified")

    def _on_closed(self, event: Event) -> None:
        if event.data.get("change_record"):
            self._end(["change_record"], event, met=True)
        self._end({run.milestone for run in self._runs}, event, met=False)
        self._set(status="closed", closing=event.data)

    def _on_withdrawn(self, event: Event) -> None:
        self._on_resumed(event)
        self._end({run.milestone for run in self._runs}, event, met=False)
        self._set(status="withdrawn", closing=event.data)

    def _on_reopened(self, event: Event) -> None:
        for milestone in (*RUNS_AGAIN, "update"):
            self._owe(milestone, event.at)
        self._set(status="in_progress", reopenings=self._state.reopenings + 1, closing={})

    def _on_handed_over(self, event: Event) -> None:
        self._set(owner=event.data["to"])

    def _on_joined(self, event: Event) -> None:
        if event.by not in self._state.reporters:
            self._set(reporters=(*self._state.reporters, event.by))


def _until(pauses: tuple[Pause, ...], at: datetime) -> tuple[Pause, ...]:
    """The pauses with the open one ended at an instant."""
    return tuple((start, at if end is None else end) for start, end in pauses)
