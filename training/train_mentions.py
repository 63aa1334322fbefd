"""Fine-tune MiniLM-L6 so that mentions of one event get like vectors, and others do not.

A mention's vector is the mean of the states of its word pieces, in its sentence followed by the one
that opens the text. Two losses over all pairs of a topic: the softmax over a mention's neighbours
(Khosla and others, "Supervised contrastive learning", NeurIPS 2020) and the log loss of the cosine.
The encoder is all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019).

    python training/train_mentions.py ROWS.jsonl OUT_FOLDER

ROWS.jsonl comes from `prepare_mentions.py rows`. One encoder is trained without each fold of
topics and gives that fold its vectors (`vectors.npz`): what is fitted on top must not see vectors
of topics that the encoder was trained on. One more is trained on all and is the model. Everything
random is seeded; on another processor the weights come out slightly different all the same.
"""

import argparse
import json
import random
import shutil
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from train_attribution import find_encoder, strip_notes

CHUNKS = 3  # parts of a topic that are read at once, by length
TEMPERATURE = 0.1
LOG_LOSS = 5.0  # how much it weighs beside the softmax


class Encoder(nn.Module):
    """MiniLM with the mean of some states; scale and bias make odds of a cosine in training."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
        self.bert.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
        self.scale = nn.Parameter(torch.tensor(10.0))
        self.bias = nn.Parameter(torch.tensor(-5.0))

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, shares: torch.Tensor
    ) -> torch.Tensor:
        """Give (batch, mentions, 384). `shares`: (batch, mentions, pieces), rows that add to 1."""
        states = self.bert(pieces, attention_mask=mask).last_hidden_state
        return torch.bmm(shares.to(states.dtype), states)


def collate(rows: list[dict]) -> tuple[tuple[torch.Tensor, ...], torch.Tensor]:
    """Pad rows to one size; gives the encoder's inputs, and where the mentions then are."""
    long = max(len(one["pieces"]) for one in rows)
    most = max(len(one["ids"]) for one in rows)
    pieces = torch.zeros(len(rows), long, dtype=torch.long)
    mask = torch.zeros(len(rows), long, dtype=torch.long)
    shares = torch.zeros(len(rows), most, long)
    where = []
    for at, one in enumerate(rows):
        pieces[at, : len(one["pieces"])] = torch.tensor(one["pieces"])
        mask[at, : len(one["pieces"])] = 1
        for number, places in enumerate(one["places"]):
            shares[at, number, places] = 1 / len(places)
            where.append(at * most + number)
    return (pieces, mask, shares), torch.tensor(where)


def encode(model: Encoder, rows: list[dict]) -> torch.Tensor:
    """Give the vectors of all mentions of some rows, in their order."""
    inputs, where = collate(rows)
    return model(*inputs).flatten(0, 1)[where]


def loss_of(model: Encoder, vectors: torch.Tensor, clusters: list[str]) -> torch.Tensor:
    """Give the loss over all pairs of mentions."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(clusters))}
    own = torch.tensor([numbers[name] for name in clusters])
    itself = torch.eye(len(own), dtype=torch.bool)
    same = own[:, None] == own[None, :]
    short = functional.normalize(vectors.float(), dim=-1)
    cosine = short @ short.T
    close = (cosine / TEMPERATURE).masked_fill(itself, -1e4)
    shares = close - torch.logsumexp(close, 1, keepdim=True)
    others = (same & ~itself).float()
    count = others.sum(1)
    some = count > 0
    softmax = -((shares * others).sum(1)[some] / count[some]).mean() if some.any() else 0.0
    odds = (cosine * model.scale + model.bias)[~itself]
    log_loss = functional.binary_cross_entropy_with_logits(odds, same[~itself].float())
    return softmax + LOG_LOSS * log_loss


def group_rows(rows: list[dict]) -> dict[str, dict[str, list[dict]]]:
    """Give the rows of each topic, by document."""
    topics: dict[str, dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        topics[row["topic"]][row["document"]].append(row)
    return topics


def plan_topics(topics: list[str], epochs: int, chance: random.Random) -> list[str]:
    """Give the topics as they are trained on, in a new order each time round."""
    plan: list[str] = []
    for _ in range(epochs):
        names = list(topics)
        chance.shuffle(names)
        plan += names
    return plan


def train(model: Encoder, rows: list[dict], args: argparse.Namespace) -> None:
    """Train topic by topic, some texts left out each time; the rate rises, then falls to 0."""
    model.bert.embeddings.requires_grad_(requires_grad=False)
    weights = [one for one in model.bert.parameters() if one.requires_grad]
    groups = [{"params": weights, "lr": args.rate}]
    groups.append({"params": [model.scale, model.bias], "lr": 1e-2})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    chance = random.Random(args.seed)
    topics = group_rows(rows)
    plan = plan_topics(list(topics), args.epochs, chance)
    warm = max(1, len(plan) // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (len(plan) - step) / (len(plan) - warm))
    )
    began = time.monotonic()
    model.train()
    for step, topic in enumerate(plan, 1):
        here = [ones for ones in topics[topic].values() if chance.random() < args.keep]
        chosen = sorted((one for ones in here for one in ones), key=lambda one: len(one["pieces"]))
        size = max(1, len(chosen) // CHUNKS)
        parts = [chosen[start : start + size] for start in range(0, len(chosen), size)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = torch.cat([encode(model, part) for part in parts])
        loss = loss_of(model, vectors, [name for one in chosen for name in one["clusters"]])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        if step % 25 == 0:
            spent = time.monotonic() - began
            print(f"{step}/{len(plan)} loss {loss.item():.3f} {spent:.0f} s", flush=True)


@torch.no_grad()
def read_vectors(model: Encoder, rows: list[dict]) -> dict[str, np.ndarray]:
    """Give the vector of each mention by its id."""
    model.eval()
    found = {}
    ordered = sorted(rows, key=lambda one: len(one["pieces"]))
    for start in range(0, len(ordered), 32):
        part = ordered[start : start + 32]
        names = [name for one in part for name in one["ids"]]
        found |= dict(zip(names, encode(model, part).float().numpy(), strict=True))
    return found


def export(model: Encoder, out: Path) -> None:
    """Write the model for ONNX Runtime, with 8-bit weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    whole = out / "whole.onnx"
    sample = (
        torch.ones(2, 12, dtype=torch.long),
        torch.ones(2, 12, dtype=torch.long),
        torch.full((2, 3, 12), 1 / 12),
    )
    batch, pieces, mentions = (torch.export.Dim(one) for one in ("batch", "pieces", "mentions"))
    torch.onnx.export(
        model,
        sample,
        whole,
        input_names=["pieces", "mask", "shares"],
        output_names=["vectors"],
        dynamic_shapes=(
            {0: batch, 1: pieces},
            {0: batch, 1: pieces},
            {0: batch, 1: mentions, 2: pieces},
        ),
        dynamo=True,
        external_data=False,
    )
    # Seven bits of each weight keep older processors from overflowing.
    quantize_dynamic(
        whole,
        out / "mentions.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    strip_notes(out / "mentions.onnx")


def read_choices() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--keep", type=float, default=0.8, help="share of a topic's texts a step")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train without each fold and with all; write vectors and model."""
    args = read_choices()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)  # the same sums, whatever the machine has
    folder = find_encoder()
    with args.rows.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found: dict[str, np.ndarray] = {}
    for fold in (*sorted({row["fold"] for row in rows}), None):
        torch.manual_seed(args.seed)
        model = Encoder(folder)
        print("without fold", fold, flush=True)
        train(model, [row for row in rows if row["fold"] != fold], args)
        found |= read_vectors(model, [row for row in rows if row["fold"] == fold])
    torch.save(model.state_dict(), args.out / "weights.pt")
    np.savez(args.out / "vectors.npz", ids=list(found), vectors=np.array(list(found.values())))
    export(model, args.out)
    shutil.copy(folder / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
