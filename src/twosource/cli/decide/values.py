"""`twosource decide value`: a person's word on one value of a claim."""

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from twosource.cli.decide.desk import Desk, decider_option, note_option, now, open_desk
from twosource.cli.options import codebook_option, example, record_option
from twosource.exporters.claim_lines import ClaimInEvent
from twosource.model.codebook import Codebook
from twosource.model.correction import Facet, WordOnValue
from twosource.model.errors import BadValue
from twosource.model.ruling import Ruling, Valued
from twosource.model.values import GroundedClaim, Place
from twosource.ports import Gazetteer
from twosource.record_name import RecordName
from twosource.stages.anchors import anchor_of
from twosource.stages.facet_values import check_part, choose_places, split_names
from twosource.stages.facet_words import list_parts, say_facet, say_places
from twosource.stages.put_right import Asked, put_right
from twosource.views.decisions import tell_value
from twosource.views.record_view import RecordView

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
        found = desk.view.find_claim(claim)
        of = _find_part(found.grounded, facet, chosen["of"], desk.parts.codebook)
        said = _say(desk, found, (facet, of, verdict), chosen["is_"] or "")
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


def _say(
    desk: Desk, found: ClaimInEvent, asked: tuple[Facet, str, WordOnValue], words: str
) -> Valued:
    """Make the decision, and try it: what is no value is refused before anything is kept."""
    facet, of, verdict = asked
    claim = as_read(desk.view, found.grounded, facet, of)
    if verdict != "is" and not claim:
        raise BadValue(f"the machine reads no {f'{facet} {of}'.strip()} there; give one with --is")
    places = find_places(words, desk.parts.gazetteer) if facet == "where" and words else ()
    canonical = say_places(places) if places else " ".join(words.split())
    said = Valued(anchor_of(found.grounded), facet, of, verdict, canonical, claim, places)
    ruling = Ruling(0, said, "", now(), None, undone=False)
    put = put_right(found.grounded, Asked(ruling, said, found.report.text, desk.parts.codebook))
    return Valued(said.anchor, facet, of, verdict, _say_again(put, said), claim, places)


def _say_again(put: GroundedClaim, said: Valued) -> str:
    """Give the value as it reads in the claim: "death" with its one sub-type, 12-12 as 12."""
    if said.verdict != "is" or said.facet == "who":
        return said.words
    return say_facet(put, said.facet, said.of)


def as_read(view: RecordView, claim: GroundedClaim, facet: Facet, of: str) -> str:
    """Give what the machine reads, also where a person corrected it before."""
    for one in claim.corrections:
        if (one.facet, one.of) == (facet, of):
            return one.machine
    # Whose word it is may be told in another sentence: a decision is on what this one says.
    reading = view.readings[claim.claim.report]
    kept = next((one for one in reading.claims if one.id == claim.claim.id), claim.claim)
    return say_facet(replace(claim, claim=kept), facet, of)


def find_places(words: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the places of names or ids with ";" between; a name of several must be told apart.

    Raises:
        BadValue: no place of that name or id, or several, which it lists with their ids.
    """
    return choose_places(words, gazetteer.find(split_names(words)))
