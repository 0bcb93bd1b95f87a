"""Files are found once, in a fixed order, and read whole or not at all."""

import os
from pathlib import Path

import pytest

from indexer import sources
from indexer.parsers.limits import MAX_FILE_BYTES
from indexer.sources import read, walk
from knowledge.errors import BadInput, UnreadableFile


def _names(found):
    return [source.path.name for source in found]


def test_files_are_found_in_order_without_hidden_temporary_and_foreign_ones(tmp_path):
    for name in [
        "b.pdf",
        "a.docx",
        "~$a.docx",
        ".secret.md",
        "._b.pdf",
        "x.exe",
        "LICENSE",
        "c.pdf.part",
        "sub/d.md",
        ".git/e.md",
    ]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")

    found = list(walk([tmp_path]))

    assert ["a.docx", "b.pdf", "d.md"] == _names(found)


def test_a_file_named_outright_is_found_whatever_its_type(tmp_path):
    (tmp_path / "notes").write_text("x")

    found = list(walk([tmp_path / "notes"]))

    assert ["notes"] == _names(found)


def test_a_missing_path_is_a_plain_sentence(tmp_path):
    with pytest.raises(BadInput, match="There is no file or folder"):
        list(walk([tmp_path / "nowhere"]))


def test_links_in_a_circle_end_and_each_file_comes_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.md").write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "y.md").symlink_to(tmp_path / "a" / "x.md")
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")

    found = list(walk([tmp_path, tmp_path / "a"]))

    assert ["x.md", "self.md"] == _names(found)
    assert "circle" in str(found[1].problem)


def test_a_folder_with_a_files_ending_is_a_folder(tmp_path):
    (tmp_path / "x.pdf").mkdir()
    (tmp_path / "x.pdf" / "inner.txt").write_text("x")

    found = list(walk([tmp_path]))

    assert ["inner.txt"] == _names(found)


@pytest.mark.parametrize(
    ("name", "advice"), [("a.doc", ".docx"), ("b.xls", ".xlsx"), ("c.ppt", ".pptx"), ("d.wps", ".docx")]
)
def test_older_formats_are_reported_with_what_to_do(tmp_path, name, advice):
    (tmp_path / name).write_text("x")

    found = list(walk([tmp_path]))

    assert advice in str(found[0].problem)
    with pytest.raises(UnreadableFile, match="save it as"):
        read(found[0])


def test_a_huge_file_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)

    (found,) = walk([tmp_path])

    assert f"at most {MAX_FILE_BYTES:,}" in str(found.problem)


def test_an_empty_file_is_reported(tmp_path):
    (tmp_path / "a.md").touch()

    (found,) = walk([tmp_path])

    assert "a.md: The file is empty; save it anew." == str(found.problem)


def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "p.txt")

    inside, named = list(walk([tmp_path])), list(walk([tmp_path / "p.txt"]))

    assert [] == inside
    assert "neither a file nor a folder" in str(named[0].problem)


def test_a_name_that_is_no_text_is_reported(tmp_path):
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))).write_text("x")

    (found,) = walk([tmp_path])

    assert "rename" in str(found.problem)
    assert str(found.problem).encode()


def test_a_file_is_read_whole(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"whole")

    (found,) = walk([tmp_path])

    assert b"whole" == read(found)


def test_a_file_that_is_gone_is_reported(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x")
    (found,) = walk([tmp_path])
    found.path.unlink()

    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read(found)


class _Restless:
    """A stand-in for `os.fstat` that appends to the file each time it is asked, up to `times` times."""

    def __init__(self, path: Path, times: int) -> None:
        self.path, self.left, self.real = path, times, os.fstat

    def __call__(self, descriptor: int) -> os.stat_result:
        if self.left:
            self.left -= 1
            with self.path.open("ab") as file:
                file.write(b"more")
        return self.real(descriptor)


def test_a_file_that_keeps_changing_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"x")
    (found,) = walk([tmp_path])
    monkeypatch.setattr(sources.os, "fstat", _Restless(found.path, 99))

    with pytest.raises(UnreadableFile, match="being changed"):
        read(found)


def test_a_file_that_changes_once_is_read_anew(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"x")
    (found,) = walk([tmp_path])
    monkeypatch.setattr(sources.os, "fstat", _Restless(found.path, 2))

    assert b"xmoremore" == read(found)
