"""Prints how long decisions take to become examples, and to be heard, in seconds of the processor:

`python -m tests.benchmarks.corrections`.
"""

import time

from indexer.facts import extract_and_keep
from indexer.facts.roles.own import Told
from indexer.facts.roles.reader import reader
from indexer.facts.roles.surroundings import unpack
from indexer.facts.roles.taught import Verdict, lessons_of
from indexer.parsers import parse

LINE = (
    "{n}. The Customer shall give the Supplier what it needs; the Supplier shall answer within 30 days and keep what "
    "it is told to itself, and part {n} ends on {day} May 20{year}.\n\n"
)
PAGES, LINES_OF_A_PAGE = (5, 20, 100), 18


def main() -> None:
    """One line a length: the kept surroundings, examples of twelve decisions, and the reading with 1,000 of them."""
    reader()
    for pages in PAGES:
        lines = (LINE.format(n=n, day=1 + n % 28, year=27 + n % 9) for n in range(pages * LINES_OF_A_PAGE))
        parsed = parse("".join(("Maintenance agreement with Tarn Software Ltd\n\n", *lines)).encode(), "long.txt")
        record, kept = extract_and_keep(parsed)
        verdicts = [Verdict(field="expires_on", holds=f"20{27 + n % 9}-05-{1 + n % 28:02}") for n in range(12)]
        started = time.process_time()
        lessons = lessons_of(unpack(kept), verdicts, record.stated(), reader().roles)
        taught = time.process_time() - started
        started = time.process_time()
        told = Told.of([(one.example, one.firm, "Tarn Software Ltd") for one in lessons] * (1000 // len(lessons)))
        fitted = time.process_time() - started
        times = []
        for decisions in (None, told):
            started = time.process_time()
            extract_and_keep(parsed, decisions)
            times.append(time.process_time() - started)
        print(
            f"{pages:4} pages: {len(kept) / 1000:6.1f} KB kept, examples {taught:5.2f} s, "
            f"1,000 of them ready {fitted:5.2f} s, reading {times[0]:5.2f} s, with them {times[1]:5.2f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
