"""Vendors, the names people call them by, and whom to ring there at each level."""

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from knowledge.records.base import Base


class Vendor(Base):
    """A company that sells to us; `aliases` are the short, translated and nicknames found or told."""

    __tablename__ = "vendors"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    aliases: Mapped[list[str]] = mapped_column(default=list)
    channel: Mapped[str | None]
    """Where the vendor's scorecard is posted."""
    contacts: Mapped[list["Contact"]] = relationship(order_by="Contact.level", cascade="all, delete-orphan")


class Contact(Base):
    """Somebody at the vendor; `level` 1 is called first, higher ones when that did not help."""

    __tablename__ = "contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    vendor_id: Mapped[int] = mapped_column(ForeignKey("vendors.id", ondelete="CASCADE"), index=True)
    level: Mapped[int] = mapped_column(default=1)
    role: Mapped[str]
    """`csm`, `hotline`, `engineer`, `manager` …"""
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    lang: Mapped[str] = mapped_column(default="en")


def named(session: Session, name: str) -> Vendor | None:
    """The vendor of this full legal name."""
    return session.scalar(select(Vendor).where(Vendor.name == name))


def get_or_add(session: Session, name: str) -> Vendor:
    """The vendor of this full legal name, made if it is new."""
    vendor = named(session, name)
    if vendor is None:
        vendor = Vendor(name=name, aliases=[])
        session.add(vendor)
        session.flush()
    return vendor


def everyone(session: Session) -> list[Vendor]:
    """All vendors, by name."""
    return list(session.scalars(select(Vendor).order_by(Vendor.name)))


def channels(session: Session) -> list[str]:
    """The channels in which vendors' scorecards are posted."""
    return sorted({vendor.channel for vendor in everyone(session) if vendor.channel})
