"""The adapter that scores attribution on PolNeAR."""

import importlib.util
import json
from pathlib import Path

import pytest

from twosource.extractors.spacy_parser import SpacyParser
from twosource.measures.attribution import open_attribution, predict

PARSER = SpacyParser()

# F1 on the whole dev part, a little under what was measured; lowering one needs a reason.
FLOORS = {
    True: {"whole": 64.5, "cue": 61.0, "source": 67.0, "content": 81.0},
    # With 8-bit weights, results differ a little between processors.
    False: {"whole": 71.5, "cue": 71.7, "source": 79.7, "content": 88.5},
}


def test_a_prediction_has_the_form_of_the_gold() -> None:
    text = "The bridge is unsafe, the mayor said.\n\nThe union praised the mayor."
    record = {"id": "gazette", "text": text, "title": "Bridge", "outlet": "gazette"}
    found = predict(record, PARSER)
    assert found["id"] == "gazette"
    assert found["attributions"][0] == {
        "source": [[22, 31]],
        "cue": [[32, 36]],
        "content": [[0, 20]],
    }
    # Praise is attribution to the corpus, not to the record.
    assert found["attributions"][1]["cue"] == [[49, 56]]


def test_attributions_do_not_nest() -> None:
    text = "A clerk said the mayor believed that the dam was safe."
    assert len(predict({"id": "x", "text": text}, PARSER)["attributions"]) == 1


@pytest.mark.parametrize("rules_only", [True, False], ids=["rules", "rules and model"])
def test_the_score_on_the_dev_part_does_not_fall(data: Path, *, rules_only: bool) -> None:
    spec = importlib.util.spec_from_file_location("score", data / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines = (data / "gold" / "attribution" / "dev.jsonl").read_text("utf-8").splitlines()
    gold = {record["id"]: record for record in map(json.loads, lines)}
    attribute, floor = open_attribution(rules_only=rules_only), FLOORS[rules_only]
    found = scorer.score_attribution(gold, {name: attribute(gold[name]) for name in gold})
    assert found["whole_partial"]["f1"] >= floor["whole"]
    assert found["exact"]["cue"]["f1"] >= floor["cue"]
    assert found["exact"]["source"]["f1"] >= floor["source"]
    assert found["token"]["content"]["f1"] >= floor["content"]
