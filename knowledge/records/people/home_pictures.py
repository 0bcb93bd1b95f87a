"""The picture on each person's Home: what it shows, and the file on Slack that it is."""

from sqlalchemy import delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base


class HomePicture(Base):
    """One person's picture; `shows` is a digest of what was drawn, `file` the id that Slack gave it."""

    __tablename__ = "home_pictures"

    person: Mapped[str] = mapped_column(primary_key=True)
    shows: Mapped[str]
    file: Mapped[str]


def file_showing(session: Session, person: str, shows: str) -> str | None:
    """The file of a person's picture, if it still shows this."""
    found = session.get(HomePicture, person)
    return found.file if found and found.shows == shows else None


def keep(session: Session, person: str, *, shows: str, file: str) -> str | None:
    """Remember a person's new picture; returns the file of the one that it replaces."""
    found = session.get(HomePicture, person)
    before = found.file if found else None
    session.merge(HomePicture(person=person, shows=shows, file=file))
    return before


def forget(session: Session, person: str) -> None:
    """Forget a person's picture: Slack does not have it any more."""
    session.execute(delete(HomePicture).where(HomePicture.person == person))
