"""The examples of the shipped types, read as a report is: one is an event, one is none."""

import pytest

from claim_reading import book, read

BOOK = book()
TYPES = sorted(BOOK.types)
SENTENCES = {
    "flight": "Two families may be en route to the coast.",
    "search": "Patrols were unable to find the runaways.",
    "order": "The warden had instructed the keepers to stay.",
    "request": "The port sought the cooperation of the pilots.",
    "border_measure": "Wire fences are being installed along the ridge.",
    "assistance": "The potters may have accomplices on the other bank.",
    "detention": "Nine clerks were detained for questioning over lost keys.",
    "surveillance": "The state scrutinizes families of the potters.",
    "coercion": "Wardens tried to cajole traders into naming others.",
    "return": "One of the potters is seeking repatriation.",
    "investigation": "An investigation into the lost keys began.",
    "killing": "A potter was shot dead at the ford.",
    "dismissal": "The council fired its clerk.",
    "shooting": "Guards fired on the crowd.",
    "abduction": "The raiders took two clerks hostage.",
    "release": "The clerks were set free on Monday.",
}


def types_in(text: str) -> set[str]:
    return {claim.type for claim in read(text).claims}


@pytest.mark.parametrize("name", TYPES)
def test_the_positive_example_tells_of_the_type(name: str) -> None:
    assert name in types_in(BOOK.types[name].positive)


@pytest.mark.parametrize("name", TYPES)
def test_the_negative_example_does_not_tell_of_the_type(name: str) -> None:
    assert name not in types_in(BOOK.types[name].negative)


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_common_wordings_are_found(name: str) -> None:
    assert name in types_in(SENTENCES[name])
