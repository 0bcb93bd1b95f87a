"""Somebody opens the app: its message tab suggests what to ask, its Home shows tickets and renewals."""

from slack_bolt import App, SetSuggestedPrompts
from slack_sdk import WebClient

from bot.desk import Desk, board, renewal_list
from bot.desk.people_allowed import lang_of
from bot.replies.home import home_view
from knowledge.records import people


def register(app: App, desk: Desk) -> None:
    """Connect `app_home_opened`."""

    @app.event("app_home_opened", matchers=[_shows_home])
    def shown(event: dict[str, str], client: WebClient) -> None:
        person = event["user"]
        with desk.database.reading() as session:
            rows = board.board(session, person, desk.now())
            coming = renewal_list.coming(session, desk.now().date(), asker=people.asker_of(session, person))
            lang = lang_of(session, person, desk.settings.home_language)
        view = home_view(rows, coming, person=person, command=desk.settings.command, lang=lang)
        client.views_publish(user_id=person, view=view)

    @app.event("app_home_opened")
    def opened(event: dict[str, str], set_suggested_prompts: SetSuggestedPrompts | None) -> None:
        if event["tab"] == "messages" and set_suggested_prompts and desk.settings.suggestions:
            set_suggested_prompts(prompts=list(desk.settings.suggestions[:4]))


def _shows_home(event: dict[str, str]) -> bool:
    return event["tab"] == "home"
