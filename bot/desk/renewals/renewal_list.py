"""The renewals of the coming twelve months as plain values, for the App Home, the command and the picture."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts.contract_standing import standings
from knowledge.rules.access import Asker

AHEAD = timedelta(days=366)


def coming(session: Session, on: date, *, asker: Asker) -> list[dict[str, Any]]:
    """Contracts that the asker may read whose deadline lies within a year, the nearest first."""
    found = []
    for row in standings(session, on, asker=asker):
        deadline = row.watch.deadline
        if deadline is not None and on <= deadline.on <= on + AHEAD:
            term = row.watch.binding or row.watch.term
            found.append(
                {
                    "contract": row.head.id,
                    "renewal": row.renewal.id if row.renewal else None,
                    "name": row.head.name,
                    "number": row.head.number,
                    "vendor": row.head.vendor,
                    "owner": row.owner,
                    "state": row.watch.state.value,
                    "stage": row.renewal.stage if row.renewal and not row.renewal.closed_on else None,
                    "deadline": deadline.on.isoformat(),
                    "deadline_kind": deadline.kind.value,
                    "decide_on": term.decide_on.isoformat() if term else None,
                    "ends_on": term.ends_on.isoformat() if term else None,
                }
            )
    return found
