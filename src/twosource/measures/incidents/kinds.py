"""What speaks for each kind of violation, and for each kind of perpetrator, in an article."""

import math
import re
from collections import Counter
from collections.abc import Mapping

from twosource.measures.incidents.choosing import grow
from twosource.measures.incidents.lexicons import list_patterns
from twosource.measures.incidents.told import CORE, WIDE, Told

_TOP = 700
_OFTEN, _DENSE = 3, 2.0
_COUNTED = sorted(
    CORE
    | {"threat", "surveillance", "restriction", "protest", "bombing", "trial", "sentence"}
    | {"search", "armed_clash"}
)
_DOES = frozenset({"actor", "subject", "by", "orderer"})


def describe_deeds(told: Told) -> dict[str, float]:
    """Give what tells which violations an article is about: words of deeds, and claims."""
    patterns = list_patterns("deed")
    counted = {name: len(one.findall(told.text)) for name, one in patterns.items()}
    words, total = len(told.text.split()) + 1, max(1, sum(counted.values()))
    features = {"one": 1.0, "long": math.log(words) - 6, "total": math.log(total)}
    features |= _words(told, patterns, counted, total)
    for name, times in counted.items():
        features[f"{name}_ever"] = float(times > 0)
        features[f"{name}_dense"] = min(_DENSE, 100 * times / words)
        features[f"{name}_most"] = float(times == max(counted.values()))
    return features | _claims(told)


def _words(
    told: Told,
    patterns: Mapping[str, re.Pattern[str]],
    counted: Mapping[str, int],
    total: int,
) -> dict[str, float]:
    features: dict[str, float] = {}
    for name, pattern in patterns.items():
        top = len(pattern.findall(told.text[:_TOP]))
        features[f"{name}_times"] = grow(counted[name])
        features[f"{name}_share"] = counted[name] / total
        features[f"{name}_title"] = float(bool(pattern.search(told.title)))
        features[f"{name}_top"] = min(_OFTEN, top) / _OFTEN
    return features


def _claims(told: Told) -> dict[str, float]:
    every = Counter(one.claim.type for one in told.told)
    top = {one.claim.type for one in told.told if one.claim.trigger.start < _TOP}
    past = {one.claim.type for one in told.told if one.claim.time == "past"}
    features: dict[str, float] = {}
    for kind in _COUNTED:
        features[f"claims_{kind}"] = grow(every[kind])
        features[f"claims_{kind}_top"] = float(kind in top)
        features[f"claims_{kind}_past"] = float(kind in past)
    return features


def describe_doers(told: Told) -> dict[str, float]:
    """Give what tells who did it: words for kinds of doers, in the text and in the claims."""
    patterns = list_patterns("doer")
    counted = {name: len(one.findall(told.text)) for name, one in patterns.items()}
    features = {"one": 1.0}
    features |= _words(told, patterns, counted, max(1, sum(counted.values())))
    agents: Counter[str] = Counter()
    for one in told.told:
        if one.claim.type in WIDE:
            for who in one.who:
                if who.role in _DOES:
                    agents[f"entity_{who.entity}"] += 1
                    agents.update(name for name, p in patterns.items() if p.search(who.name))
    for name, times in agents.items():
        features[f"agent_{name}"] = grow(times)
        features[f"agent_{name}_share"] = times / agents.total()
    features["no_agent"] = float(not agents)
    deeds = describe_deeds(told)
    return features | {
        f"deed_{name}": deeds[name]
        for name in deeds
        if name.endswith(("_times", "_share", "_title", "_top"))
        or (name.startswith("claims_") and not name.endswith("_past"))
    }
