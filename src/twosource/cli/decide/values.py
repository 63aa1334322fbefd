"""`twosource decide value`: a person's word on one value of a claim."""

from pathlib import Path
from typing import Any, get_args

import click

from twosource.cli.decide.desk import decider_option, note_option, open_desk
from twosource.cli.options import codebook_option, example, record_option
from twosource.model.codebook import Codebook
from twosource.model.correction import Facet, WordOnValue
from twosource.model.values import GroundedClaim
from twosource.record_name import RecordName
from twosource.stages.facet_values import check_part, split_names
from twosource.stages.facet_words import list_parts
from twosource.stages.word_on_value import Around, OnValue, check_word
from twosource.views.decisions import tell_value

FACETS: tuple[Facet, ...] = get_args(Facet)


@click.command(
    "value",
    epilog=example(
        "twosource decide value 3f2a91c0 when --is 2021-05-04 --by R1 --record my.db",
        "twosource decide value 3f2a91c0 count --of people.dead --is 12-15 --by R1 --record my.db",
        "twosource decide value 3f2a91c0 where --is geonames:184745 --by R1 --record my.db",
        "twosource decide value 3f2a91c0 type --does-not --by R1 --comment 'a film' --record my.db",
    ),
)
@click.argument("claim", metavar="CLAIM")
@click.argument("facet", type=click.Choice(FACETS))
@click.option("--says", is_flag=True, help="The text says so: the value is right.")
@click.option("--does-not", is_flag=True, help="The text does not say it: the value goes.")
@click.option("--is", "is_", metavar="VALUE", help="The text says this instead.")
@click.option(
    "--of",
    metavar="WHICH",
    help="Which count (people.dead) or role (victim), where a claim has several.",
)
@decider_option
@note_option
@record_option
@codebook_option
def value(
    claim: str, facet: Facet, record: RecordName, codebook: Path | None, **chosen: Any
) -> None:
    """Say of one value of a claim that the text says so, that it doesn't, or what it says.

    CLAIM is six or more digits of a claim's id. VALUE is, by FACET: of `when` EDTF (2021-05-04,
    2021-05, XXXX-05-04, 2021-05-04/2021-05-06); of `count` 12, 12-15 or 12+; of `where` a name or
    id of the table of places, several with ";" between; of `type` one of the codebook, as
    death/accident; of `who` the words of the report; of `source` NAME:KIND, nearest the event
    first, as "mayor:government -> Radio Orilla:outlet"; of `stance` and `time` one of their words.

    The value goes into events, conflicts and matching. The machine's stays beside it, with who
    corrected it, when and why. That the text tells of no such event is `type --does-not`.
    """
    verdict = _choose(chosen)
    with open_desk(record, codebook) as desk:
        found = desk.find_claim(claim)
        of = _find_part(found.grounded, facet, chosen["of"], desk.parts.codebook)
        given = OnValue(facet, of, verdict, chosen["is_"] or "")
        reading = desk.store.reading(found.report.key)
        around = Around(found.grounded, reading, found.report.text, desk.parts.codebook)
        names = split_names(given.words) if facet == "where" else ()
        said = check_word(given, around, desk.parts.gazetteer.find(names))
        what = f"{facet} {of}".strip()
        desk.rule(said, chosen, f"{what} of claim {found.grounded.claim.id[:8]} {tell_value(said)}")


def _choose(chosen: dict[str, Any]) -> WordOnValue:
    given: list[WordOnValue] = []
    if chosen["says"]:
        given.append("says")
    if chosen["does_not"]:
        given.append("does_not")
    if chosen["is_"] is not None:
        given.append("is")
    if len(given) != 1:
        raise click.UsageError("say one of --says, --does-not and --is VALUE")
    return given[0]


def _find_part(claim: GroundedClaim, facet: Facet, of: str | None, codebook: Codebook) -> str:
    """Give which count or role is meant; refuse to guess among several, and what is none."""
    if facet not in {"count", "who"}:
        if of is not None:
            raise click.UsageError(f"a claim has one {facet}: leave --of out")
        return ""
    parts = list_parts(claim, facet)
    if of is not None:
        check_part(facet, of, parts, codebook.types.get(claim.claim.type))
        return of
    if len(parts) != 1:
        known = f"this claim has {', '.join(parts)}" if parts else "this claim has none yet"
        raise click.UsageError(f"say which {facet} with --of; {known}")
    return parts[0]
