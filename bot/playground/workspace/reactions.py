"""A message's reactions with one more or one fewer."""

from bot.playground.model import Message, Reaction


def users_of(message: Message, name: str) -> tuple[str, ...]:
    """Who put this reaction there."""
    return next((r.users for r in message.reactions if r.name == name), ())


def with_reaction(message: Message, name: str, user: str) -> tuple[Reaction, ...]:
    """The message's reactions with one more."""
    if not users_of(message, name):
        return (*message.reactions, Reaction(name, (user,)))
    return tuple(Reaction(r.name, (*r.users, user)) if r.name == name else r for r in message.reactions)


def without_reaction(message: Message, name: str, user: str) -> tuple[Reaction, ...]:
    """The message's reactions with one fewer."""
    kept = (Reaction(r.name, tuple(u for u in r.users if (r.name, u) != (name, user))) for r in message.reactions)
    return tuple(reaction for reaction in kept if reaction.users)
