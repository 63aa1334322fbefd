"""Whom a later sentence means by "they", "the two", "the families": forty invented cases.

Written before the rules that resolve them. Half were read for errors while the rules were made
(`READ`); the other half were only counted (`HELD`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """Sentences, the claim asked for, and who stands in the role, in the words of the report."""

    text: str
    type: str
    role: str
    who: str


READ = (
    Case(
        "Police arrested eleven fishermen near Gore on Monday. They were beaten at the station.",
        "assault",
        "target",
        "eleven fishermen",
    ),
    Case(
        "Two weavers left the valley in May. The two were arrested at the border.",
        "detention",
        "target",
        "Two weavers",
    ),
    Case(
        "Four families from Salto reached the river. The families were detained by guards.",
        "detention",
        "target",
        "Four families from Salto",
    ),
    Case(
        "A group of nine potters met at the mill. The group was arrested an hour later.",
        "detention",
        "target",
        "nine potters",
    ),
    Case(
        "Ola Vik and Marit Dole ran the bakery. The couple was arrested in June.",
        "detention",
        "target",
        "Ola Vik",
    ),
    Case(
        "Seven miners protested at the gate. The men were detained on Friday.",
        "detention",
        "target",
        "Seven miners",
    ),
    Case(
        "Soldiers entered the village at dawn. They shot a carter.",
        "shooting",
        "actor",
        "Soldiers",
    ),
    Case(
        "Guards questioned six nuns on Sunday. The nuns were released a day later.",
        "release",
        "target",
        "six nuns",
    ),
    Case(
        "Three students and a teacher waited at the dock. Police arrested the students.",
        "detention",
        "target",
        "Three students",
    ),
    Case(
        "Gunmen stopped a bus outside Gore. They abducted five passengers.",
        "abduction",
        "actor",
        "Gunmen",
    ),
    Case(
        "Gunmen abducted five passengers outside Gore. They were released after a week.",
        "release",
        "target",
        "five passengers",
    ),
    Case(
        "The mayor spoke to reporters. Guards arrested two of the clerks.",
        "detention",
        "target",
        "clerks",
    ),
    Case(
        "Officials held a meeting on Tuesday. The families were detained by guards.",
        "detention",
        "target",
        "families",
    ),
    Case(
        "Some forty residents of Gore signed a letter. Police arrested them on Monday.",
        "detention",
        "target",
        "forty residents of Gore",
    ),
    Case(
        "Two sisters from Salto crossed the river. Border guards arrested the women.",
        "detention",
        "target",
        "Two sisters from Salto",
    ),
    Case(
        "A gang of smugglers worked at the pier. Police arrested the gang in March.",
        "detention",
        "target",
        "smugglers",
    ),
    Case(
        "Ola Vik left the camp in 2014. He was arrested with two clerks.",
        "detention",
        "target",
        "Ola Vik",
    ),
    Case(
        "Rebels held twelve farmers for a month. The farmers were killed in June.",
        "killing",
        "target",
        "twelve farmers",
    ),
    Case(
        "Five sailors from Bergen stole a boat. The five were arrested at sea.",
        "detention",
        "target",
        "Five sailors from Bergen",
    ),
    Case(
        "Police searched the houses of ten traders. The police arrested a clerk.",
        "detention",
        "actor",
        "police",
    ),
)

HELD = (
    Case(
        "Soldiers detained eight herders on Thursday. They were tortured in the barracks.",
        "torture",
        "target",
        "eight herders",
    ),
    Case(
        "Three brothers fled the town in March. The three were arrested in April.",
        "detention",
        "target",
        "Three brothers",
    ),
    Case(
        "Sixteen families lived by the dam. Police detained the families on Sunday.",
        "detention",
        "target",
        "Sixteen families",
    ),
    Case(
        "A group of thirty students marched to the square. Police arrested the group.",
        "detention",
        "target",
        "thirty students",
    ),
    Case(
        "Tove Lunde and her husband hid in a barn. The couple was arrested at dawn.",
        "detention",
        "target",
        "Tove Lunde",
    ),
    Case(
        "Nine dockers walked out on Monday. The men were beaten by guards.",
        "assault",
        "target",
        "Nine dockers",
    ),
    Case(
        "Militants took the post in the night. They killed a guard.",
        "killing",
        "actor",
        "Militants",
    ),
    Case(
        "Guards seized four monks at the temple. Police released the monks in May.",
        "release",
        "target",
        "four monks",
    ),
    Case(
        "Two lawyers and a nurse visited the prison. Guards detained the lawyers.",
        "detention",
        "target",
        "Two lawyers",
    ),
    Case(
        "Masked men entered the newsroom. They beat three editors.",
        "assault",
        "actor",
        "Masked men",
    ),
    Case(
        "Masked men beat three editors in the newsroom. They were taken to a hospital. They were"
        " released from detention on Friday.",
        "release",
        "target",
        "three editors",
    ),
    Case(
        "The minister met farmers in May. Police arrested six of the drivers.",
        "detention",
        "target",
        "drivers",
    ),
    Case(
        "The council met on Tuesday. The men were arrested by soldiers.",
        "detention",
        "target",
        "men",
    ),
    Case(
        "At least twenty villagers blocked the road. Soldiers shot at them.",
        "shooting",
        "target",
        "twenty villagers",
    ),
    Case(
        "Three nurses from Gore wrote to the board. Police detained the women in June.",
        "detention",
        "target",
        "Three nurses from Gore",
    ),
    Case(
        "A crew of six sailors lay in the harbour. Police arrested the crew on Friday.",
        "detention",
        "target",
        "six sailors",
    ),
    Case(
        "Marit Dole ran a school in Salto. She was arrested with two teachers.",
        "detention",
        "target",
        "Marit Dole",
    ),
    Case(
        "Bandits abducted fourteen pupils last week. The pupils were released on Sunday.",
        "release",
        "target",
        "fourteen pupils",
    ),
    Case(
        "Two guards shot four carters at the bridge. The four were buried in Gore. Police arrested"
        " the two on Monday.",
        "detention",
        "target",
        "Two guards",
    ),
    Case(
        "Army trucks carried sixty workers to the dam. The army released the workers in July.",
        "release",
        "target",
        "sixty workers",
    ),
)
