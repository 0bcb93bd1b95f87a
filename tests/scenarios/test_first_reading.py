"""A newcomer asks before the desk has read anything: the answer waits for the documents, it is not "not found"."""

import shutil
from pathlib import Path

import pytest

from bot.playground.sample.company import DOCUMENTS
from knowledge.settings import Settings
from tests.scenarios.seeing import reply_to


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with documents in its folder that nobody has read."""
    home = tmp_path / "new"
    (home / "documents").mkdir(parents=True)
    shutil.copy(DOCUMENTS / "fernhollow/fernhollow_crm_order_form.docx", home / "documents")
    return home


def test_what_is_asked_before_the_documents_are_read_is_answered_from_them(workspace, start_desk):
    asked = workspace.say("wei", "#general", "@Vendordesk When does the Fernhollow CRM subscription end?")

    answer = reply_to(start_desk(), asked)

    assert "2026-12-31" in str(answer.blocks)


def test_a_desk_without_any_document_says_so_instead_of_waiting(workspace, start_desk, home):
    shutil.rmtree(Settings(home=home).folder / "documents")
    asked = workspace.say("wei", "#general", "@Vendordesk When does the Fernhollow CRM subscription end?")

    answer = reply_to(start_desk(), asked)

    assert "not found" in answer.text
