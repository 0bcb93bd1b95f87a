"""Who and what is answered: one table of the messages that Slack tells of, by where, by whom and in which shape.

Bots and workflows are never answered: two desks in one channel would talk for ever. People of another company's
workspace are answered nothing that the contracts say.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

SLACKBOT = "USLACKBOT"


class Shape(StrEnum):
    """What became of a message, as Slack's subtypes tell it; all others are notices about a conversation."""

    WRITTEN = "written"
    REWORDED = "reworded"
    """Edited to other words."""
    RETOUCHED = "retouched"
    """Changed in anything but its words: a link was unfolded, a file removed, a reply came."""
    DELETED = "deleted"
    NOTICE = "notice"


_SHAPES = {
    None: Shape.WRITTEN,
    "file_share": Shape.WRITTEN,
    "thread_broadcast": Shape.WRITTEN,  # a reply that is "also sent" to the channel
    "me_message": Shape.WRITTEN,
    "message_changed": Shape.REWORDED,
    "message_deleted": Shape.DELETED,
}


class Treatment(StrEnum):
    """What the desk does with what is said in a message; its files are another matter."""

    ANSWER = "answer"
    ANSWER_ANEW = "answer anew"
    """The answer there is is edited; where there is none, the message is answered like a new one."""
    WITHDRAW = "withdraw"
    """What waits to be answered is left unanswered."""
    DECLINE = "decline"
    """It is said once that only the company's own people are answered."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message: its shape, whether it is written to the desk alone or names it, and who wrote it.

    `person` is none for bots, workflows, Slackbot and wherever Slack names nobody; `outside`: they write from another
    company's workspace (Slack Connect).
    """

    shape: Shape
    direct: bool
    named: bool
    person: str | None
    outside: bool = False
    caption: bool = False
    """Its words stand beside files: to the desk alone they belong to these, about which the sender hears."""
    elsewhere: bool = False
    """It names somebody else: what is said to them is not said to the desk."""
    followed: bool = False
    """It asks something, in a thread that the desk answers in and of a channel where that needs no mention."""


def shape_of(subtype: str | None, *, reworded: bool) -> Shape:
    """The shape that a subtype tells of; `reworded`: the words after an edit are other than before."""
    shape = _SHAPES.get(subtype, Shape.NOTICE)
    return Shape.RETOUCHED if shape is Shape.REWORDED and not reworded else shape


def person_of(user: str | None, *, bot: bool) -> str | None:
    """The person who wrote a message; none where an app did, also in somebody's name, and for Slackbot."""
    return user if user and not bot and user != SLACKBOT else None


def is_outside(team: str | None, ours: Collection[str], *, shared: bool) -> bool:
    """Whether somebody is of another company, by their workspace's or organisation's id and those of ours.

    Where Slack tells no id, everybody is ours but in a conversation that is `shared` with another company.
    """
    return team not in ours if team else shared


def treatment(heard: Heard) -> Treatment:
    """What is done with a message's words."""
    if heard.person is None or not (heard.direct or heard.named or (heard.followed and not heard.elsewhere)):
        return Treatment.NOTHING
    if heard.direct and heard.caption:
        return Treatment.NOTHING
    if heard.outside:
        spoken_to = heard.direct or heard.named
        return Treatment.DECLINE if heard.shape is Shape.WRITTEN and spoken_to else Treatment.NOTHING
    return {
        Shape.WRITTEN: Treatment.ANSWER,
        Shape.REWORDED: Treatment.ANSWER_ANEW,
        Shape.DELETED: Treatment.WITHDRAW,
    }.get(heard.shape, Treatment.NOTHING)


def takes_files(heard: Heard) -> bool:
    """Whether a message's files are taken in: what a person has just shared, whoever is spoken to."""
    return heard.person is not None and heard.shape is Shape.WRITTEN
