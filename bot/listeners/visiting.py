"""People of another company's workspace (Slack Connect): their presses, forms and commands do nothing here.

Who is in the register of people, as a vendor's engineer may be, is treated by what stands there.
"""

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext

from bot.desk import Desk
from bot.listeners.parsing import ours_of, visits
from knowledge.errors import NotAllowed
from knowledge.records.people import people


def register(app: App, desk: Desk) -> None:
    """Ask of every request but events, of which `knowledge.rules.heard` decides, whose it is."""

    @app.middleware
    def ours_alone(body: dict[str, Any], context: BoltContext, next: Callable[[], None]) -> None:
        if visits(body, ours_of(context)) and not _is_known(desk, context.user_id or ""):
            raise NotAllowed("company_only")
        next()


def _is_known(desk: Desk, person: str) -> bool:
    with desk.database.reading() as session:
        return people.by_slack_id(session, person) is not None
