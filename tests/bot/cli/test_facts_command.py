"""The command `facts` prints what one document states."""

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from knowledge.errors import BadInput


def test_the_record_is_one_json_document(tmp_path: Path) -> None:
    file = tmp_path / "contract.md"
    file.write_text("# 云栈OA技术支持合同\n\n合同编号：YZ-2026-07\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["facts", str(file), "--json"])

    record = json.loads(result.stdout)
    assert ("YZ-2026-07", "support", None) == (record["number"], record["kind"], record["annual_fee"])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["facts", str(tmp_path / "none.pdf")])

    assert isinstance(result.exception, BadInput)
    assert "none.pdf" in str(result.exception)
