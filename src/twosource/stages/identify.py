"""Give events their ids: assigned once, from the smallest claim key at birth, and kept."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.event import EventId
from twosource.model.ids import digest

# ISO 3166-1 alpha-2 followed by alpha-3; XK is the code in general use for Kosovo.
_CODES = (
    "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA "
    "AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES "
    "BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK "
    "CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA "
    "DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA "
    "GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS "
    "GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD "
    "IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA "
    "KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA "
    "LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ "
    "MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC "
    "NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM "
    "PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC "
    "SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV "
    "SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR "
    "TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR "
    "VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE"
)
_ALPHA3 = {code[:2]: code[2:] for code in _CODES.split()}
_NO_COUNTRY = "XXX"
_RESTORED, _LIVING, _DORMANT, _REDIRECTED = range(4)

Former = Mapping[str, tuple[int, str]]
"""By the digest of a set of claims: the id of the event they last were, and when, as a number."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a record gave beside the clusters looked at: its last number, ids that live there."""

    last: int = 0
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Assignment:
    """All ids of the record by number, and the id of each cluster in the order they were given."""

    ids: tuple[EventId, ...]
    chosen: tuple[EventId, ...]


def alpha3(country: str | None) -> str:
    """Give the ISO 3166-1 alpha-3 code of an alpha-2 or alpha-3 code, `XXX` for anything else.

    >>> alpha3("KP"), alpha3("prk"), alpha3(None)
    ('PRK', 'PRK', 'XXX')
    """
    code = (country or "").upper()
    return code if code in _ALPHA3.values() else _ALPHA3.get(code, _NO_COUNTRY)


def follow_redirect(event: str, kept: Mapping[str, EventId]) -> str:
    """Give the id an event goes by now; an id that was never redirected is its own.

    Raises:
        KeyError: the id, or one it redirects to, is not known.
    """
    target = kept[event].redirect_to
    while target is not None:
        event, target = target, kept[target].redirect_to
    return event


def assign_ids(
    clusters: Sequence[frozenset[str]],
    known: Mapping[str, str],
    kept: Sequence[EventId],
    country_of: Callable[[frozenset[str]], str | None],
    former: Former | None = None,
    elsewhere: Elsewhere | None = None,
) -> Assignment:
    """Give each cluster of claims the id its event already has, or a new one.

    A cluster with claims of one former event keeps its id; of several, the smallest number stays
    and the others redirect to it. Of an event that falls apart, the cluster with the claim it was
    born from keeps the id (without that claim: the cluster with the smallest). An id whose claims
    are all gone stays known, and is taken up again if the claim it was born from comes back; so is
    an id that was merged, if the merge is undone. Above all that, the very claims that were an
    event before are that event again: what a decision moved goes back when it is undone.

    Args:
        clusters: disjoint sets of claim ids, none empty.
        known: the event each claim told of so far; may name redirected ids.
        kept: every id ever assigned in this record, but for those that live `elsewhere`.
        country_of: the ISO 3166-1 code of a cluster's country, alpha-2 or alpha-3.
        former: which event each set of claims (`digest_claims`) last was.
        elsewhere: what else was given, where these are not all clusters of the record.

    Raises:
        ValueError: a cluster is empty, or a claim stands in two.
    """
    place = _locate(clusters)
    by_id = {one.id: one for one in kept}
    restored = _find_restored(clusters, former or {}, by_id)
    claimants = _find_claimants(place, known, by_id, restored)
    chosen: dict[int, EventId] = {}
    for index, ranked in claimants.items():
        (best, _, event), *others = sorted(ranked)
        chosen[index] = by_id[event] = replace(by_id[event], redirect_to=None)
        # Every redirect set here leads to an id that stands for itself: so none can run in a ring.
        # One that was merged before stays where it went, unless its merge is being undone.
        for rank, _, other in others:
            if rank < _REDIRECTED or best == _REDIRECTED:
                by_id[other] = replace(by_id[other], redirect_to=event)
    unnamed = [index for index in range(len(clusters)) if index not in chosen]
    # By smallest claim: the numbers must not depend on the order of arrival.
    unnamed.sort(key=lambda one: min(clusters[one]))
    rest = elsewhere or Elsewhere()
    first = 1 + max((rest.last, *(one.number for one in kept)))
    taken = {*by_id, *rest.ids}
    for number, index in enumerate(unnamed, first):
        born = _bear(min(clusters[index]), number, country_of(clusters[index]), taken)
        chosen[index] = by_id[born.id] = born
        taken.add(born.id)
    return Assignment(
        ids=tuple(sorted(by_id.values(), key=lambda one: one.number)),
        chosen=tuple(chosen[index] for index in range(len(clusters))),
    )


def digest_claims(claims: Iterable[str]) -> str:
    """Give the digest that a set of claims is known by."""
    return digest("claims of an event", *sorted(claims))


def _find_restored(
    clusters: Sequence[frozenset[str]], former: Former, by_id: Mapping[str, EventId]
) -> Mapping[str, int]:
    """Give the cluster that is an event again, by its id; of several the one it was last."""
    found: dict[str, tuple[int, int]] = {}
    for index, members in enumerate(clusters if former else ()):
        when, event = former.get(digest_claims(members), (0, ""))
        if event in by_id:
            found[event] = max(found.get(event, (0, 0)), (when, index))
    return {event: index for event, (_, index) in found.items()}


def _locate(clusters: Sequence[frozenset[str]]) -> dict[str, int]:
    """Give the cluster each claim stands in."""
    place = {claim: index for index, cluster in enumerate(clusters) for claim in cluster}
    if not all(clusters) or len(place) != sum(map(len, clusters)):
        message = "clusters hold at least one claim each, and no claim stands in two of them"
        raise ValueError(message)
    return place


def _find_claimants(
    place: Mapping[str, int],
    known: Mapping[str, str],
    by_id: Mapping[str, EventId],
    restored: Mapping[str, int],
) -> dict[int, list[tuple[int, int, str]]]:
    """Give the ids that could name each cluster, as (rank, number, id): the least one keeps it."""
    members = _find_members(place, known, by_id)
    claimants: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for event in by_id.values():
        present = members.get(event.id)
        if event.id in restored:
            claimants[restored[event.id]].append((_RESTORED, event.number, event.id))
        elif present:
            home = event.born_from if event.born_from in present else min(present)
            claimants[place[home]].append((_LIVING, event.number, event.id))
        elif event.born_from in place:
            rank = _DORMANT if event.redirect_to is None else _REDIRECTED
            claimants[place[event.born_from]].append((rank, event.number, event.id))
    return claimants


def _find_members(
    claims: Iterable[str], known: Mapping[str, str], by_id: Mapping[str, EventId]
) -> dict[str, set[str]]:
    """Give the claims still there of each event, under the id it goes by now."""
    members: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if known.get(claim) in by_id:
            members[follow_redirect(known[claim], by_id)].add(claim)
    return members


def _bear(claim: str, number: int, country: str | None, taken: Collection[str]) -> EventId:
    """Give a new id with a new number."""
    event = digest("event", claim)
    # The claim may have given its name to an event that lives on elsewhere: salted, it is free.
    if event in taken:
        event = digest("event", claim, str(number))
    return EventId(event, f"{alpha3(country)}-{number:04d}", number, claim)
