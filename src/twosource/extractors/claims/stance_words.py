"""Words that turn an event into a plan, a wish, a denial, or something only alleged."""

MAY = frozenset({"may", "might", "could", "can"})
MUST = frozenset({"should", "must", "ought"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})
PERHAPS = frozenset(
    ["probably", "possibly", "likely", "perhaps", "maybe", "apparently", "presumably", "feared"]
)
ALLEGEDLY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly"})
USUALLY = frozenset(
    ["usually", "often", "frequently", "always", "regularly", "typically", "generally"]
    + ["routinely", "sometimes", "normally", "commonly", "annually", "whenever"]
)
NO = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "nobody", "none", "without"})
HARDLY = frozenset({"hardly", "barely"})

# Verbs over an infinitive or a noun of action, and what they make of it.
PLANS = frozenset(
    ["plan", "intend", "vow", "pledge", "promise", "prepare", "agree", "decide", "schedule", "set"]
    + ["aim", "threaten", "propose", "order", "instruct", "announce", "expect", "ready", "due"]
    + ["schedule", "slate", "poise", "book"]
)
WISHES = frozenset(
    ["want", "wish", "hope", "seek", "demand", "urge", "call", "ask", "like", "consider", "mull"]
    + ["need", "fear", "warn", "threat", "risk", "worry", "seem", "appear", "tend", "request"]
    + ["encourage", "advise", "allow", "permit", "enable", "dare", "desire", "desperate", "able"]
    + ["mean", "design", "wait", "willing", "eager", "recommend", "discuss", "believe", "think"]
    + ["hard", "difficult", "easy", "possible", "likely", "unlikely", "dangerous", "necessary"]
    + ["suspect", "suppose", "assume", "rumour", "rumor", "presume", "speculate", "say"]
)
TRIES = frozenset({"try", "attempt", "struggle", "bid", "effort", "attempted"})
FAILS = frozenset({"fail", "refuse", "decline", "unable", "stop", "cease", "impossible", "forget"})
PREVENTS = frozenset(
    ["prevent", "avoid", "avert", "foil", "thwart", "block", "stop", "deter", "discourage", "bar"]
    + ["halt", "cancel", "abort", "repel", "lack", "absence", "forestall", "prohibit", "ban"]
)
DENIES = frozenset({"deny", "denial", "reject", "refute", "dismiss", "dispute"})
ALLEGES = frozenset(
    {"allege", "accuse", "accusation", "allegation", "claim", "charge", "suspicion"}
)
TELLS = frozenset({"report", "announce", "confirm", "record", "register", "note", "hear", "see"})
TELLING = frozenset({"report", "word", "sign", "news", "indication", "evidence", "information"})
HAPPENS = frozenset({"take", "happen", "occur", "begin", "start", "follow", "come", "erupt", "end"})
LASTS = frozenset({"continue", "persist", "go", "last", "rage", "intensify", "spread", "mount"})
STATES = frozenset({"have", "be", "hold", "remain", "stay", "contain", "live", "face"})
