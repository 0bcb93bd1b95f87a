"""Files are read in a child process: what takes too much ends the child, is one sentence, and the next file is read."""

import os
import pickle
import signal
from io import BytesIO

import pytest

from indexer.parsers import allowance
from indexer.reading import read_whole
from indexer.worker import Worker, _Safe, _without_secrets
from knowledge.errors import UnreadableFile
from tests.indexer.parsers.drawn_pdf import Drawn, drawn
from tests.indexer.parsers.files import docx

TERMS = b"# Terms\n\nThis agreement ends on 31 May 2027.\n"


@pytest.fixture(scope="module")
def worker():
    made = Worker()
    yield made
    made.close()


def test_the_child_reads_what_this_process_would(worker):
    assert read_whole(TERMS, "a.md") == worker.read(TERMS, "a.md")


def test_one_child_is_reused(worker):
    worker.read(TERMS, "a.md")
    first = worker._child.pid
    worker.read(TERMS, "b.md")

    assert first == worker._child.pid


def test_a_refusal_comes_back_as_its_sentence(worker):
    with pytest.raises(UnreadableFile, match=r"a\.pdf: .*damaged"):
        worker.read(b"%PDF-1.7\n", "a.pdf")


def test_a_child_that_is_ended_is_one_sentence_and_the_next_file_is_read(worker):
    worker.read(TERMS, "a.md")
    os.kill(worker._child.pid, signal.SIGSTOP)
    impatient = Worker(wait=0.2)
    impatient._child = worker._child

    with pytest.raises(UnreadableFile, match=r"big\.md: .*more time or memory"):
        impatient.read(TERMS, "big.md")
    assert worker.read(TERMS, "a.md").parsed.text == TERMS.decode().replace("# ", "").replace("\n\n", "\n")


@pytest.mark.parametrize("limits", [{"seconds": -10.0}, {"memory": 60_000_000}])
def test_a_file_beyond_the_limits_of_time_or_memory_ends_the_child_alone(limits):
    made = Worker(**limits)
    heavy = b"The supplier answers within two hours of a report and ends it by the evening. " * 25_000
    try:
        with pytest.raises(UnreadableFile, match=r"heavy\.txt: .*more time or memory"):
            made.read(heavy, "heavy.txt")
        made._seconds, made._memory = 60.0, 4_000_000_000
        assert made.read(TERMS, "a.md").chunks
    finally:
        made.close()


def test_asking_for_more_outside_the_child_does_nothing():
    allowance.more(5)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("indexer.worker", "subprocess.Popen"),
        ("indexer.worker", "subprocess"),
        ("indexer.worker", "BytesIO"),
    ],
)
def test_only_records_are_taken_from_the_child(module, name):
    with pytest.raises(pickle.UnpicklingError):
        _Safe(BytesIO()).find_class(module, name)


def test_the_child_is_told_no_secret_of_ours():
    ours = {
        "PATH": "/bin",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "VENDORDESK_DATABASE_URL": "postgresql://u:p@h/d",
        "OPENAI_API_KEY": "k",
    }

    assert {"PATH": "/bin"} == _without_secrets(ours)


def test_a_page_with_an_empty_paragraph_is_read():
    page = Drawn().text(60, 740, "\x01\x02").text(60, 700, "Terms of use.")

    assert "Terms of use." in read_whole(drawn(page), "a.pdf").parsed.text


def test_files_of_office_make_the_same_way(worker):
    from docx import Document

    document = Document()
    document.add_paragraph("合同正文。")

    assert "合同正文。\n" == worker.read(docx(document), "a.docx").parsed.text
