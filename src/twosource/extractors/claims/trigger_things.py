"""Nouns that are plainly no people: what is released, killed or fired is then no event of ours."""

THINGS = frozenset(
    ["bill", "plan", "idea", "deal", "film", "movie", "song", "album", "report", "statement"]
    + ["hope", "fear", "story", "project", "proposal", "law", "rule", "engine", "car", "vehicle"]
    + ["power", "battery", "phone", "data", "video", "photo", "picture", "document", "money"]
    + ["fund", "price", "market", "share", "stock", "record", "game", "match", "goal", "ball"]
    + ["time", "year", "day", "week", "month", "name", "list", "detail", "figure", "result"]
    + ["career", "job", "work", "home", "house", "building", "road", "bridge", "tree", "crop"]
    + ["gun", "weapon", "knife", "rifle", "pistol", "handgun", "bag", "wallet", "key", "boat"]
    + ["water", "food", "product", "service", "system", "website", "page", "book", "letter"]
    + ["balance", "issue", "problem", "question", "answer", "cause", "effect", "damage", "line"]
    + [
        "decline",
        "spread",
        "trend",
        "growth",
        "economy",
        "business",
        "industry",
        "company's",
        "trade",
        "tax",
        "budget",
        "debt",
        "loan",
    ]
)


# Bodies of people whose names end as those of ideas do.
BODIES = frozenset(
    ["authority", "community", "minority", "majority", "administration", "organization"]
    + ["organisation", "corporation", "delegation", "population", "generation", "opposition"]
    + ["commission", "congregation", "faction", "association", "federation", "nation", "entity"]
    + ["dignitary", "celebrity", "coalition", "brotherhood", "electorate", "civilian"]
)


AUTHORITIES = frozenset(
    ["police", "army", "military", "government", "regime", "court", "ministry", "state", "militia"]
    + ["group", "company", "union", "party", "agency", "council", "security", "force", "service"]
    + ["department", "university", "parliament", "committee", "embassy", "navy", "gang", "mob"]
    + ["country", "firm", "employer", "junta", "crowd", "team", "board", "office", "newspaper"]
)


def tells_of_people(lemma: str) -> bool:
    """Tell whether a noun may stand for people: only what is plainly a thing or an idea may not."""
    if lemma in BODIES:
        return True
    return lemma not in THINGS and not lemma.endswith(("ness", "ism", "tion", "ity", "hood"))
