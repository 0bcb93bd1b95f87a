"""The sample company is whole: every name it refers to exists, and no file is left out."""

from zoneinfo import available_timezones

import pytest

from bot.playground.sample.company import DOCUMENTS, sample_company

COMPANY = sample_company()
PEOPLE = {person.slack_id for person in COMPANY.people}


def test_every_file_is_listed_and_every_listed_file_is_there():
    present = {str(path.relative_to(DOCUMENTS)) for path in DOCUMENTS.rglob("*") if path.is_file()}

    assert present == {document.path for document in COMPANY.documents}


def test_the_documents_stay_small_enough_to_ship():
    assert 2_000_000 > sum(path.stat().st_size for path in DOCUMENTS.rglob("*") if path.is_file())


def test_many_formats_are_shown():
    formats = {path.suffix for path in DOCUMENTS.rglob("*.*")}

    assert {".docx", ".pdf", ".html", ".md", ".txt", ".xlsx", ".pptx", ".csv"} == formats


@pytest.mark.parametrize("channel", COMPANY.channels, ids=lambda channel: channel.name)
def test_a_channel_has_known_members(channel):
    assert set() == set(channel.members) - PEOPLE


@pytest.mark.parametrize("vendor", COMPANY.vendors, ids=lambda vendor: vendor.slug)
def test_a_vendor_has_a_known_owner_and_an_unbroken_chain_of_contacts(vendor):
    levels = [contact.level for contact in vendor.contacts]

    assert vendor.owner in PEOPLE
    assert list(range(1, len(levels) + 1)) == levels
    assert {contact.slack_id for contact in vendor.contacts} - {None} <= PEOPLE
    assert vendor.channel in {None, *(channel.id for channel in COMPANY.channels)}


def test_documents_name_known_vendors():
    slugs = {vendor.slug for vendor in COMPANY.vendors}

    assert set() == {document.vendor for document in COMPANY.documents} - slugs - {None}


def test_every_role_can_be_played():
    roles = {person.role for person in COMPANY.people}

    assert {"staff", "it_owner", "procurement", "finance", "auditor", "vendor"} == roles


def test_everybody_lives_in_a_real_time_zone():
    zones = {one.timezone for one in (*COMPANY.people, *COMPANY.vendors, *COMPANY.sites)}

    assert set() == zones - available_timezones()


def test_names_that_people_use_for_a_vendor_are_not_shared():
    aliases = [alias.casefold() for vendor in COMPANY.vendors for alias in vendor.aliases]

    assert len(set(aliases)) == len(aliases)


def test_suggestions_come_in_both_languages():
    assert ["en", "en", "en", "zh", "zh", "zh"] == sorted(suggestion.lang for suggestion in COMPANY.suggestions)
