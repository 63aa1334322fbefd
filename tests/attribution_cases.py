"""Invented sentences for attribution: the text, a word in it, and whose word that is."""

# text, the words asked about, names of the chain (innermost first, masthead left out)
CHAINS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # direct, indirect and mixed speech
    ("The mayor said the road was shut.", "shut", ("mayor",)),
    ("The mayor said that the road was shut.", "shut", ("mayor",)),
    ("“The road is shut,” the mayor said.", "shut", ("mayor",)),
    ("“The road is shut,” said the mayor.", "shut", ("mayor",)),
    ("The mayor said: “The road is shut.”", "shut", ("mayor",)),
    ("The mayor said the road was “shut for good.”", "shut", ("mayor",)),
    ("The road was shut, the mayor said.", "shut", ("mayor",)),
    ("The road, the mayor said, was shut.", "shut", ("mayor",)),
    ("“The road,” the mayor said, “is shut.”", "shut", ("mayor",)),
    ("Mayor Ola Vik told reporters that the road was shut.", "shut", ("Ola Vik",)),
    ("The ministry announced that nine schools had closed.", "closed", ("ministry",)),
    ("The army claimed to have freed nine hostages.", "freed", ("army",)),
    ("The company promised to repair the dam.", "repair", ("company",)),
    ("Witnesses described how the bridge collapsed.", "collapsed", ("Witnesses",)),
    ("When the dam broke, the mayor said, the town was asleep.", "asleep", ("mayor",)),
    ("When the dam broke, the mayor said the town was asleep.", "broke", ("mayor",)),
    ("The mayor said the road was shut and the dam had burst.", "burst", ("mayor",)),
    ("The mayor said the road was shut but added that the dam was safe.", "safe", ("mayor",)),
    ("The man, who police said was armed, fled.", "armed", ("police",)),
    ("A farmer saw soldiers burn two barns.", "burn", ("farmer",)),
    # according to, per, as
    ("Nine people fled, according to the harbour master.", "fled", ("harbour master",)),
    ("According to the harbour master, nine people fled.", "fled", ("harbour master",)),
    ("Nine fled, according to police, and the dam later burst.", "burst", ()),
    ("Nine fled and the dam burst, according to police.", "fled", ("police",)),
    ("The ferry, according to Ola Vik, sank at noon.", "sank", ("Ola Vik",)),
    ("As the Harbour Times reported, two men fled.", "fled", ("Harbour Times",)),
    ("The fire, as reported by the Harbour Times, killed nine.", "killed", ("Harbour Times",)),
    ("Nine fled, as the mayor explained on Monday.", "fled", ("mayor",)),
    # nobody is named
    ("The men are believed to have fled to Norway.", "fled", ()),
    ("It is thought that the men fled.", "fled", ()),
    ("The men were reportedly held for two days.", "held", ()),
    ("The men allegedly burned the barn.", "burned", ()),
    ("The barn burned.", "burned", ()),
    ("Nine men are known to have fled.", "fled", ()),
    ("The paper withdrew a story of May 3 that said nine fled.", "fled", ("story of May 3",)),
    ("Nine men, I learned, had fled.", "fled", ()),
    ("As this run of storms continued, papers printed how the barn burned.", "burned", ()),
    ("The barns burned, and fires in the valley continued.", "burned", ()),
    ("The defections show that the fence is weak.", "weak", ()),
    ("Twelve people are feared dead.", "dead", ()),
    # nouns and adjectives
    ("The army's claim that the town had fallen was disputed.", "fallen", ("army",)),
    ("Claims by the army that nine men had drowned could not be checked.", "drowned", ("army",)),
    ("Residents are worried that the dam will burst.", "burst", ("Residents",)),
    ("The claim that he made was long.", "made", ()),
    # denial, accusation, order
    ("The army denied that it had burned the barn.", "burned", ("army",)),
    ("The army denied burning the barn.", "burning", ("army",)),
    ("The union accused the company of hiding the leak.", "hiding", ("union",)),
    ("The mayor ordered the crew to evacuate the island.", "evacuate", ()),
    ("The mayor ordered the crew to “clear the island.”", "clear", ("mayor",)),
    ("The mayor wants the road to be shut.", "shut", ()),
    ("The mayor did not say whether the road was shut.", "shut", ()),
    # passing on
    ("The mayor was quoted as saying that the road was shut.", "shut", ("mayor",)),
    ("State media quoted the mayor as saying the road was shut.", "shut", ("mayor", "State media")),
    (
        "The ferry sank, the Harbour Times quoted an official as saying.",
        "sank",
        ("official", "Harbour Times"),
    ),
    (
        "The Harbour Times reported that nine fled, citing police.",
        "fled",
        ("police", "Harbour Times"),
    ),
    ("Nine people fled, Reuters reported, citing a nurse.", "fled", ("nurse", "Reuters")),
    ("The Harbour Times has learned that nine people fled.", "fled", ("Harbour Times",)),
    ("The New Island Post reported how nine people fled.", "fled", ("New Island Post",)),
    (
        "A source in the port told news outlet Fjordnytt that nine people fled.",
        "fled",
        ("source in the port", "Fjordnytt"),
    ),
    ("“We fled,” a nurse told the Harbour Times.", "fled", ("nurse", "Harbour Times")),
    (
        "A nurse said in an interview with the Harbour Times that nine people fled.",
        "fled",
        ("nurse", "Harbour Times"),
    ),
    ("Speaking to Reuters, a nurse said four people fled.", "fled", ("nurse", "Reuters")),
    ("A clerk told the court that nine people fled.", "fled", ("clerk",)),
    # chains
    (
        "The police have said that nine people fled, according to a nurse.",
        "fled",
        ("police", "nurse"),
    ),
    (
        "Neighbours reported that the group grumbled that “every day is hard.”",
        "hard",
        ("group", "Neighbours"),
    ),
    (
        # What the mayor thinks is told on the clerk's word alone.
        "A clerk said the mayor believed that the dam was safe.",
        "safe",
        ("clerk",),
    ),
    ("“The dam is safe,” Ola Vik said, according to Reuters.", "safe", ("Ola Vik", "Reuters")),
    # in an interview
    ("In an interview with Reuters, Ola Vik said the dam burst.", "burst", ("Ola Vik", "Reuters")),
    ("During a BBC interview, Ola Vik said the dam burst.", "burst", ("Ola Vik", "BBC")),
    (
        "Ola Vik, head of the union, in an interview with Reuters, said the dam burst.",
        "burst",
        ("Ola Vik", "Reuters"),
    ),
    ("Ola Vik said on CNN that the dam burst.", "burst", ("Ola Vik", "CNN")),
    (
        "Ola Vik wrote in the Harbour Times that the dam burst.",
        "burst",
        ("Ola Vik", "Harbour Times"),
    ),
    ("According to an interview with Reuters, the dam burst.", "burst", ("Reuters",)),
    ("Ola Vik told CNN's Ann Dole that the dam burst.", "burst", ("Ola Vik", "CNN")),
    ("Ola Vik told a reporter from Reuters that the dam burst.", "burst", ("Ola Vik", "Reuters")),
    (
        "A nurse told Human Rights Watch that nine people fled.",
        "fled",
        ("nurse", "Human Rights Watch"),
    ),
    (
        "A nurse told Reuters that the ward burned, adding that nine people fled.",
        "fled",
        ("nurse", "Reuters"),
    ),
    ("A nurse told reporters that nine people fled.", "fled", ("nurse",)),
    ("In a letter to the mayor, a nurse said nine people fled.", "fled", ("nurse",)),
    # carried, cited
    (
        "The mayor said in a statement carried by Reuters that nine people fled.",
        "fled",
        ("mayor", "Reuters"),
    ),
    (
        "The court cited a clerk who said that nine people fled.",
        "fled",
        ("clerk", "court"),
    ),
    (
        "The union cited workers saying that nine people fled.",
        "fled",
        ("workers", "union"),
    ),
    (
        "Reuters quoted Ola Vik, a farmer, saying that nine people fled.",
        "fled",
        ("Ola Vik", "Reuters"),
    ),
    # resolved within the report
    (
        (
            "A source in the port told news outlet Fjordnytt that a ship burned. "
            "The source said nine people fled."
        ),
        "fled",
        ("source in the port", "Fjordnytt"),
    ),
    (
        (
            "A source in the port told the Harbour Times that a ship burned.\n\n"
            "Nine people fled, according to the Harbour Times' source."
        ),
        "fled",
        ("source in the port", "Harbour Times"),
    ),
    (
        "Ola Vik, the mayor, said the road was shut. Vik said nine people fled.",
        "fled",
        ("Ola Vik",),
    ),
    ("Ola Vik spoke on Monday. He said nine people fled.", "fled", ("Ola Vik",)),
    (
        "A nurse said the ward was full. She said nine people fled.",
        "fled",
        ("nurse",),
    ),
    (
        "Residents said the ward was full. They said nine people fled.",
        "fled",
        ("Residents",),
    ),
    (
        "The ministry said the ward was full. It said nine people fled.",
        "fled",
        ("ministry",),
    ),
    (
        (
            "A source in the port said a ship burned. Another source in the town said it sank. "
            "The source said nine people fled."
        ),
        "fled",
        ("source in the town",),
    ),
    ("“We think nine people fled,” the nurse said.", "fled", ("nurse",)),
    (
        "A nurse in the port said it rained. The same nurse said nine fled.",
        "fled",
        ("nurse in the port",),
    ),
    ("The mayor rejected his claim that nine people fled.", "fled", ("mayor",)),
    ("A spokesman said it rained. A nurse left. She said nine people fled.", "fled", ("nurse",)),
    ("A spokeswoman said it rained. He said nine people fled.", "fled", ("He",)),
    # no voice
    ("The farmer accused of burning nine barns fled.", "burning", ()),
    ("The guards denied him food when nine people fled.", "food", ()),
    ("The rule allows guards to hold people.", "hold", ()),
    ("The men are known to have fled.", "fled", ()),
    # quotations that go on
    ("“It was dark,” said a nurse. “Nine people fled.”", "fled", ("nurse",)),
    ("“It was dark. Nine people fled. It rained,” said a nurse.", "fled", ("nurse",)),
    ("“Nine people fled.” A nurse paused. “It was dark,” she said.", "fled", ("nurse",)),
    (
        "“It was dark,” said a nurse. “We had no lamp.\n\n“Nine people fled.”",
        "fled",
        ("nurse",),
    ),
    ("A nurse said the ward was dark. “Nine people fled.”", "fled", ("nurse",)),
    ("The ward was dark, a nurse said.\n\n“Nine people fled.”", "fled", ("nurse",)),
    ("The ward was dark, a nurse said.\n\n“Nine people fled” was the headline.", "fled", ()),
    ("The ward was dark.\n\n“Nine people fled.”", "fled", ()),
    ("A nurse continued:\n\n“Nine people fled that night.”", "fled", ("nurse",)),
    ("'It was dark and nine people fled,' said a nurse.", "fled", ("nurse",)),
    ("''It was dark and nine people fled,'' said a nurse.", "fled", ("nurse",)),
    # odd marks and labels
    ("“It was dark, said a nurse.\n\nNine people fled.", "fled", ()),
    ("It was dark,” said a nurse. Nine people fled.", "fled", ()),
    ("The so-called “three-boat plan” failed.", "boat", ()),
    # headlines
    ("Nine Flee Burning Ship, Says Nurse\n\nThe ship burned at noon.", "Flee", ("Nurse",)),
    ("Ten Flee Burning Ship, Police Say\n\nThe ship burned at noon.", "Flee", ("Police",)),
    ("Minister Says Road Is Shut\n\nThe road was shut at noon.", "Shut", ("Minister",)),
    ("Police: nine people fled burning ship\n\nThe ship burned at noon.", "fled", ("Police",)),
    ("Nine people fled burning ship - police\n\nThe ship burned at noon.", "fled", ("police",)),
)
