"""A situation: somebody, somewhere, does something about something; what must hold after it."""

from hypothesis import strategies as st
from sqlalchemy import select

from knowledge.records.contracts.contracts import Contract, Fact
from knowledge.records.renewals.renewals import Renewal
from knowledge.records.tickets.tickets import Claim, TicketEvent
from tests.access import verbs
from tests.access.company import NAMES, OURS, PEOPLE, ROLES, ROOMS, leaks

HEARD_BY_OWNERS = ("larkspur", "foxglove")
"""What somebody who heard it may put before the contract owners."""

people_ = st.sampled_from(PEOPLE)
rooms_ = st.sampled_from((*ROOMS, "D"))
numbers = st.integers(1, 8)
names = st.sampled_from(NAMES)

acts = st.one_of(
    st.tuples(st.just("ask"), names, st.sampled_from(verbs.WORDS)),
    st.tuples(st.just("say"), names, st.sampled_from((*verbs.WORDS, "{} is down, the vexillium press stopped"))),
    st.tuples(st.just("command"), names, st.sampled_from(("contract", "quote", "ledger", "scorecard", "digest"))),
    st.tuples(st.just("press"), numbers, st.sampled_from(verbs.NUMBERED)),
    st.tuples(st.just("step"), numbers, st.sampled_from(verbs.STEPS)),
    st.tuples(st.just("renew"), numbers, st.sampled_from(
        ("renewal_snooze", "renewal_tick", "renewal_decide", "renewal_advance", "renewal_close", "renewal_enter"))),
    st.tuples(st.just("report"), numbers, names),
    st.tuples(st.just("open"), numbers, names),
    st.tuples(st.just("claim"), numbers, st.sampled_from(verbs.CLOCKS)),
    st.tuples(st.just("decide"), numbers, st.none()),
    st.tuples(st.just("proposal"), numbers, st.none()),
    st.tuples(st.just("look"), st.none(), st.none()),
    st.tuples(st.just("time"), st.integers(1, 30), st.none()),
)  # fmt: skip
situations = st.tuples(people_, rooms_, acts)


def happen(world, situation):
    """Let it happen, and everything that follows from it; what was said of it is what the world's Slack then holds."""
    who, room, (act, about, what) = situation
    room = f"D{who}" if room == "D" else room
    if room in ROOMS and who not in ROOMS[room][2]:
        room = f"D{who}"  # nobody writes where they are not
    before = len(world.slack.heard)
    unlike = changed(world)
    DOES[act](world, who, room, about, what)
    world.settle()
    heard, typed = world.slack.heard[before:], f"{about} {what} vexillium".casefold()
    return [(one, found) for one in heard if (found := leaked(one, typed))], _overreached(who, unlike, changed(world))


def leaked(one, typed=""):
    """The secrets that were shown; what somebody typed themselves may come back, and a question goes to the owners."""
    put_forward = HEARD_BY_OWNERS if one.to == "C0OWN" and "asks" in one.text else ()
    return [word for word in leaks(one) if word not in put_forward and word.casefold() not in typed]


DOES = {
    "ask": lambda w, who, room, name, words: verbs.command(w, who, room, f"ask {words.format(name)}"),
    "say": lambda w, who, room, name, words: verbs.says(w, who, room, words.format(name)),
    "command": lambda w, who, room, name, word: verbs.command(w, who, room, f"{word} {name}"),
    "press": lambda w, who, room, number, action: verbs.press(w, who, room, action, _of_its_kind(action, number)),
    "step": verbs.steps_on,
    "renew": lambda w, who, room, number, verb: verbs.renews(w, who, number, verb),
    "report": verbs.reports,
    "open": verbs.opens,
    "claim": verbs.about_claims,
    "decide": lambda w, who, room, number, _: verbs.decides(w, who, room, number),
    "proposal": lambda w, who, room, number, _: verbs.proposals(w, who, room, number),
    "look": lambda w, who, room, *_: verbs.looks(w, who, room),
    "time": lambda w, who, room, hours, _: w.pass_time(hours=hours),
}


def _of_its_kind(action, number):
    """A question asked before the first situation: later ones were typed by who is tried."""
    return (number - 1) % 3 + 1 if action in ("ticket_from_question", "ask_owner") else number


def changed(world):
    """What only some may change, by kind."""
    with world.database.reading() as session:
        return {
            "owners": session.execute(select(Contract.id, Contract.owner, Contract.state)).all(),
            "facts": session.execute(select(Fact.id, Fact.state, Fact.replaced_at)).all(),
            "renewals": session.execute(
                select(Renewal.id, Renewal.owner, Renewal.stage, Renewal.decision, Renewal.closed_on)).all(),
            "claims": [row for row in session.execute(select(Claim.id, Claim.state)).all() if row.state != "open"],
            "tickets": session.execute(select(TicketEvent.id).where(TicketEvent.by != "desk")).all(),
        }  # fmt: skip


WORK_ON_CONTRACTS = frozenset(one for one, role in ROLES.items() if role not in ("staff", "auditor", "vendor"))
MAY_CHANGE = {
    "owners": WORK_ON_CONTRACTS | {"U0OWN"},
    "facts": WORK_ON_CONTRACTS - {"U0MGMT"} | {"U0OWN"},
    "renewals": WORK_ON_CONTRACTS,
    "claims": WORK_ON_CONTRACTS | {"U0OWN", "U0WEI", "U0NEW"},
    "tickets": OURS - {"U0AUDI"},
}
"""By hand: an owner who may not read an amendment moves no renewal; a ticket's owner decides on its claims."""


def _overreached(who, before, after):
    """The kinds of things that somebody changed who may not."""
    return [kind for kind in before if before[kind] != after[kind] and who not in MAY_CHANGE[kind]]
