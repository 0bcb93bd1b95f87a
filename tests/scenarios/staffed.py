"""Stories of tickets under service hours of one's own making, told in local times."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.desk.intake import intake
from bot.desk.intake.intake import Filled, Source
from bot.scheduler import run_once
from knowledge.clock import MovableClock
from tests.companies import add_contract
from tests.scenarios.tickets import Story

SHANGHAI, LONDON = "Asia/Shanghai", "Europe/London"
WORKDAYS = (1, 2, 3, 4, 5)


def moment(local, zone=SHANGHAI):
    """`2026-10-09 17:00` on the clocks of a zone."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def clock_at(local, zone=SHANGHAI):
    """A desk's clock that shows this time when the story begins."""
    return MovableClock(moment(local, zone) - datetime.now(UTC))


class Staffed(Story):
    """One desk, and contracts of one's own making."""

    def wait_until(self, local, zone=SHANGHAI):
        """Time goes by until then, and the desk looks at what is due."""
        self.desk.clock.forward(moment(local, zone) - self.desk.now())
        run_once(self.desk.database, None, self.desk.now)
        self.desk.ring()
        self.settle()

    def contract(self, *intervals, zone=SHANGHAI, days=WORKDAYS, within="PT4H", clock="business"):
        """A contract that is staffed at these hours and promises to restore within a time; lin answers for it."""
        promise = {"level": "P1", "name": None, "definition": None, "milestone": "restore", "within": within}
        facts = {
            "kind": "support",
            "sla[0]": promise | {"clock": clock},
            "service_hours": {"timezone": zone, "days": list(days), "intervals": [list(hours) for hours in intervals]},
        }
        with self.desk.database.sessions.begin() as session:
            return add_contract(session, "NS-1", facts, vendor="Nightingale", owner="U0LIN").id

    def opened(self, contract, *, severity="S2", text="The labelling machine takes no orders"):
        """Wei reports a fault in the channel, and it becomes a ticket of the contract."""
        said = self.workspace.say("wei", "general", text)
        filled = Filled(title=text, text=text, contract_id=contract, severity=severity, level="P1")
        source = Source(channel=said.channel, thread_ts=said.ts)
        desk = self.desk
        with desk.database.sessions.begin() as session:
            intake.open_from(session, filled, source, person="U0WEI", now=desk.now(), house=desk.house)
        desk.ring()
        self.countdown(said)
        return said

    def due(self, said, zone=SHANGHAI):
        """When the countdown says that the repair is due: local time, to five minutes, as people take a while."""
        shown = re.search(r"due <!date\^(\d+)\^", str(self.countdown(said, containing="due <!date").blocks))
        return datetime.fromtimestamp(round(int(shown[1]) / 300) * 300, ZoneInfo(zone)).strftime("%a %d %b %H:%M")
