"""What is counted: people, families, or things by their own name."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PEOPLE = _words(
    """
    person people man woman child kid boy girl baby infant toddler teenager teen adolescent
    adult youth minor elder human individual soul life body corpse victim casualty fatality
    death survivor other dead wounded injured missing civilian resident inhabitant citizen
    national native local villager neighbor neighbour migrant immigrant emigrant refugee evacuee
    returnee escapee deportee defector exile deserter fugitive asylum-seeker fisherman sailor
    seaman crew crewman passenger pedestrian cyclist motorist driver pilot soldier troop troops
    officer policeman police cop guard guardsman serviceman servicewoman marine conscript
    recruit general colonel captain sergeant lieutenant commander militant insurgent rebel
    guerrilla gunman attacker assailant combatant fighter militiaman jihadist terrorist suspect
    detainee prisoner inmate hostage captive convict defendant accused arrestee abductee
    internee kidnapper thief robber smuggler trafficker broker student pupil schoolchild
    schoolgirl schoolboy teacher professor lecturer academic scholar graduate undergraduate
    journalist reporter correspondent photographer cameraman editor blogger protester protestor
    demonstrator marcher activist dissident campaigner rioter striker supporter opponent worker
    laborer labourer employee employer staff staffer miner farmer peasant herder herdsman trader
    merchant vendor shopkeeper businessman businesswoman engineer doctor nurse medic paramedic
    patient lawyer attorney judge prosecutor clergyman priest pastor monk nun imam cleric bishop
    worshipper worshiper believer pilgrim politician lawmaker legislator minister senator deputy
    mayor governor president diplomat ambassador official member leader chief head aide adviser
    advisor witness bystander onlooker spectator tourist visitor guest relative parent mother
    father son daughter brother sister wife husband spouse widow widower orphan grandmother
    grandfather cousin uncle aunt nephew niece twin friend colleague volunteer expert specialist
    rescuer firefighter peacekeeper observer inspector agent spy operative mercenary envoy
    delegate participant attendee occupant applicant claimant voter candidate veteran retiree
    pensioner servant cook athlete player artist singer musician actor actress writer poet
    author novelist homeless poor follower adherent caretaker tenant landlord arab jew kurd turk
    swede dane pole finn greek briton scot serb croat slovak czech filipino filipina latino
    latina iraqi israeli pakistani bangladeshi yemeni saudi somali kuwaiti qatari omani emirati
    nepali tajik uzbek kazakh kyrgyz turkmen azeri thai lao hmong rohingya uyghur uighur yazidi
    tamil tutsi hutu druze muslim hindu sikh buddhist catholic protestant sunni shiite roma
    american african mexican korean afghan european venezuelan chilean german cuban dominican
    moroccan tibetan ugandan kenyan rwandan sudanese zimbabwean puerto-rican swiss dutch
    frenchman englishman irishman guatemalan honduran salvadoran nicaraguan costa-rican
    paraguayan uruguayan sri-lankan mozambican chechen crimean monitor executive juvenile male
    female critic clerk mason couple marshal bailiff dissident suspect detainee internee hostage
    constable gendarme sentry vigilante bandit commando juror nomad pastoralist squatter
    aide staffer apprentice chef nun monk cleric priest pastor imam nurse medic paramedic doctor
    """
)
_FAMILIES = frozenset({"family", "families", "household"})
_NO_PEOPLE = _words(
    """
    number order letter paper newspaper river border corner tower computer helicopter water
    center centre power matter summer winter shelter chapter quarter theater theatre trailer
    container door floor motor sector tractor reactor error factor mirror corridor harbor
    harbour trawler freighter charter disorder murder finger shoulder bunker tanker silver layer
    filter poster counter encounter cluster disaster register transfer offer tender gender
    flower trigger meter liter metre litre barrier carrier crater router server bomber launcher
    mortar cover answer cancer semester flier flyer sticker locker scooter steamer cruiser
    destroyer bulldozer digger parlor parlour anchor header footer folder buffer charger hanger
    hangar ladder hammer lighter cutter printer scanner dollar car war bar pillar altar radar
    collar color colour favor favour labor labour odor odour rumor rumour tumor tumour terror
    horror vapor honor honour armor armour humor humour behavior behaviour major list fist wrist
    mist twist waist gist checklist playlist heist shortlist committee coffee degree tree fee
    knee jamboree levee bee median meridian thousand chamber timber lumber rubber copper leather
    feather weather fever liver never ever over under supper dinner manner banner cellar seminar
    calendar grammar sugar wafer tiger spider beaver lobster oyster hamster rooster badger adder
    plover transformer generator elevator escalator radiator refrigerator excavator detonator
    indicator vector harvester crossover takeover turnover hangover makeover pullover encoder
    decoder adapter converter drawer burner boiler cooler freezer mixer heater oar boar jar
    cigar scar star guitar specimen regimen abdomen bitumen
    """
)
_PEOPLE_ENDS = re.compile(
    r"(?:\w{2,}(?:er|or|ist|ian|ese)|\w*(?:man|woman|men|women|person|people))"
)
_PLURALS = (
    (r"(?<=[a-z]{3})(?<!speci)(?<!regi)(?<!abdo)(?<!bitu)men$", "man"),
    (r"ies$", "y"),
    (r"(?<=ss|zz|sh|ch)es$|(?<=x)es$", ""),
    (r"(?<![sui])s$", ""),
)
_IRREGULAR = {
    "children": "child",
    "buses": "bus",
    "knives": "knife",
    "schoolchildren": "schoolchild",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "lives": "life",
    "persons": "person",
}


def kind_of(noun_lemma: str) -> str:
    """Give what a noun counts: "people" for any noun for persons, "families", else its lemma.

    By a table of nouns for persons, then by endings ("-er", "-ist", "-man") but for known
    exceptions.

    >>> kind_of("fisherman"), kind_of("household"), kind_of("house")
    ('people', 'families', 'house')
    """
    noun = "-".join(noun_lemma.lower().split())
    single = _single(noun)
    if {noun, single} & _FAMILIES:
        return "families"
    if {noun, single} & _PEOPLE or single.rsplit("-", 1)[-1] in _PEOPLE:
        return "people"
    if single in _NO_PEOPLE or not _PEOPLE_ENDS.fullmatch(single.rsplit("-", 1)[-1]):
        return single
    return "people"


def singular(noun: str) -> str:
    """Give the singular of a noun, which may be one already.

    >>> singular("women"), singular("bodies"), singular("priest")
    ('woman', 'body', 'priest')
    """
    return _single("-".join(noun.lower().split()))


def _single(noun: str) -> str:
    """Give the singular of a noun that came in the plural after all."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for pattern, ending in _PLURALS:
        if re.search(pattern, noun):
            return re.sub(pattern, ending, noun)
    return noun
