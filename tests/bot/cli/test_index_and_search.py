"""`vendordesk index` and `vendordesk search`, as a person types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DESK = [sys.executable, "-c", "from bot.cli import main; main()"]


def desk(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DESK, "--home", str(home), *words], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "files").mkdir()
    text = "# Tarnhelm ERP Licence\n\n## Term\n\nThis Agreement ends on 28 February 2028.\n"
    (folder / "files" / "tarnhelm.md").write_text(text, encoding="utf-8")
    (folder / "files" / "broken.pdf").write_bytes(b"%PDF-1.4")
    return folder


@pytest.fixture(scope="module")
def indexed(home: Path) -> subprocess.CompletedProcess[str]:
    return desk(home, "index", str(home / "files"), "--json")


def test_index_reports_what_it_did_and_what_it_could_not(indexed: subprocess.CompletedProcess[str]) -> None:
    printed = json.loads(indexed.stdout)

    assert 1 == indexed.returncode
    assert {"added": 1, "changed": 0, "unchanged": 0, "removed": 0, "failed": 1} == printed["files"]
    assert printed["passages"]["added"] == printed["passages"]["total"] > 0
    assert "broken.pdf" in printed["failures"][0]["error"]


def test_search_prints_ranked_places(home: Path, indexed: subprocess.CompletedProcess[str]) -> None:
    found = json.loads(desk(home, "search", "when does tarnhelm end?", "--json").stdout)["results"]

    assert {"rank", "score", "file", "document", "heading", "page", "start", "end", "lang", "text"} == set(found[0])
    assert 1 == found[0]["rank"]
    assert any("28 February 2028" in result["text"] for result in found)


def test_a_batch_gives_a_line_for_each_question_in_order(home: Path, indexed: subprocess.CompletedProcess[str]) -> None:
    batch = home / "batch.jsonl"
    batch.write_text('{"id": "b", "question": "term?"}\n{"id": "a", "question": "到期？"}\n', encoding="utf-8")

    lines = desk(home, "search", "--json", "--batch", str(batch)).stdout.splitlines()

    assert ["b", "a"] == [json.loads(line)["id"] for line in lines]


@pytest.mark.parametrize("asked", [("ask", "how long does it run?"), ("search", "term"), ("ask", "term?", "--json")])
def test_an_empty_home_is_no_answer_but_says_what_to_do(tmp_path: Path, asked: tuple[str, ...]) -> None:
    done = desk(tmp_path / "new", *asked)

    assert (1, "") == (done.returncode, done.stdout)
    assert "Nothing has been learned yet; run `vendordesk index PATH`." in done.stderr


def test_wrong_usage_is_told_apart_from_failure(home: Path) -> None:
    missing = desk(home, "index", str(home / "nowhere"))

    assert 2 == desk(home, "search").returncode
    assert 1 == missing.returncode
    assert "nowhere" in missing.stderr
    assert 1 == len(missing.stderr.strip().splitlines())
