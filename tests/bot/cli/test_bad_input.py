"""Whatever is wrong with what a command is given: one plain sentence on stderr, its exit code, nothing on stdout."""

import io
import json
import shlex
import socket
import subprocess
import sys

import pytest

from bot.cli import main

FAILED, MISUSED = 1, 2
HEAVY = {"sqlalchemy", "alembic", "pydantic", "numpy", "jinja2", "slack_bolt", "chromadb", "torch", "holidays", "docx"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a home, and with files that no command can use."""
    made = tmp_path_factory.mktemp("bad")
    (made / "dir").mkdir()
    (made / "broken_home").mkdir()
    (made / "broken_home" / "vendordesk.db").write_text("no database at all " * 100)
    for name, data in {
        "file": b"x",
        "broken.pdf": b"%PDF-1.4 x",
        "empty.txt": b"",
        "not_json.jsonl": b"{oops\n",
        "list.jsonl": b"[1]\n",
        "bare.jsonl": b'{"id": 1}\n',
        "ungraded.jsonl": '{"question": "何时到期？", "type": "lookup"}\n'.encode(),
        "latin.jsonl": b'{"question": "caf\xe9"}\n',
    }.items():
        (made / name).write_bytes(data)
    return made


@pytest.fixture
def run(folder, monkeypatch, capfd):
    """Runs a command line in the folder; its exit code, stdout and stderr."""
    monkeypatch.chdir(folder)

    def vendordesk(line, stdin=""):
        words = shlex.split(line)
        home = [] if "--home" in words or not words else ["--home", "home"]
        monkeypatch.setattr(sys, "argv", ["vendordesk", *home, *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, *capfd.readouterr()

    return vendordesk


def assert_one_sentence(stderr, words):
    assert words in stderr
    assert 1 == len(stderr.splitlines()), stderr
    assert stderr.endswith(".\n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense", "No such command 'nonsense'; see `vendordesk --help`"),
        ("search --nonsense x", "No such option: --nonsense; see `vendordesk search --help`"),
        ("index", "Missing argument"),
        ("search", "give a question, or --batch FILE"),
        ("search x --batch list.jsonl", "give a question, or --batch FILE"),
        ("search x --top 0", "--top"),
        ("search x --top many", "--top"),
        ("ask", "give a question, or --batch FILE"),
        ("facts", "Missing argument"),
        ("contracts nonsense", "see `vendordesk contracts --help`"),
        ("contracts show", "Missing argument"),
        ("contracts reject x", "Missing argument"),
        ("triage", "give a text, or --batch"),
        ("sla explain seven", "see `vendordesk sla explain --help`"),
        ("ticket nonsense", "see `vendordesk ticket --help`"),
        ("ticket open", "Missing argument"),
        ("ticket open x --severity S9", "'S9' is not one of"),
        ("ticket show seven", "valid integer"),
        ("ticket pause 1", "Missing argument"),
        ("ticket close 1", "Missing option"),
        ("scorecard", "Missing argument"),
        ("dossier", "Missing argument"),
        ("dossier x --lang fr", "'fr' is not one of"),
        ("eval", "Missing argument"),
        ("play --port 99999", "--port"),
        ("serve --http many", "--http"),
    ],
)
def test_wrong_usage_is_told_with_where_the_help_is(run, line, words):
    code, stdout, stderr = run(line)

    assert (MISUSED, "") == (code, stdout)
    assert_one_sentence(stderr, words)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("index missing --json", "There is no file or folder"),
        ("facts missing --json", "missing: cannot be read (No such file or directory)"),
        ("facts dir --json", "Is a directory"),
        ("facts broken.pdf --json", "broken.pdf: The PDF is damaged"),
        ("facts empty.txt --json", "empty.txt: The file is empty"),
        ("facts file --json", "file: Files of this type are not read"),
        ("contracts show nobody --json", "No contract fits “nobody”"),
        ("contracts confirm nobody", "No contract fits “nobody”"),
        ("contracts reject nobody end", "No contract fits “nobody”"),
        ("sla compute missing --json", "missing: cannot be read"),
        ("sla compute dir --json", "Is a directory"),
        ("sla compute latin.jsonl --json", "latin.jsonl: not a case as JSON"),
        ("sla explain 9 --json", "There is no ticket 9"),
        ("ticket open x --contract nobody --json", "No contract fits “nobody”"),
        ("ticket open '' --json", "needs a title"),
        ("ticket open x --at yesterday --json", "yesterday: not a time in ISO 8601"),
        ("ticket open x --at 2026-01-01T10:00 --json", "without an offset"),
        ("ticket open x --at 2099-01-01T10:00Z --json", "opened now or earlier"),
        ("ticket show 9 --json", "There is no ticket 9"),
        ("ticket ack 9", "There is no ticket 9"),
        ("ticket milestone 9 nonsense", "There is no milestone “nonsense”"),
        ("ticket claim 9", "no open claim 9"),
        ("renewals --on tomorrow --json", "“tomorrow” is not a day"),
        ("digest --on 2026-13-01 --json", "“2026-13-01” is not a day"),
        ("scorecard nobody", "No vendor fits “nobody”"),
        ("scorecard nobody --quarter 2026Q9", "“2026Q9” is not a quarter"),
        ("dossier nobody", "No contract fits “nobody”"),
        ("tick --now noon --json", "noon: not a time in ISO 8601"),
        ("eval bare.jsonl --json", 'no "question"'),
        ("eval ungraded.jsonl --json", "lacks source_file, evidence"),
        ("triage --batch bare.jsonl --json", "bare.jsonl, line 1: no text"),
        ("search --batch bare.jsonl --json", 'bare.jsonl, line 1: no "question"'),
        ("serve", "SLACK_BOT_TOKEN and SLACK_APP_TOKEN must be set"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_no_json(run, line, words):
    code, stdout, stderr = run(line)

    assert (FAILED, "") == (code, stdout)
    assert_one_sentence(stderr, words)


@pytest.mark.parametrize("command", ["search --batch", "ask --batch", "triage --batch", "sla compute --batch", "eval"])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("missing", "missing: cannot be read (No such file or directory)"),
        ("dir", "dir: cannot be read (Is a directory)"),
        ("not_json.jsonl", "not_json.jsonl, line 1: not JSON"),
        ("list.jsonl", "list.jsonl, line 1: not a JSON object"),
        ("latin.jsonl", "latin.jsonl: not text in UTF-8"),
    ],
)
def test_a_batch_that_cannot_be_read_names_its_line(run, command, file, words):
    code, stdout, stderr = run(f"{command} {file} --json")

    assert (FAILED, "") == (code, stdout)
    assert_one_sentence(stderr, words)


@pytest.mark.parametrize(
    ("given", "words"), [("", "standard input: not a case"), ("{oops", "not a case"), ("[1]", "not a JSON object")]
)
def test_standard_input_that_is_no_case_is_said_to_be_none(run, given, words):
    code, stdout, stderr = run("sla compute --json", stdin=given)

    assert (FAILED, "") == (code, stdout)
    assert_one_sentence(stderr, words)


@pytest.mark.parametrize(
    "command", ["index empty.txt", "search x", "ask x", "contracts list", "renewals", "digest", "tick", "ticket list"]
)
@pytest.mark.parametrize(("home", "words"), [("file", "Not a directory"), ("broken_home", "file is not a database")])
def test_a_home_that_cannot_be_used_is_named(run, command, home, words):
    code, stdout, stderr = run(f"--home {home} {command} --json")

    assert (FAILED, "") == (code, stdout)
    assert_one_sentence(stderr, f"The home {home} cannot be used: {words}")


@pytest.mark.parametrize(
    ("name", "value", "line", "words"),
    [
        ("VENDORDESK_DATABASE", "rubbish", "renewals --json", "is no database"),
        ("VENDORDESK_DATABASE", "nobody://x", "renewals --json", "is no database"),
        ("VENDORDESK_LLM_TIMEOUT", "soon", "renewals --json", "The setting llm_timeout cannot be used"),
        ("VENDORDESK_LARGEST_FILE", "huge", "tick --json", "The setting largest_file cannot be used"),
        ("VENDORDESK_ROLES", "boss", "doctor", "The settings cannot be read"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(run, monkeypatch, name, value, line, words):
    monkeypatch.setenv(name, value)

    code, stdout, stderr = run(line)

    assert (FAILED, "") == (code, stdout)
    assert_one_sentence(stderr, words)


def test_a_port_that_is_taken_is_named(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, stdout, stderr = run(f"play --port {port}")

    assert (FAILED, "") == (code, stdout)
    assert_one_sentence(stderr, f"The port {port} cannot be taken (Address already in use)")


def test_a_file_that_cannot_be_learned_is_told_beside_the_one_json_document(run):
    code, stdout, stderr = run("index broken.pdf --json")

    assert FAILED == code
    assert "broken.pdf: The PDF is damaged" in json.loads(stdout)["failures"][0]["error"]
    assert_one_sentence(stderr, "broken.pdf: The PDF is damaged")


def test_without_a_command_the_help_is_shown(run):
    code, stdout, stderr = run("")

    assert MISUSED == code
    assert "Usage" in stdout
    assert "" == stderr


def test_the_command_line_starts_without_heavy_libraries():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, bot.cli; print(*sys.modules)"], capture_output=True, text=True, check=True
    )

    assert set() == HEAVY & set(loaded.stdout.split())
