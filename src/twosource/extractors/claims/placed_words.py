"""Words about places: kinds and parts of them, what names stand behind, what is done to them."""

# A name after one of these may be a place's, whatever the model takes it for.
NAME_AFTER = frozenset(
    ["in", "at", "near", "outside", "inside", "from", "across", "off", "through", "around", "along"]
)
HYPHENS = frozenset({"-", "\N{EN DASH}"})
BORDER_WORDS = frozenset({"border", "borders", "frontier", "line"})
# What Korean names say of their kind, behind a hyphen.
KIND_ENDINGS = frozenset(["do", "bukto", "namdo", "gun", "si", "up", "ri", "ku", "gu", "dong"])
# Small words within names of places: "Dayr az Zawr", "Rio de Janeiro".
PARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "ed",
        "an",
        "en",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "az",
        "ez",
        "at",
        "et",
    ]
    + ["de", "da", "do", "das", "dos", "del", "la", "las", "le", "les", "los", "di", "upon", "sur"]
)
FRENCH = frozenset(["au", "aux", "en", "du", "des", "sous", "sur", "et", "à"])
# Articles that are English words too.
ENGLISH = frozenset({"at", "as", "an", "ad", "ash"})
CLOSE = 3  # words from a place's name to the larger one it lies in
# What is done to a place by leaving it.
LEFT_BEHIND = frozenset({"flee", "leave", "escape", "quit", "desert"})
# What is done to places, and hardly to people.
LAID_WASTE = frozenset(
    ["shell", "bombard", "besiege", "overrun", "invade", "blockade", "flood", "inundate"]
)
DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"]
)
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
PLACE_HEADS = frozenset(
    ["province", "county", "district", "town", "city", "village", "region", "state", "prefecture"]
    + ["river", "island", "mountain", "border", "sea", "lake", "valley", "port", "area", "camp"]
    + ["governorate", "department", "municipality", "peninsula", "oblast", "suburb", "township"]
    + ["subdistrict", "subcounty", "commune", "raion", "canton", "parish", "hamlet", "ward"]
)
# What a state is divided into, and no people is.
REGIONS = frozenset(
    ["province", "county", "district", "region", "governorate", "prefecture", "department"]
    + ["oblast", "canton", "subdistrict", "township", "division", "municipality"]
)
# "Lisk rural municipality", "Orl local government area" are one name each.
KIND_SIDES = frozenset(
    ["rural", "urban", "metropolitan", "autonomous", "local", "refugee"] + ["government", "council"]
)
# What is called after the town that it stands in, and hardly after anything else.
TOWN_SITES = frozenset(
    ["terminal", "station", "airport", "airfield", "prison", "jail", "court", "courthouse"]
    + ["market", "bazaar", "port", "docks", "crossing", "checkpoint", "suburb", "outskirts"]
    + ["neighbourhood", "neighborhood", "slum", "slums", "junction", "barracks", "garrison", "dam"]
)
COURTS = frozenset({"court", "tribunal", "courthouse", "courtroom"})
ROADS = frozenset(["road", "highway", "expressway", "motorway", "railway", "route", "line"])
JOINS = frozenset({"link", "connect", "join"})
# Parts of a place: what is on the outskirts of Lisk is at Lisk, what is off its coast near it.
PLACE_PARTS = frozenset(
    ["outskirt", "outskirts", "slope", "street", "coast", "shore", "bank", "edge", "foot", "mouth"]
    + ["centre", "center", "heart", "part", "north", "south", "east", "west", "northeast"]
    + ["northwest", "southeast", "southwest", "capital", "interior", "middle", "water", "waters"]
)
# What stands in one spot: whatever is in "the market of Lisk" is in Lisk.
GROUNDS = frozenset(
    ["market", "marketplace", "bazaar", "square", "plaza", "park", "station", "terminal", "depot"]
    + ["hospital", "clinic", "school", "university", "campus", "church", "mosque", "temple"]
    + ["cathedral", "synagogue", "monastery", "prison", "jail", "airport", "harbour", "harbor"]
    + ["docks", "dock", "neighbourhood", "neighborhood", "quarter", "slum", "slums", "bridge"]
    + [
        "roundabout",
        "stadium",
        "cemetery",
        "hamlet",
        "settlement",
        "fringe",
        "fringes",
        "periphery",
    ]
    + ["seafront", "waterfront", "downtown", "marina", "refinery", "mine", "quarry", "plant"]
)
NOT_PLACES = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september"]
    + ["october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday"]
    + ["saturday", "sunday", "facebook", "twitter", "congress", "parliament", "english"]
)
