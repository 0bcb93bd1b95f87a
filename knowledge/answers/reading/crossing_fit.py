"""Trains the judges of `crossing` on pairs of questions and sentences; deterministic on one thread, with torch."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from knowledge.answers.reading.crossing import FITTED, HEADS, LAYERS, WIDTH, Batch, Pair

Asked = tuple[list[Pair], int | None]
"""One question with every sentence of its passage, and which of them answers."""

_SEEDS, _ROUNDS, _AT_ONCE, _PACE = (1, 2), 6, 12, 1e-3
_DROPPED, _TOKENS_DROPPED, _SMOOTH, _RANKED = 0.2, 0.1, 0.02, 0.5


def fit(questions: Sequence[Asked]) -> None:
    """Train each judge and write them all into one file, half-precision."""
    torch.set_num_threads(1)
    signs = np.stack([pair.signs for pairs, _ in questions for pair in pairs])
    mean, scale = signs.mean(axis=0), np.maximum(signs.std(axis=0), 1e-3)
    saved: dict[str, Any] = {}
    for number, seed in enumerate(_SEEDS):
        judge = _trained(list(questions), mean, scale, seed)
        weights = {name: one.detach().numpy() for name, one in judge.state_dict().items()} | {
            "mean": mean,
            "scale": scale,
        }
        saved |= {f"{number}/{name}": one.astype(np.float16) for name, one in weights.items()}
    np.savez_compressed(FITTED, **saved)


class _Judge(nn.Module):
    """The network that `crossing` runs: the names of its parts are the names of its weights."""

    def __init__(self, size: int, signs: int) -> None:
        super().__init__()
        self.inp, self.typ, self.con = nn.Linear(size, WIDTH), nn.Embedding(4, WIDTH), nn.Linear(2, WIDTH)
        self.cls = nn.Parameter(torch.randn(WIDTH) * 0.02)
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, WIDTH * 2, _DROPPED, activation="gelu", batch_first=True, norm_first=True
        )
        self.enc = nn.TransformerEncoder(layer, LAYERS, enable_nested_tensor=False)
        self.ln = nn.LayerNorm(WIDTH)
        self.out = nn.Sequential(nn.Linear(WIDTH + signs, 64), nn.GELU(), nn.Dropout(_DROPPED), nn.Linear(64, 1))

    def forward(self, batch: Batch, signs: torch.Tensor) -> torch.Tensor:
        kinds, there = torch.tensor(batch.kinds), torch.tensor(batch.there)
        rows = self.inp(torch.tensor(batch.states)) * 2 + self.typ(kinds) + self.con(torch.tensor(batch.met))
        if self.training:
            there = there & (torch.rand(there.shape) >= _TOKENS_DROPPED)
        rows = torch.cat([self.cls.expand(len(rows), 1, -1), rows], 1)
        there = torch.cat([torch.ones(len(there), 1, dtype=torch.bool), there], 1)
        seen = self.ln(self.enc(rows, src_key_padding_mask=~there))[:, 0]
        told: torch.Tensor = self.out(torch.cat([seen, signs], 1))[:, 0]
        return told


def _trained(questions: list[Asked], mean: Any, scale: Any, seed: int) -> _Judge:
    torch.manual_seed(seed)
    order = random.Random(seed)  # noqa: S311 - shuffles examples
    pairs = questions[0][0]
    judge = _Judge(pairs[0].states.shape[1], len(pairs[0].signs))
    optimizer = torch.optim.AdamW(judge.parameters(), lr=_PACE, weight_decay=0.05)
    steps = _ROUNDS * (len(questions) // _AT_ONCE + 1) + 5
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, _PACE, total_steps=steps, pct_start=0.15)
    judge.train()
    for _ in range(_ROUNDS):
        order.shuffle(questions)
        for start in range(0, len(questions), _AT_ONCE):
            optimizer.zero_grad()
            _loss(judge, questions[start : start + _AT_ONCE], mean, scale).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimizer.step()
            pace.step()
    return judge.eval()


def _loss(judge: _Judge, questions: Sequence[Asked], mean: Any, scale: Any) -> torch.Tensor:
    """Each sentence by itself, and of each question which of its sentences, or none."""
    batch = Batch.of([pair for pairs, _ in questions for pair in pairs])
    signs = torch.tensor(np.clip((batch.signs - mean) / scale, -4, 4).astype(np.float32))
    logits = judge(batch, signs)
    wanted = torch.tensor([float(n == answer) for pairs, answer in questions for n in range(len(pairs))])
    loss = functional.binary_cross_entropy_with_logits(logits, wanted * (1 - 2 * _SMOOTH) + _SMOOTH)
    ranked, start = torch.zeros(()), 0
    for pairs, answer in questions:
        among = torch.cat([logits[start : start + len(pairs)], torch.zeros(1)])[None]
        ranked = ranked + functional.cross_entropy(among, torch.tensor([len(pairs) if answer is None else answer]))
        start += len(pairs)
    return loss + _RANKED * ranked / len(questions)
