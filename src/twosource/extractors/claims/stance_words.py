"""Words that turn an event into a plan, a wish, a denial, or something only alleged."""

MAY = frozenset({"may", "might", "could"})
CAN = frozenset({"can"})
MUST = frozenset({"should", "must", "ought"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})
HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "having"})
IF = frozenset({"if", "unless", "whether", "lest"})
PERHAPS = frozenset(
    ["probably", "possibly", "likely", "perhaps", "maybe", "apparently", "presumably", "feared"]
    + ["potentially", "seemingly"]
)
ALLEGEDLY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly"})
USUALLY = frozenset(
    ["usually", "often", "frequently", "always", "regularly", "typically", "generally"]
    + ["routinely", "sometimes", "normally", "commonly", "annually", "whenever"]
)
OFTEN = frozenset({"often", "frequently", "always", "regularly", "routinely", "sometimes"})
NO = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "nobody", "none", "without"})
HARDLY = frozenset({"hardly", "rarely", "seldom", "scarcely"})
ONLY = frozenset({"only", "just", "merely", "simply", "least"})

# Verbs over an infinitive, a gerund or a noun of action, and what they make of it.
PLANS = frozenset(
    ["plan", "intend", "vow", "pledge", "promise", "prepare", "agree", "decide", "schedule", "set"]
    + ["aim", "threaten", "propose", "order", "instruct", "expect", "ready", "due", "plot"]
    + ["slate", "poise", "book", "conspire", "conspiracy", "about", "commit", "direct", "bound"]
    + ["postpone", "defer", "reschedule"]
)
ANNOUNCES = frozenset({"announce", "announcement"})
# A rally that has leave to be held is not held yet; nor does one without it not take place.
GRANTS = frozenset(
    ["permission", "authorisation", "authorization", "approval", "clearance", "licence", "license"]
    + ["application"]
)
WISHES = (
    frozenset(
        [
            "want",
            "wish",
            "hope",
            "seek",
            "demand",
            "urge",
            "call",
            "ask",
            "like",
            "consider",
            "mull",
        ]
        + ["need", "fear", "warn", "warning", "threat", "risk", "worry", "seem", "appear", "tend"]
        + [
            "encourage",
            "advise",
            "allow",
            "permit",
            "enable",
            "dare",
            "desire",
            "desperate",
            "able",
        ]
        + ["mean", "design", "wait", "willing", "eager", "recommend", "discuss", "believe", "think"]
        + ["hard", "difficult", "easy", "possible", "likely", "unlikely", "dangerous", "necessary"]
        + ["suspect", "suppose", "assume", "rumour", "rumor", "presume", "speculate", "request"]
        + ["understand", "possibility", "prospect", "danger", "await", "anticipate", "predict"]
        + ["incite", "incitement", "capable", "option", "appeal", "right", "authority", "power"]
        # The small English model gives "hop" for "hopes" and "hoped".
        + [
            "hop",
            "petition",
            "lobby",
            "campaign",
            "warrant",
            "choose",
            "chance",
            "opportunity",
            "refer",
            "brink",
            "verge",
        ]
    )
    | GRANTS
)
# Over an infinitive: it is asked for, or made ready for, and open yet.
INVITES = frozenset(
    ["tell", "remind", "invite", "send", "deploy", "dispatch", "hire", "recruit", "appoint"]
    + ["assign", "elect", "nominate", "train", "teach", "pay"]
    + ["authorise", "authorize", "empower", "qualify", "commission", "command", "suggest", "offer"]
    + ["prefer", "challenge", "push", "press", "pressure", "mandate", "task", "mobilise", "equip"]
    + ["mobilize", "arm", "keen", "afraid", "reluctant", "hesitant", "anxious", "free", "battle"]
    + ["determined", "determine", "available", "prepared", "eligible"]
    + ["entitle", "unfit"]
)
# Over an infinitive: it is settled and lies ahead.
BOUND_TO = frozenset(
    ["sentence", "condemn", "certain", "sure", "bind", "vote", "opt", "arrange", "swear"]
    + ["require", "oblige", "obligate"]
)
# Over an infinitive: it is done as far as this is. Under any other verb it is a purpose.
ACHIEVES = frozenset(
    ["use", "manage", "force", "compel", "coerce", "cause", "get", "lead", "drive", "prompt"]
    + ["persuade", "convince", "induce", "provoke", "inspire", "influence", "spur", "trick", "lure"]
    + ["help", "make", "let", "leave", "begin", "start", "continue", "resume", "proceed", "keep"]
    + ["come", "go", "turn", "end", "grow", "happen", "succeed", "serve", "take", "bother", "dare"]
    + ["remember", "learn", "live", "love", "hate", "regret", "prove", "purport", "pretend"]
    + ["see", "hear", "find", "feel", "do", "be", "have", "hasten", "rise", "bring", "stop"]
)
# Nouns over "to flee" or "of fleeing" that say nothing of its being done.
NOTIONS = frozenset(
    ["way", "means", "method", "idea", "goal", "purpose", "intention", "task", "capability"]
)
WAYS = NOTIONS | {"step", "move", "time", "thing", "reason", "place", "day", "decision", "measure"}
# Over a bare verb: "saw them leave", "let him go", "had her arrested".
SENSES = frozenset({"see", "hear", "watch", "feel", "notice", "witness", "observe", "film"})
LETS = frozenset({"make", "let", "help", "have"})
WANTS_DONE = frozenset({"want", "need", "order", "like"})
GETS_DONE = frozenset({"have", "get", "find", "keep", "leave", "make"})
UNTIL = frozenset({"until", "till", "unless"})
OPENS = UNTIL | {"before", "after", "once", "when"}
SEEMS = frozenset(
    ["believe", "think", "seem", "appear", "suspect", "suppose", "assume", "rumour", "rumor"]
    + ["presume", "speculate", "understand", "say", "report", "allege", "claim", "know"]
)
TRIES = frozenset(
    ["try", "attempt", "struggle", "bid", "effort", "attempted", "strive", "scramble"]
    + ["endeavour", "endeavor"]
)
# Who did not fail to act did; who did not refuse may have.
OMITS = frozenset({"fail", "forget", "forgot", "neglect", "omit", "hesitate"})
FAILS = OMITS | {
    "refuse",
    "refusal",
    "decline",
    "unable",
    "impossible",
    "failure",
    "unwilling",
    "inability",
}
ENDS = frozenset({"stop", "cease", "end", "halt", "finish", "quit"})
PREVENTS = frozenset(
    ["prevent", "avoid", "avert", "foil", "thwart", "block", "stop", "deter", "discourage", "bar"]
    + ["halt", "cancel", "abort", "repel", "lack", "absence", "forestall", "prohibit", "ban"]
    + ["prevention", "refrain", "forbid"]
)
DENIES = frozenset({"deny", "denial", "reject", "refute", "dismiss", "dispute"})
ALLEGES = frozenset(
    ["allege", "accuse", "accusation", "allegation", "claim", "charge", "suspicion", "count"]
    + ["say", "report", "indict", "indictment", "arraign", "complaint", "blame"]
)
# What people are held or tried for is told as an accusation, what they are convicted of as a fact.
HELD_FOR = frozenset(
    ["arrest", "detain", "hold", "prosecute", "try", "charge", "accuse", "indict", "arraign"]
    + ["suspect", "suspicion", "wanted", "book", "investigate", "question", "count", "trial"]
    + ["face", "jail", "imprison", "allegation", "accusation"]
)
FOUND_GUILTY = frozenset({"convict", "conviction", "guilty", "sentence", "plead", "admit"})
# What somebody is praised, punished or paid back for is taken for done.
BLAMES = frozenset(
    ["punish", "criticise", "criticize", "condemn", "denounce", "fire", "dismiss"]
    + ["sack", "suspend", "expel", "fine", "sanction", "discipline", "reprimand", "forgive"]
    + ["pardon", "apologise", "apologize", "apology", "thank", "praise", "honour", "honor"]
    + ["reward", "commend", "penalise", "penalize", "compensate", "punishment"]
)
# What is done to people for what they did: "arrested them for stealing".
CHARGES = (HELD_FOR | FOUND_GUILTY | BLAMES | ALLEGES | {"kill", "beat", "torture", "attack"}) - {
    "face",
    "say",
    "report",
    "claim",
}
CHARGED_WITH = frozenset({"for", "of", "with", "over"})
LIGHT = frozenset(
    ["carry", "conduct", "make", "launch", "stage", "hold", "face", "mount", "commit", "wage"]
    + ["perform", "undertake", "organise", "organize", "lead", "begin", "start", "open", "order"]
    + ["announce", "plan", "attempt", "have", "suffer", "undergo", "give", "issue", "impose"]
    + ["sustain", "do", "take", "cause", "trigger", "spark", "provoke", "prompt", "be", "lift"]
    + ["resume", "declare", "see", "inflict", "execute", "obtain", "continue", "remain", "become"]
    + ["bring", "file", "receive", "offer", "provide", "sign", "join", "unleash", "demand"]
    + ["deliver", "get", "pass", "hand", "lodge", "submit", "put", "stand"]
)
TELLS = frozenset(
    ["report", "announce", "confirm", "record", "register", "note", "hear", "see", "witness"]
    + ["document", "mention", "disclose", "describe", "verify"]
)
TELLING = frozenset(
    ["report", "word", "sign", "news", "indication", "evidence", "information", "record", "proof"]
)
HAPPENS = frozenset({"take", "happen", "occur", "begin", "start", "follow", "come", "erupt", "end"})
LASTS = frozenset({"continue", "persist", "go", "last", "rage", "intensify", "spread", "mount"})
STATES = frozenset({"have", "be", "hold", "remain", "stay", "contain", "live", "face"})
# An act that is done by the act it is the purpose of: "gathered to protest".
VOICES = frozenset({"protest", "demonstrate", "demand", "call", "urge", "picket", "mark", "appeal"})
AROUND = frozenset(
    ["in", "during", "after", "at", "since", "follow", "near", "amid", "despite", "before", "over"]
    + ["until", "because", "through", "throughout", "by", "between", "from", "inside", "outside"]
    + ["with", "around", "across", "within"]
)
GOING_ON = frozenset({"under", "on", "in"})
ON_NOW = frozenset({"ongoing", "continuing", "underway", "current"})
COMMON = frozenset(["common", "frequent", "rare", "routine", "commonplace", "normal", "regular"])
LOOKED_INTO = frozenset({"investigate", "probe", "treat"})
# Verbs of what is done about an event, perhaps long after it.
ABOUT = frozenset(
    ["rule", "condemn", "announce", "confirm", "investigate", "probe", "mourn", "discuss", "deny"]
    + ["denounce", "criticise", "criticize", "blame", "commemorate", "remember", "recall", "review"]
    + ["cite", "mention", "welcome", "hail", "praise", "regret", "describe"]
    + ["deplore", "decry", "examine", "debate", "identify", "protest", "postpone", "cancel"]
)
# What nobody plans is announced when it is known.
UNPLANNED = frozenset(
    ["death", "casualty", "fatality", "injury", "victim", "loss", "killing", "murder", "case"]
    + ["infection", "outbreak", "abduction", "kidnapping", "disappearance", "explosion", "crash"]
)
PUTS_DOWN = frozenset({"end", "quell", "suppress", "crush", "disperse", "defuse", "contain"})
# A failed raid was one; a failed murder was none.
BROUGHT_OFF = frozenset(
    ["murder", "killing", "assassination", "coup", "suicide", "kidnapping", "abduction", "escape"]
    + ["overthrow", "putsch", "homicide", "kidnap", "hijacking", "jailbreak"]
)
# Whoever answers with an act does it: "police replied with tear gas".
REPLIES = frozenset({"reply", "respond", "answer", "retaliate", "react", "counter"})
# People are "on strike" by these.
GOES = frozenset({"be", "remain", "stay", "go", "continue", "begin"})
