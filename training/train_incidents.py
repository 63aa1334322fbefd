"""Learn what the coders of HRDsAttack pick among an article's dates, places and people.

    python training/train_incidents.py DATA/gold/incidents OUT/weights.json

Small linear models (conditional logit, logistic regression) over the features of
`twosource.measures.incidents`, fitted on the train part alone. The probabilities from which on an
answer is given are chosen by five-fold cross-validation there: blanks of month and day are to be
kept in 77 of 100. Prints the scores of the cross-validation and of the dev part, if it is there.
"""

import argparse
import gzip
import json
import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from linear_models import DIGITS, Features, Weights, fit_choice, fit_judge, fit_sorter
from twosource.measures.attribution_score import Tally
from twosource.measures.incidents import dates
from twosource.measures.incidents.choosing import Models, judge
from twosource.measures.incidents.predict import (
    Article,
    label_article,
    look_at,
    name_country,
    name_town,
    open_parts,
)
from twosource.measures.incidents.told import ArticleParts, read_article
from twosource.measures.incidents_labels import MONTHS, fold_country, read_slot, read_violations
from twosource.measures.incidents_score import IncidentsScore

FOLDS, SEED = 5, 1
BLANKS_KEPT = 77.0
GRID = [round(0.02 * step, 2) for step in range(5, 45)]
COMMONEST = "state actor"


@dataclass(frozen=True)
class Example:
    """One labelled article with all candidates and features, worked out once."""

    label: Mapping[str, Any]
    seen: Article


def read_examples(path: Path, parts: ArticleParts) -> list[Example]:
    """Read the articles of a labelled file."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        return [_example(json.loads(line), parts) for line in lines]


def _example(record: Mapping[str, Any], parts: ArticleParts) -> Example:
    asked = {key: record.get(key) for key in ("id", "title", "published", "text")}
    return Example(record["label"], look_at(read_article(asked, parts), parts))


# ------------------------------------------------------------------ what is right


def right_dates(one: Example) -> set[int]:
    """Give the dates that agree with the label as far as it goes, the most exact ones."""
    year, month, day = (_number(one.label, slot) for slot in ("year", "month", "day"))
    values = [option.value for option in one.seen.dates]
    for wanted in ((year, month, day), (year, month), (year,)):
        if wanted[-1] is None:
            continue
        # Exactly as fine as the label first; then whatever lies within what it says.
        same = {
            at
            for at, value in enumerate(values)
            if _agrees(value, wanted) and not any(value[len(wanted) :])
        }
        inside = {at for at, value in enumerate(values) if _agrees(value, wanted)}
        if same or inside:
            return same or inside
    return set()


def _agrees(value: Sequence[int | None], wanted: Sequence[int | None]) -> bool:
    return all(want in {None, got} for got, want in zip(value, wanted, strict=False))


def _number(label: Mapping[str, Any], slot: str) -> int | None:
    value = read_slot(slot, label.get(slot))
    if slot == "month":
        return MONTHS.index(value) + 1 if value in MONTHS else None
    return int(value) if value is not None and value.isdigit() else None


def right_years(one: Example) -> set[int]:
    """Give the option that is the labelled year."""
    wanted = _number(one.label, "year")
    return {at for at, option in enumerate(one.seen.years) if option.year == wanted}


def right_towns(one: Example) -> set[int]:
    """Give the options that bear the labelled town's name."""
    wanted = read_slot("city", one.label.get("city"))
    return {at for at, option in enumerate(one.seen.towns) if name_town(option.name) == wanted}


def right_countries(one: Example, parts: ArticleParts) -> set[int]:
    """Give the options that are the labelled country."""
    wanted = fold_country(one.label.get("country"))
    return {
        at
        for at, option in enumerate(one.seen.countries)
        if wanted is not None and fold_country(name_country(option.name, parts)) == wanted
    }


def victim_names(one: Example) -> set[str]:
    """Give the names of the labelled victims."""
    return {name for who in one.label["victims"] if (name := who["victim_name"])}


# ------------------------------------------------------------------ all together


def fit(examples: Sequence[Example], parts: ArticleParts) -> Models:
    """Fit every model on some examples; the probabilities to answer from are still to be chosen."""
    persons = [(option, victim_names(one)) for one in examples for option in one.seen.people]
    violations = [read_violations(one.label["violation_types"]) for one in examples]
    doers = [(one.seen.doers, one.label["perpetrator_type"]) for one in examples]
    named = [(row, label) for row, label in doers if label is not None]
    return Models(
        dates=fit_choice(list(_choices(examples, "dates", right_dates)), 20.0),
        years=fit_choice(list(_choices(examples, "years", right_years)), 8.0),
        has_month={},
        has_day={},
        towns=fit_choice(list(_choices(examples, "towns", right_towns)), 2.0),
        countries=fit_choice(
            list(_choices(examples, "countries", lambda one: right_countries(one, parts))), 10.0
        ),
        victims=fit_judge(
            [option.features for option, _ in persons],
            [option.name in names for option, names in persons],
            30.0,
        ),
        violations={
            kind: fit_judge(
                [one.seen.deeds for one in examples],
                [kind in kinds_ for kinds_ in violations],
                40.0,
            )
            for kind in sorted(set().union(*violations) - {"unknown"})
        },
        perpetrators=fit_sorter([row for row, _ in named], [label for _, label in named], 100.0),
        least={},
    )


def _choices(
    examples: Sequence[Example], name: str, right: Callable[[Example], set[int]]
) -> Iterator[tuple[list[Features], set[int]]]:
    for one in examples:
        good = right(one)
        if good:
            yield [option.features for option in getattr(one.seen, name)], good


def fit_blanks(
    examples: Sequence[Example], ranked: Sequence[dates.Ranked | None], models: Models
) -> Models:
    """Fit what tells whether coders gave the likeliest month and day, on rankings of others."""
    fitted: dict[str, Weights] = {}
    for slot, describe in (("month", dates.describe_month), ("day", dates.describe_day)):
        rows, right = [], []
        for one, rank in zip(examples, ranked, strict=True):
            features = None if rank is None else describe(one.seen.told, rank)
            if features is not None and rank is not None:
                value = rank.month if slot == "month" else rank.day
                rows.append(features)
                right.append(value is not None and value[0][-1] == _number(one.label, slot))
        fitted[slot] = fit_judge(rows, right, 6.0)
    return replace(models, has_month=fitted["month"], has_day=fitted["day"])


def rank_each(examples: Sequence[Example], weights: Weights) -> list[dates.Ranked | None]:
    """Rank the dates of each example; None where it has none."""
    return [
        dates.rank_dates(one.seen.dates, weights) if one.seen.dates else None for one in examples
    ]


def fold_out(examples: Sequence[Example]) -> Iterator[tuple[list[int], list[int]]]:
    """Give the numbers of the examples to fit on and to try on, fold by fold."""
    order = list(range(len(examples)))
    random.Random(SEED).shuffle(order)
    for fold in range(FOLDS):
        tried = order[fold::FOLDS]
        yield sorted(set(order) - set(tried)), tried


def fit_all(examples: Sequence[Example], parts: ArticleParts) -> Models:
    """Fit the models, those for blanks on rankings by models that had not seen the article."""
    ranked: list[dates.Ranked | None] = [None] * len(examples)
    for seen, tried in fold_out(examples):
        weights = fit([examples[at] for at in seen], parts).dates
        for at, rank in zip(tried, rank_each([examples[at] for at in tried], weights), strict=True):
            ranked[at] = rank
    return fit_blanks(examples, ranked, fit(examples, parts))


def score(pairs: Sequence[tuple[Example, Models]], parts: ArticleParts) -> IncidentsScore:
    """Score the labels that models give to examples."""
    figures = IncidentsScore()
    for one, models in pairs:
        figures.add(one.label, label_article(one.seen, parts, models))
    return figures


def say(name: str, figures: IncidentsScore) -> None:
    """Print the figures in one line."""
    slots = figures.slots
    print(
        f"{name}: country {figures.folded.of_filled:.1f}",
        *(f"{slot} {slots[slot].of_filled:.1f}" for slot in ("city", "year", "month", "day")),
        f"blanks {figures.month_day.empty_kept:.1f}",
        f"violations {figures.violations.f1:.1f}",
        f"perpetrator {slots['perpetrator_type'].acc:.1f}",
        f"victims {figures.names_exact.f1:.1f}",
    )


def choose_least(pairs: Sequence[tuple[Example, Models]], parts: ArticleParts) -> Weights:
    """Choose the probabilities to answer from, on articles the models have not seen."""
    least = {"month": 2.0, "day": 2.0, "violation": 0.5, "victim": 0.3}

    def figures(**changed: float) -> IncidentsScore:
        return score([(one, replace(m, least=least | changed)) for one, m in pairs], parts)

    least["victim"] = max(GRID, key=lambda at: figures(victim=at).names_exact.f1)
    best = (-1.0, 2.0, 2.0)
    for month in GRID[::2]:
        for day in GRID[::2]:
            found = figures(month=month, day=day)
            if found.month_day.empty_kept >= BLANKS_KEPT:
                # A month is as easy as 70 of 100, a day as 50.
                right = found.slots["month"].of_filled / 70 + found.slots["day"].of_filled / 50
                best = max(best, (right, month, day))
    return least | {"month": best[1], "day": best[2]}


def choose_leans(pairs: Sequence[tuple[Example, Models]]) -> Weights:
    """Choose from which probability on each kind of violation is answered, for the best F1."""
    kinds = sorted(pairs[0][1].violations)
    told = [
        (read_violations(one.label["violation_types"]), one.seen.deeds, models.violations)
        for one, models in pairs
    ]
    parts = [
        (want, {kind: judge(deeds, weights[kind]) for kind in kinds})
        for want, deeds, weights in told
    ]

    def f1(least: Mapping[str, float]) -> float:
        tally = Tally()
        for want, part in parts:
            got = {kind for kind in kinds if part[kind] >= least[kind]} or {"unknown"}
            tally.add(len(got & want), len(got), len(want))
        return tally.f1

    least = dict.fromkeys(kinds, 0.42)
    for kind in (*kinds, *kinds):
        least[kind] = max(GRID, key=lambda at: f1(least | {kind: at}))  # used at once
    return least


def lean(models: Models, least: Weights) -> Models:
    """Move the constant of each kind of violation so that 0.5 is the probability to answer from."""
    kinds = {kind: dict(weights) for kind, weights in models.violations.items()}
    for kind, weights in kinds.items():
        shift = math.log(least[kind] / (1 - least[kind]))
        weights["one"] = round(weights.get("one", 0.0) - shift, DIGITS)
    return replace(models, violations=kinds)


def favour(models: Models, lean: float) -> Models:
    """Add to the constant of the commonest kind of perpetrator: what a doubt is resolved to."""
    kinds = {kind: dict(weights) for kind, weights in models.perpetrators.items()}
    kinds[COMMONEST]["one"] = round(kinds[COMMONEST].get("one", 0.0) + lean, DIGITS)
    return replace(models, perpetrators=kinds)


def choose_favour(pairs: Sequence[tuple[Example, Models]], parts: ArticleParts) -> float:
    """Choose how far to lean to the commonest kind, on articles the models have not seen."""
    least = dict.fromkeys(("month", "day", "violation", "victim"), 2.0)

    def right(lean: float) -> float:
        leant = [(one, favour(replace(models, least=least), lean)) for one, models in pairs]
        return score(leant, parts).slots["perpetrator_type"].acc

    return max((0.1 * step for step in range(16)), key=right)


@dataclass(frozen=True)
class Chosen:
    """What is chosen after fitting: probabilities to answer from, and what doubts resolve to."""

    least: Weights
    violations: Weights
    favour: float


def choose_all(held: Sequence[tuple[Example, Models]], parts: ArticleParts) -> Chosen:
    """Choose on articles that the models have not seen."""
    return Chosen(choose_least(held, parts), choose_leans(held), choose_favour(held, parts))


def settle(models: Models, chosen: Chosen) -> Models:
    """Give models with what was chosen worked in."""
    return favour(lean(replace(models, least=chosen.least), chosen.violations), chosen.favour)


def main() -> None:
    """Fit, choose, write, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, help="folder with train.jsonl.gz and dev.jsonl")
    options.add_argument("out", type=Path, help="where to write the weights")
    asked = options.parse_args()
    parts = open_parts()
    examples = read_examples(asked.data / "train.jsonl.gz", parts)
    held = []
    for seen, out in fold_out(examples):
        models = fit_all([examples[at] for at in seen], parts)
        held += [(examples[at], models) for at in out]
    chosen = choose_all(held, parts)
    tried = [(one, settle(models, chosen)) for one, models in held]
    say("train, by cross-validation", score(tried, parts))
    models = settle(fit_all(examples, parts), chosen)
    asked.out.write_text(json.dumps(asdict(models), indent=1, sort_keys=True) + "\n", "utf-8")
    dev = asked.data / "dev.jsonl"
    if dev.is_file():
        say("dev", score([(one, models) for one in read_examples(dev, parts)], parts))


if __name__ == "__main__":
    main()
