"""Runs a sentence-transformers model on the CPU, in bfloat16 where the CPU computes in it."""

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from logging import getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.errors import NotReady
from knowledge.retrieval.embedding import Read, Vectors, clean, unit_rows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32


class NativeModel:
    """A model in a folder, or in the machine's hub cache; loaded when first used, safe to share between threads."""

    def __init__(self, model: str, *, bfloat16: bool | None = None) -> None:
        self.model = model
        self._bfloat16 = has_bfloat16() if bfloat16 is None else bfloat16
        self._loading = threading.Lock()

    @property
    def name(self) -> str:
        return self.model

    @property
    def size(self) -> int:
        return int(self._loaded.get_embedding_dimension() or 0)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, "document")

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, "query")

    def read_passages(self, texts: Sequence[str]) -> list[Read]:
        return self._read(texts, "document")

    def read_query(self, text: str) -> Read:
        return self._read([text], "query")[0]

    def token_spans(self, passage: str) -> list[tuple[int, int]]:
        with self._loading:
            model = self._loaded
        prompt = model.prompts.get("document") or ""
        read = model.tokenizer(prompt + clean(passage), return_offsets_mapping=True, truncation=True)
        found = [(start - len(prompt), end - len(prompt)) for start, end in read["offset_mapping"]]
        return [(start, end) for start, end in found if start >= -1 and end > 0]

    def _read(self, texts: Sequence[str], prompt: str) -> list[Read]:
        """Embed with the tokens' states; the prompt's and the closing token are left out of these."""
        with self._loading:
            model = self._loaded
        found: Any = model.encode(
            [clean(text) for text in texts],
            prompt_name=prompt if model.prompts.get(prompt) else None,
            batch_size=BATCH,
            show_progress_bar=False,
            output_value=None,
        )
        return [_as_read(one) for one in found]

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        """Embed; sentence-transformers sorts by length, so that batches carry little padding."""
        with self._loading:
            model = self._loaded
        if not texts:
            return np.empty((0, self.size), np.float32)
        vectors = model.encode(
            [clean(text) for text in texts],
            prompt_name=prompt if model.prompts.get(prompt) else None,
            batch_size=BATCH,
            show_progress_bar=False,
            convert_to_tensor=True,
        )
        found: Vectors = vectors.float().numpy()
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return found

    @cached_property
    def _loaded(self) -> "SentenceTransformer":
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # else a missing file costs a minute of retries
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        getLogger("sentence_transformers").setLevel("ERROR")  # what fails is said once, below
        try:
            return SentenceTransformer(
                self.model,
                device="cpu",
                model_kwargs={"dtype": torch.bfloat16 if self._bfloat16 else torch.float32},
            )
        except (OSError, ValueError) as error:
            raise NotReady("model_not_loaded", model=self.model) from error


def _as_read(found: Any) -> Read:
    first, last = int(found.get("prompt_length") or 1), int(found["attention_mask"].sum()) - 1
    tokens = found["token_embeddings"][first : max(last, first + 1)].float().numpy()
    return Read(unit_rows(found["sentence_embedding"].float().numpy()), unit_rows(tokens))


def has_bfloat16() -> bool:
    """Whether the CPU multiplies bfloat16 by itself (else it is slower than float32)."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
