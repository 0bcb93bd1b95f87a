"""users.*, team.info, bots.info, emoji.list: who is here."""

from bot.playground.model import Json, Person
from bot.playground.web_api.call import Call, Refused, page
from bot.playground.workspace.shapes import bot_user_json, channel_json, person_json, profile_json


def info(call: Call) -> Json:
    """users.info."""
    locale = call.flag("include_locale")
    if call.text("user") == call.workspace.bot.user_id:
        return {"user": bot_user_json(call.workspace)}
    return {"user": person_json(call.workspace, _person(call, call.text("user")), locale=locale)}


def everybody(call: Call) -> Json:
    """users.list."""
    locale = call.flag("include_locale")
    people = [person_json(call.workspace, p, locale=locale) for p in call.workspace.people.values()]
    return page(call, [*people, bot_user_json(call.workspace)], name="members", default=200)


def lookup_by_email(call: Call) -> Json:
    """users.lookupByEmail."""
    wanted = call.text("email").lower()
    found = next((p for p in call.workspace.people.values() if p.email.lower() == wanted), None)
    if found is None:
        raise Refused("users_not_found")
    return {"user": person_json(call.workspace, found, locale=False)}


def profile(call: Call) -> Json:
    """users.profile.get."""
    user = call.text("user", call.workspace.bot.user_id)
    if user == call.workspace.bot.user_id:
        return {"profile": bot_user_json(call.workspace)["profile"]}
    return {"profile": profile_json(call.workspace, _person(call, user))}


def conversations(call: Call) -> Json:
    """users.conversations: the bot's, or those of a person that the bot can see."""
    user = call.text("user", call.workspace.bot.user_id)
    kinds = conversation_kinds(call)
    bot = call.workspace.bot.user_id
    seen = [c for c in call.workspace.channels(bot) if user in c.members and c.kind in kinds]
    return page(call, [channel_json(call.workspace, c) for c in seen], name="channels")


def conversation_kinds(call: Call) -> set[str]:
    """The kinds of conversation that `types` asks for (public ones by default)."""
    names = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
    wanted = call.words("types") or ["public_channel"]
    if not names.keys() >= set(wanted):
        raise Refused("invalid_types")
    return {names[word] for word in wanted}


def team(call: Call) -> Json:
    """team.info."""
    own = call.workspace.team
    if call.text("team", own.id) != own.id:
        raise Refused("team_not_found")
    return {"team": {"id": own.id, "name": own.name, "domain": own.domain, "email_domain": "", "icon": {}}}


def bot(call: Call) -> Json:
    """bots.info."""
    own = call.workspace.bot
    if call.text("bot", own.bot_id) != own.bot_id:
        raise Refused("bot_not_found")
    ids = {"id": own.bot_id, "app_id": own.app_id, "user_id": own.user_id}
    return {"bot": ids | {"name": own.name, "deleted": False, "icons": {}, "updated": 0}}


def emoji(call: Call) -> Json:
    """emoji.list: a local workspace has none of its own."""
    return {"emoji": {}, "cache_ts": call.workspace.next_ts()}


def _person(call: Call, user: str) -> Person:
    person = call.workspace.person(user)
    if person is None:
        raise Refused("user_not_found")
    return person
