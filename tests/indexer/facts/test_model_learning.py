"""Learning with a language model: only where one is set, as proposals that say so, kept while their quote is there."""

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot.desk.contracts.contract_doubts import doubts_about
from bot.replies.contracts.contract_card import doubt_line
from indexer.facts import extract
from indexer.facts.model.language_model import language_model
from indexer.parsers import parse
from indexer.sync import learn
from knowledge.errors import NotReady
from knowledge.records.contracts import contracts
from knowledge.records.db import Database
from knowledge.settings import Settings
from tests.embedders import HashedWords
from tests.indexer.facts.test_model_reader import TEXT as QUILLMARK

PARTS = "At the wheel stands Juniper Ashdown, and nobody else."
TEXT = QUILLMARK + PARTS + "\n"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_without_an_address_there_is_no_model():
    assert language_model(Settings(llm_url=None, llm_model="tiny", llm_key="sesame")) is None


def test_an_address_without_a_model_says_what_to_set():
    with pytest.raises(NotReady, match="VENDORDESK_LLM_MODEL"):
        language_model(Settings(llm_url="http://127.0.0.1:9/v1"))


def test_the_client_library_is_not_imported_where_no_model_is_set():
    check = (
        "import sys, indexer.sync, bot.learning; from indexer.facts.model.language_model import language_model as m\n"
    )
    check += "from knowledge.settings import Settings; assert m(Settings()) is None; assert 'openai' not in sys.modules"

    ran = subprocess.run([sys.executable, "-c", check], env={}, capture_output=True, text=True, check=False)

    assert "" == ran.stderr


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    yield database
    database.close()


def learned(database, path, model):
    report = learn(database, HashedWords(), [path], now=NOW, model=model)
    assert [] == report.failures
    with database.reading() as session:
        [contract] = contracts.living(session)
        return {f.field: f for f in contract.facts if f.replaced_at is None}


def test_learning_proposes_what_the_model_proved_and_marks_it(database, tmp_path, endpoint):
    path = tmp_path / "quillmark.md"
    path.write_text(TEXT, encoding="utf-8")
    settings = Settings(llm_url=endpoint.url, llm_model="tiny")
    assert extract(parse(path.read_bytes(), path.name)).named_consultant is None
    endpoint.says(named_consultant=("Juniper Ashdown", PARTS))

    facts = learned(database, path, language_model(settings))

    assert ("Juniper Ashdown", "proposed") == (facts["named_consultant"].value, facts["named_consultant"].state)
    assert "model" == facts["named_consultant"].quotes[""]["reader"]
    assert "reader" not in facts["number"].quotes[""]


def test_what_a_model_read_stays_while_its_quote_is_there(database, tmp_path, endpoint, model):
    path = tmp_path / "quillmark.md"
    path.write_text(TEXT, encoding="utf-8")
    endpoint.says(named_consultant=("Juniper Ashdown", PARTS))
    learned(database, path, model)
    endpoint.status = 500
    newer = TEXT.replace("# Quillmark licence", "# Quillmark licence, second printing")
    path.write_text(newer, encoding="utf-8")

    fact = learned(database, path, model)["named_consultant"]
    path.write_text(newer.replace(PARTS, "Nobody parts company."), encoding="utf-8")
    later = learned(database, path, model)

    assert (PARTS, "model") == (fact.quotes[""]["text"], fact.quotes[""]["reader"])
    assert "named_consultant" not in later


def test_learning_goes_on_without_an_answer(database, tmp_path, endpoint, model):
    path = tmp_path / "quillmark.md"
    path.write_text(TEXT, encoding="utf-8")
    endpoint.content = json.dumps("no")

    facts = learned(database, path, model)

    assert "QM-77" == facts["number"].value


@pytest.mark.parametrize(("lang", "said"), [("en", "proposed by the language model"), ("zh", "由语言模型提出")])
def test_the_card_says_which_values_a_model_proposed(database, tmp_path, endpoint, model, lang, said):
    path = tmp_path / "quillmark.md"
    path.write_text(TEXT, encoding="utf-8")
    endpoint.says(named_consultant=("Juniper Ashdown", PARTS))
    learned(database, path, model)

    with database.reading() as session:
        doubts = doubts_about(contracts.living(session)[0])
        lines = [doubt_line(doubt, None, lang) for doubt in doubts if doubt["kind"] == "by_model"]

    assert 1 == len(lines)
    assert said in lines[0]
