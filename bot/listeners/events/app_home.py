"""Somebody opens the app: its message tab suggests what to ask, its Home shows tickets and renewals."""

from slack_bolt import App, SetSuggestedPrompts

from bot.desk import Desk
from bot.listeners.home_pictures import HomePages


def register(app: App, desk: Desk) -> None:
    """Connect `app_home_opened`: the Home is shown at once, and once more when its picture had to be drawn."""
    pages = HomePages(desk)
    app.event("app_home_opened", matchers=[_shows_home])(ack=pages.show, lazy=[pages.draw])

    @app.event("app_home_opened")
    def opened(event: dict[str, str], set_suggested_prompts: SetSuggestedPrompts | None) -> None:
        if event["tab"] == "messages" and set_suggested_prompts and desk.settings.suggestions:
            set_suggested_prompts(prompts=list(desk.settings.suggestions[:4]))


def _shows_home(event: dict[str, str]) -> bool:
    return event["tab"] == "home"
