"""From an article to the record that HRDsAttack asks for, in its own labels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from twosource.measures.incidents.choosing import Models, choose, judge, load_models, weigh
from twosource.measures.incidents.dates import DateOption, choose_date, list_dates
from twosource.measures.incidents.kinds import describe_deeds, describe_doers
from twosource.measures.incidents.people import PersonOption, list_people
from twosource.measures.incidents.places import PlaceOption, list_countries, list_towns, set_scene
from twosource.measures.incidents.told import ArticleParts, Told, read_article
from twosource.measures.incidents.years import YearOption, list_years
from twosource.measures.incidents_labels import MONTHS

# The corpus counts Hong Kong and Macau as China; names of countries are the gazetteer's otherwise.
_COUNTED_WITH = {"HK": "CN", "MO": "CN"}
_MOST_VICTIMS = 20

Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


def open_incidents() -> Answer:
    """Give what answers for a record with `id`, `title`, `published` and `text`."""
    parts, models = open_parts(), load_models()

    def answer(record: Mapping[str, Any]) -> dict[str, Any]:
        article = look_at(read_article(record, parts), parts)
        return {"id": record.get("id"), "label": label_article(article, parts, models)}

    return answer


def open_parts() -> ArticleParts:
    """Open what reads articles: the rules alone, since nothing asked depends on who says it."""
    from twosource.extractors.claims.rules import RuleExtractor
    from twosource.extractors.spacy_parser import SpacyParser
    from twosource.gazetteers.build import cache_folder
    from twosource.gazetteers.sqlite import open_gazetteer
    from twosource.readers.codebooks import load_codebook

    return ArticleParts(
        parser=SpacyParser(),
        extractor=RuleExtractor(),
        codebook=load_codebook(),
        gazetteer=open_gazetteer(cache_folder(), lambda *_: None),
    )


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its candidates for every question, and what speaks for each."""

    told: Told
    dates: list[DateOption]
    years: list[YearOption]
    towns: list[PlaceOption]
    countries: list[PlaceOption]
    people: list[PersonOption]
    deeds: dict[str, float]
    doers: dict[str, float]


def look_at(told: Told, parts: ArticleParts) -> Article:
    """Find the candidates in an article that was read."""
    scene = set_scene(told, parts.gazetteer)
    dates = list_dates(told)
    return Article(
        told=told,
        dates=dates,
        years=list_years(told, dates),
        towns=list_towns(told, scene),
        countries=list_countries(told, scene, parts.gazetteer),
        people=list_people(told),
        deeds=describe_deeds(told),
        doers=describe_doers(told),
    )


def label_article(article: Article, parts: ArticleParts, models: Models) -> dict[str, Any]:
    """Give the labels of an article."""
    country = choose(article.countries, models.countries)
    town = choose(article.towns, models.towns)
    return {
        "country": None if country is None else name_country(country.name, parts),
        "region": None,
        "city": None if town is None else name_town(town.name),
        **_label_date(article, models),
        "perpetrator_mention": True,
        "perpetrator_type": _best_kind(article.doers, models.perpetrators),
        "violation_types": name_violations(article, models),
        "victims": [
            {"victim_name": name, "victim_type": []} for name in name_victims(article, models)
        ],
    }


def _label_date(article: Article, models: Models) -> dict[str, str | None]:
    date = choose_date(article.told, article.dates, models)
    year = choose(article.years, models.years)
    month = date.month if date.has_month >= models.least["month"] else None
    day = date.day if month is not None and date.has_day >= models.least["day"] else None
    return {
        "year": None if year is None else str(year.year),
        "month": None if month is None else MONTHS[month[1] - 1],
        "day": None if day is None else str(day[2]),
    }


def _best_kind(features: Mapping[str, float], models: Mapping[str, Mapping[str, float]]) -> str:
    return max(models, key=lambda kind: (weigh(features, models[kind]), kind))


def name_country(code: str, parts: ArticleParts) -> str:
    """Give the name of a country as the corpus calls it, as far as that is a habit at all."""
    code = _COUNTED_WITH.get(code, code)
    country = parts.gazetteer.countries().get(code)
    return code if country is None else country.name


def name_town(name: str) -> str:
    """Give a town's name as written, without its kind: "CAIRO" is Cairo, "Orl township" Orl."""
    bare = " ".join(_without_kind(name.split()))
    return bare.title() if bare.isupper() else bare


def _without_kind(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1].islower():
        words = words[:-1]
    return words


def name_violations(article: Article, models: Models) -> list[str]:
    """Give every kind of violation that is likely enough."""
    return [
        kind
        for kind, weights in sorted(models.violations.items())
        if judge(article.deeds, weights) >= models.least["violation"]
    ]


def name_victims(article: Article, models: Models) -> list[str]:
    """Give the names of those who are likely enough to be victims, the likeliest first."""
    likely = sorted(
        ((judge(one.features, models.victims), one.name) for one in article.people),
        key=lambda one: (-one[0], one[1]),
    )
    return [name for part, name in likely[:_MOST_VICTIMS] if part >= models.least["victim"]]
