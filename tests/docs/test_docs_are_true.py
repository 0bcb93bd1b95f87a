"""The documentation is true: what it names is there, and every command, option, setting and error is named."""

import importlib.util
import re
import shlex
from pathlib import Path
from urllib.parse import unquote

import pytest
from pydantic_settings import BaseSettings
from typer.main import get_command

from bot.cli import app
from bot.settings import BotSettings
from knowledge import errors
from knowledge.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
COMMAND = get_command(app)


def name_of(page):
    return str(page.relative_to(ROOT))


def commands(command, path=()):
    """Every command under this one with its words."""
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


def options(command):
    return {o for p in command.params if p.param_type_name == "option" for o in (*p.opts, *p.secondary_opts)}


def section(page, heading):
    """The text under one `###` heading."""
    found = re.search(rf"^### {re.escape(heading)}$(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def code(page):
    """What a page shows as code: spans within lines, and blocks line by line."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^ *```[^\n]*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()
    yield from (line for line in text.splitlines() if line.startswith("    "))
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL))


def said_commands(page):
    """The words after each `vendordesk` that a page tells its reader to type."""
    for piece in code(page):
        for said in re.findall(r"^(?:\$ )?vendordesk (.+)", piece.strip()):
            yield shlex.split(said.split("  #")[0], comments=True)


def names(setting):
    """Environment names of a class of settings."""
    prefix = setting.model_config["env_prefix"]
    return {str(f.validation_alias or f"{prefix}{name}".upper()) for name, f in setting.model_fields.items()}


def tree(error):
    yield error
    for below in error.__subclasses__():
        yield from tree(below)


@pytest.mark.parametrize(("words", "command"), list(commands(COMMAND)), ids=lambda value: str(value)[:40])
def test_every_command_and_option_is_documented(words, command):
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    told = section(page, words[0]) if words else page

    missing = {option for option in options(command) if not re.search(rf"{option}(?![\w-])", told)}

    assert told, f"docs/cli.md has no section for {words[0]}"
    assert " ".join(words) in told or len(words) == 1
    assert set() == missing


@pytest.mark.parametrize("words", [words for words, _ in commands(COMMAND) if words], ids=" ".join)
def test_every_command_has_an_example_or_a_row(words):
    told = section((DOCS / "cli.md").read_text(encoding="utf-8"), words[0])

    assert re.search(rf"(\$ vendordesk (--home \S+ )?|^\| `){' '.join(words)}\b", told, re.MULTILINE)


@pytest.mark.parametrize("setting", [Settings, BotSettings], ids=lambda s: s.__name__)
def test_every_setting_is_documented_with_its_default(setting: type[BaseSettings]):
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", page, re.MULTILINE))

    assert names(setting) <= set(rows)
    for name, field in setting.model_fields.items():
        told = rows[str(field.validation_alias or f"{setting.model_config['env_prefix']}{name}".upper())].strip("`")
        default = {"()": "[]", "None": "none", "": "none"}.get(str(field.default), str(field.default))
        assert default == told


def test_no_setting_is_documented_twice_or_is_not_there():
    page = (DOCS / "settings.md").read_text(encoding="utf-8")

    told = re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)

    assert sorted(names(Settings) | names(BotSettings)) == sorted(told)


def test_the_error_tree_names_every_error():
    drawn = re.findall(r"^[│├└─ ]*(\w+) ", errors.__doc__.split("\n", 1)[1], re.MULTILINE)

    assert {error.__name__ for error in tree(errors.DeskError)} == set(drawn)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_and_image_is_there(page):
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    files = [unquote(link.split("#")[0]) for link in links if not re.match(r"(https?|mailto):|#", link)]

    assert [] == [file for file in files if not (page.parent / file).exists()]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_heading_stands_once_and_links_lead_to_one(page):
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert sorted(set(headings)) == sorted(headings)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_a_page_names_is_there(page):
    known = dict(commands(COMMAND))
    for words in said_commands(page):
        at, command = (), COMMAND
        rest = words[2:] if words[0] == "--home" else words
        while rest and (*at, rest[0]) in known:
            at, rest = (*at, rest[0]), rest[1:]
            command = known[at]
        assert at or words[0].startswith("--"), f"no such command: vendordesk {' '.join(words)}"
        given = {word.strip("[],").split("=")[0] for word in rest if word.lstrip("[").startswith("--")}
        assert given - {"--help"} <= options(command), f"vendordesk {' '.join(words)}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_module_and_file_that_a_page_names_is_there(page):
    text = page.read_text(encoding="utf-8")
    modules = re.findall(r"python -m (tests[\w.]*)", text)
    files = re.findall(r"`((?:bot|indexer|knowledge|tests)/[\w./*-]+\.\w+)`", text)

    assert [] == [module for module in modules if importlib.util.find_spec(module) is None]
    assert [] == [file for file in files if not any(ROOT.glob(file))]


def test_every_page_is_linked_from_the_map_or_the_readme():
    linked = {
        (page.parent / link.split("#")[0]).resolve()
        for page in (ROOT / "README.md", DOCS / "design.md")
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    }

    assert [] == [name_of(page) for page in PAGES if page.name not in ("README.md", "design.md") and page not in linked]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_names_a_place_on_somebodys_machine(page):
    text = page.read_text(encoding="utf-8")

    assert [] == re.findall(r"(?<![\w.~/])/(?:work|home|root|tmp|Users|mnt)/\S+", text)
