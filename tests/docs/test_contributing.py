"""CONTRIBUTING shows the way: each of its walks ends at a file that is there, and at the name that stands in it."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "`" in line]
WALKS = [row for row in ROWS if re.search(r"`(?:bot|knowledge|indexer)/", row)]
COMMITS = sorted({found for row in ROWS for found in re.findall(r"`([0-9a-f]{7})`", row)})


@pytest.mark.parametrize("row", WALKS, ids=lambda row: row.split("|")[1].strip())
def test_a_walk_ends_where_it_says(row):
    places = [ROOT / place for place in re.findall(r"`((?:bot|knowledge|indexer)/[^`]*)`", row)]
    texts = [p.read_text(encoding="utf-8") for p in places if p.is_file()]
    texts += [one.read_text(encoding="utf-8") for p in places if p.is_dir() for one in p.rglob("*.py")]

    names = re.findall(r"`([a-zA-Z_]+)`", row)

    assert all(place.exists() for place in places)
    assert [] == [name for name in names if not any(name in text for text in texts) and name != "zh"]


@pytest.mark.parametrize("commit", COMMITS)
def test_a_commit_that_is_named_is_in_the_history(commit):
    if (
        subprocess.run(
            ["git", "-C", ROOT, "rev-parse", "--is-shallow-repository"], capture_output=True, text=True, check=False
        ).stdout
        != "false\n"
    ):
        pytest.skip("no whole history here")

    found = subprocess.run(["git", "-C", ROOT, "cat-file", "-t", commit], capture_output=True, text=True, check=False)

    assert "commit\n" == found.stdout


def test_the_map_names_every_module_of_the_top_two_levels():
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    below = [p for top in ("bot", "indexer", "knowledge") for p in (ROOT / top).iterdir()]
    modules = {p.stem for p in below if p.suffix == ".py" and p.stem != "__init__"}
    packages = {p for p in below if (p / "__init__.py").exists()}
    folders = {q.name for p in packages for q in p.iterdir() if (q / "__init__.py").exists()}

    named = set(re.findall(r"[\w]+", page))

    assert set() == (modules | {p.name for p in packages} | folders) - named
