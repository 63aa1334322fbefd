"""What is wrong with a claim coded by hand, in the words of its form: what to type, and where."""

from twosource.model.draft import Problem
from twosource.web.report_forms import CodingForm
from twosource.web.typed_days import HOW_TO_SAY_A_DAY

NO_DAY = f"Say which day that is: {HOW_TO_SAY_A_DAY}."
NO_NUMBER = "Say how many: 12, 12-15, or 12+ for at least 12."
NO_COUNTED = "Say of what the number is: people.detained, people.dead."
NO_ROLE = "Choose what they do there: the role."


def say_problem(one: Problem, form: CodingForm) -> tuple[str, str]:
    """Give the field that a problem is shown at, and what to type there."""
    place = form.place(one.field)
    return place, _say(place, form) or one.why


def _say(place: str, form: CodingForm) -> str:
    """Give what to type where a field is empty, or holds a day in no words that are known."""
    name = place.partition(".")[0]
    value = form.get(f"{place}.value")
    if name == "when":
        return f"{value!r} is no date: {HOW_TO_SAY_A_DAY}." if value else NO_DAY
    if name == "counts":
        return _say_count(place, form, value)
    return NO_ROLE if name == "who" and not form.get(f"{place}.role") else ""


def _say_count(place: str, form: CodingForm, value: str) -> str:
    if not form.get(f"{place}.of"):
        return NO_COUNTED
    return "" if value else NO_NUMBER
