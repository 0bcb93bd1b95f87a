"""A question's names lift the documents that bear them, or that open with them."""

from pathlib import Path

import pytest

from indexer.sync import learn
from knowledge.records.db import Database
from knowledge.records.documents.documents import living
from knowledge.retrieval.naming import Naming
from knowledge.rules.access import TERMINAL
from knowledge.settings import Settings
from tests.embedders import HashedWords
from tests.running_desk import LEARNED_AT

FILES = {
    "brackley_support_agreement.md": "# Support Agreement\n\nBrackley Ltd supports StoreLode for the Customer.\n",
    "runbook.md": "# Duty phone\n\nWhat to do when StoreLode or the network stops.\n",
    "禾擎ERP常见问题.md": "# 禾擎ERP常见问题\n\n问：如何登录？\n答：用域账号。\n",
    "canteen.md": "# Canteen\n\nOpen from noon.\n",
    "parking.md": "# Parking\n\nAsk the gate.\n",
    "storelode_faq.md": "# StoreLode questions\n\nAsk the store's lead.\n",
}


@pytest.fixture
def named(tmp_path: Path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    database = Database(Settings(home=tmp_path / "home").database_url)
    database.migrate()
    learn(database, HashedWords(), [tmp_path / name for name in FILES], now=LEARNED_AT)
    with database.reading() as session:
        names = {d.id: d.name for d in living(session)}
        yield lambda question: {names[n]: sure for n, sure in Naming().of(session, question, asker=TERMINAL).items()}
    database.close()


def test_a_name_in_the_title_or_the_file_counts_whole_and_one_in_the_opening_less(named):
    found = named("what if storelode's labels stay blank")

    assert 1.0 == found["storelode_faq.md"]
    assert 0 < found["runbook.md"] < 1
    assert 0 < found["brackley_support_agreement.md"] < 1


def test_chinese_names_are_found_in_either_script(named):
    assert ["禾擎ERP常见问题.md"] == list(named("禾擎怎么登录"))
    assert ["禾擎ERP常见问题.md"] == list(named("heqing login"))


def test_a_question_without_a_name_lifts_nothing(named):
    assert {} == named("when does the contract end")
