"""Somebody opens the app: its message tab suggests what to ask."""

from slack_bolt import App, SetSuggestedPrompts

from bot.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Connect `app_home_opened`."""

    @app.event("app_home_opened")
    def opened(event: dict[str, str], set_suggested_prompts: SetSuggestedPrompts | None) -> None:
        if event["tab"] == "messages" and set_suggested_prompts and desk.settings.suggestions:
            set_suggested_prompts(prompts=list(desk.settings.suggestions[:4]))
