"""The words by which a kind of actor is known: general English, each row a kind.

A row holds for a phrase whose head is one of its `heads` and, where it has `with_`, that has one of
those words before the head. The first row that holds is taken, so what asks for more stands
earlier.
"""

from dataclasses import dataclass

from twosource.model.actors import ActorType


@dataclass(frozen=True, slots=True)
class Row:
    """Heads that make a kind of actor, and the words before them that must stand there."""

    type: ActorType
    heads: frozenset[str]
    with_: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FORCES = _words(
    """
    army military police policeman policewoman soldier troop serviceman servicewoman navy marine
    gendarme gendarmerie constabulary constable sheriff detective guardsman conscript officer guard
    regiment battalion brigade platoon squadron garrison commando warplane infantry artillery patrol
    sergeant corporal lieutenant captain colonel general major admiral brigadier cop paratrooper
    jailer warder coastguard airman interrogator trooper
    """
)
OF_FORCES = _words(
    """
    security police army military armed naval air border defence defense special intelligence riot
    counterterrorism anti-terrorism prison service
    """
)
IN_FORCES = _words("force unit service agent personnel official squad team member commander chief")
OFFICES = _words(
    """
    government ministry minister president parliament senate cabinet court judge prosecutor
    authority council municipality mayor governor official regime administration department embassy
    consulate ambassador diplomat senator lawmaker legislator congressman congresswoman magistrate
    tribunal chancellor premier king queen emir sultan commissioner customs state monarch bailiff
    inspector agency investigator envoy
    """
)
REBELS = _words(
    """
    rebel insurgent guerrilla guerilla separatist jihadist jihadi insurgency secessionist militant
    extremist islamist mujahideen fighter combatant terrorist
    """
)
RISEN = _words("liberation resistance revolutionary free") | REBELS
COMMUNAL = _words("ethnic tribal clan communal herder pastoralist village vigilante sectarian")
PRESS = _words(
    """
    journalist reporter correspondent photojournalist cameraman camerawoman photographer editor
    columnist blogger newscaster newsreader stringer newsman editor-in-chief
    """
)
HEALTH = _words("doctor nurse medic paramedic physician surgeon midwife pharmacist dentist")
RIGHTS = _words("rights human-rights environmental land minority indigenous pro-democracy")
AT_WORK = _words("worker staff employee volunteer team personnel convoy agency group")
PEOPLE = _words(
    """
    civilian resident villager inhabitant townspeople refugee migrant family relative household
    neighbour neighbor passenger bystander couple crowd congregation crew community citizen evacuee
    worshipper pedestrian shopper
    """
)
# Nouns for people that leave open on which side they are.
OPEN = _words(
    """
    suspect attacker assailant perpetrator member leader chief head spokesman spokeswoman
    spokesperson supporter follower source aide adviser advisor deputy associate opponent accused
    defendant other some operative veteran executive manager director representative founder
    organiser organizer raider captor killer murderer death body corpse victim casualty fatality
    life soul
    """
)
# A named person's kin says nothing of what they are.
KIN = _words(
    """
    mother father parent son daughter brother sister wife husband widow widower child kid uncle aunt
    cousin nephew niece friend girlfriend boyfriend partner grandmother grandfather man woman person
    relative colleague
    """
)
# Who does harm and is told of by no more than these may be of any side.
ANYBODY = _words("man woman person people individual youth boy girl teenager someone")
VIOLENT = _words(
    """
    killing shooting bombing assault abduction torture sexual_violence armed_clash execution
    property_destruction threat coercion injury
    """
)

ROWS: tuple[Row, ...] = (
    Row("political_party", _words("general secretary president chairman"), _words("party")),
    Row("unknown", _words("general"), _words("secretary director")),
    # A party that people go to, or are sent out in.
    Row(
        "unknown",
        _words("party"),
        _words("birthday wedding dinner house search rescue garden cocktail farewell street school")
        | _words("office beach pool christmas hunting tour boarding landing engagement graduation")
        | _words("retirement block bachelor tea lunch dance raiding rave scouting slumber private")
        | _words("anniversary launch halloween hen stag costume third warring guilty injured"),
    ),
    Row("private_security", _words("guard officer company firm contractor"), _words("private")),
    Row("private_security", _words("guard company firm contractor"), _words("security")),
    Row("private_security", _words("bodyguard mercenary bouncer watchman")),
    Row("international", _words("peacekeeper")),
    Row(
        "international",
        _words("force mission troop soldier observer convoy staff member worker employee"),
        _words("peacekeeping coalition multinational international un u.n nato"),
    ),
    Row("trade_unionists", _words("unionist"), _words("trade labor labour")),
    Row(
        "trade_unionists",
        _words("leader member organiser organizer activist worker official representative")
        | _words("secretary president chairman federation congress"),
        _words("union trade-union labor-union labour-union labor labour"),
    ),
    Row("trade_unionists", _words("union striker")),
    Row(
        "defenders",
        _words("defender activist lawyer attorney advocate worker campaigner monitor group")
        | _words("organisation organization"),
        RIGHTS,
    ),
    Row(
        "political_party",
        _words("activist member leader supporter official candidate wing politician"),
        _words("party opposition"),
    ),
    Row("political_party", _words("party opposition candidate politician oppositionist")),
    Row("defenders", _words("activist defender campaigner dissident whistleblower")),
    Row("journalists", PRESS),
    Row(
        "journalists",
        _words("crew team worker staff host chief"),
        _words("news television tv radio camera media newspaper film bureau"),
    ),
    Row("health_workers", HEALTH),
    Row("health_workers", AT_WORK, _words("health medical hospital ambulance nursing vaccination")),
    Row("aid_workers", AT_WORK, _words("aid humanitarian relief charity ngo rescue")),
    Row("aid_workers", _words("rescuer firefighter")),
    Row("rioters", _words("rioter mob looter vandal hooligan")),
    Row("protesters", _words("protester protestor demonstrator marcher picketer")),
    Row(
        "communal_militia",
        _words("militia militiaman fighter gunman militant raider force"),
        COMMUNAL,
    ),
    Row("communal_militia", _words("vigilante tribesman clansman")),
    Row("communal_militia", _words("herder herdsman farmer pastoralist villager"), _words("armed")),
    Row("militia", _words("militia militiaman paramilitary")),
    Row(
        "militia",
        _words("group fighter gunman force militant wing"),
        _words("state-backed government-backed pro-government paramilitary militia loyalist"),
    ),
    Row(
        "armed_group",
        _words("army front force fighter movement group council command soldier troop brigade")
        | _words("commander leader unit"),
        RISEN,
    ),
    Row(
        "armed_group",
        _words("group wing faction organisation organization movement"),
        _words("armed militant terrorist jihadist islamist insurgent extremist terror"),
    ),
    Row("armed_group", REBELS),
    Row("unidentified_armed", _words("gunman gunwoman shooter bomber sniper")),
    Row(
        "unidentified_armed",
        _words("man woman person people youth assailant attacker raider individual intruder"),
        _words("armed masked hooded uniformed gun-wielding"),
    ),
    Row(
        "criminals",
        _words("gang gangster cartel bandit robber pirate trafficker smuggler mafia mobster")
        | _words("burglar thief kidnapper"),
    ),
    Row(
        "criminals",
        _words("member leader group boss network"),
        _words("gang cartel mafia criminal trafficking smuggling"),
    ),
    Row("state_forces", IN_FORCES, OF_FORCES),
    Row("state_forces", _words("force troop"), _words("government federal state")),
    Row("government", _words("officer worker employee"), _words("customs tax council court")),
    Row("state_forces", FORCES),
    Row("government", OFFICES),
    Row("civilians", PEOPLE),
)

# What the name of a body has in it, where the head of the name told nothing.
IN_NAMES: tuple[tuple[ActorType, frozenset[str]], ...] = (
    ("armed_group", _words("liberation insurgent guerrilla mujahideen jihad")),
    ("political_party", _words("party")),
    ("government", _words("ministry government court parliament department council")),
    ("state_forces", _words("army police navy guard gendarmerie military forces")),
    ("trade_unionists", _words("union unions")),
    ("defenders", _words("rights")),
    ("health_workers", _words("hospital clinic")),
    ("aid_workers", _words("relief crescent aid humanitarian")),
    ("journalists", _words("newspaper radio television news gazette tribune")),
)

OFFICES_OF_A_STATE = frozenset(
    ["president", "vice president", "prime minister", "deputy prime minister", "premier"]
    + ["chancellor", "king", "queen", "emperor", "emir", "sultan", "minister", "deputy minister"]
    + ["foreign secretary", "home secretary", "defence secretary", "defense secretary"]
    + ["interior secretary", "secretary of state", "governor", "deputy governor", "mayor"]
    + ["deputy mayor", "senator", "congressman", "congresswoman", "lawmaker", "legislator"]
    + ["member of parliament", "ambassador", "general", "major general", "lieutenant general"]
    + ["brigadier general", "admiral", "field marshal", "army chief", "military chief"]
    + ["commander in chief", "police chief", "chief of police", "police commissioner", "sheriff"]
    + ["judge", "chief justice", "attorney general", "chief prosecutor", "public prosecutor"]
    + ["state prosecutor", "district attorney"]
)
NO_LONGER = _words(
    """
    former ex late then onetime retired ousted would aspiring self shadow incoming candidate
    honorary deposed
    """
)
# Bodies that have presidents, secretaries, ministers and judges of their own.
BODIES_OF_THEIR_OWN = _words(
    """
    club company union student students bank firm association university school college church
    baptist methodist youth team board party federation society foundation league press private
    company's contest football director secretary consul postmaster inspector beauty homecoming inc
    ltd corporation group council chamber institute hospital newspaper festival
    """
)
# Words by which the name of a body is known for one, and not for a person's.
IN_BODIES = _words(
    """
    academy administration agency alliance army assembly association authority bank board brigade
    brigades bureau cabinet center centre chamber church club coalition college command commission
    committee company confederation congress cooperative corporation corps council court department
    directorate division embassy faction federation firm force forces forum foundation front fund
    gazette government group guard guild hospital house initiative institute institution jihad junta
    league liberation ltd inc llc corp mission ministry mosque movement museum nations network news
    newspaper office organisation organization parliament partnership party patrol police press
    prison project radio regiment resistance school secretariat senate service services society
    state syndicate team television tribunal trust tv union unions university watch workers navy
    military rights relief hospital clinic
    """
)
