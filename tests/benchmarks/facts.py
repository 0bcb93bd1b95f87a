"""Prints how long the facts of a long contract take: `python -m tests.benchmarks.facts`."""

import time

from indexer.facts import extract
from indexer.parsers import parse

CHARACTERS_OF_A_PAGE = 3000
CLAUSES = {
    "zh": "{n}. 甲方应当按照本合同的约定向乙方提供必要的资料，并为乙方开展工作创造条件；一级故障应在30分钟内响应。",
    "en": "{n}. The Customer shall give the Supplier what it needs; it shall respond to a P1 within 30 minutes.",
}


def main() -> None:
    """One line a language and length: processor seconds."""
    for lang, clause in CLAUSES.items():
        for pages in (50, 100, 200):
            count = pages * CHARACTERS_OF_A_PAGE // len(clause)
            parsed = parse("\n\n".join(clause.format(n=n) for n in range(count)).encode(), "long.txt")
            started = time.process_time()
            extract(parsed)
            print(f"{lang}  {pages:4} pages  {time.process_time() - started:6.2f} s", flush=True)


if __name__ == "__main__":
    main()
