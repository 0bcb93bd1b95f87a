"""What the desk writes is for its owner alone; a folder that holds other things is left as it is."""

import stat
import subprocess

import pytest

from bot.cli.running.playing import _lay_out
from knowledge.records.db import Database
from knowledge.settings import Settings
from tests.bot.cli.test_serve_and_doctor import COMMAND, environment
from tests.workspace import make_workspace


def rights(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_home_and_what_a_command_writes_there_is_private(tmp_path):
    home, note = tmp_path / "desk", tmp_path / "note.md"
    note.write_text("# Note\n\nThe canteen closes at noon.\n")

    subprocess.run([*COMMAND, "--home", str(home), "index", str(note)], env=environment(), check=True, timeout=120)

    assert 0o700 == rights(home)
    open_to_others = [path for path in home.rglob("*") if rights(path) & 0o077]
    assert [] == open_to_others


@pytest.mark.parametrize(("before", "after"), [(0o755, 0o700), (0o700, 0o700), (0o1777, 0o1777)])
def test_an_older_home_is_closed_and_a_folder_for_all_is_left_as_it_is(tmp_path, before, after):
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(before)
    (home / "vendordesk.db").touch(mode=0o644)

    Database(Settings(home=home).database_url).migrate()

    assert (after, 0o600) == (rights(home), rights(home / "vendordesk.db"))


def test_the_sample_documents_are_laid_out_privately(tmp_path):
    workspace = make_workspace()

    _lay_out(tmp_path / "documents", workspace.state)
    workspace.stop()

    laid_out = [tmp_path / "documents", *(tmp_path / "documents").rglob("*")]
    assert [] == [path for path in laid_out if rights(path) & 0o077]
