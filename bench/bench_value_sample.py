"""Say how many values of a seeded sample are right, and which of them nobody has judged yet.

`make bench-value-sample`, with TWOSOURCE_DATA set: reads the dev articles of HRDsAttack as a build
does, looks up their places, and draws 25 values of each facet: when, where, count and who (a
participant's role, name and type), of claims that assert or allege an event and do not hold in
general. `--unjudged FILE` writes those that need a judge, with the text around them, to a file
outside the repository; the judge fills in `verdict` and `why`, and `--take FILE` keeps that,
without the text, in bench/value_verdicts.jsonl. A value that changes, in words or in the claim it
belongs to, has to be judged anew.

The judge reads the report (`document` is its id) and says of `value`, as a value of its `facet`
for the event that `trigger` tells of there:

  right     the report gives this value for this event; a little less exact is right
  wrong     the report gives another value of this facet for this event. `why` says what went wrong:
            other_event (it belongs to another event), misread, too_narrow, too_wide, role, type,
            place_elsewhere, namesake (another place of that name), name (cut short or too long),
            outcome, double, or a word of your own of a-z and _
  invented  the report gives no value of this facet for this event, or tells of no such event
            (`why`: no_value, not_an_event, other_event ...)
"""

from bench_sample import (
    ROOT,
    keep_verdicts,
    read_options,
    read_reports,
    tell,
    write_rows,
)
from labelled_data import find_gold
from twosource.config import Config
from twosource.grounding import ground_all
from twosource.measures.sample import ANSWERS, list_unjudged, tally
from twosource.measures.value_sample import (
    FACETS,
    DrawnValue,
    draw_values,
    list_values,
    show_value,
    tell_invented,
)
from twosource.stages.kept import keep_together
from twosource.views.words import tell_count
from twosource.wiring import open_codebook, open_places

VERDICTS = ROOT / "bench" / "value_verdicts.jsonl"
ARTICLES = "incidents/dev.jsonl"
SEEDS = {1: 20_261_126, 2: 20_261_127}
EACH = 25


def main() -> None:
    """Draw, keep what was judged, write what was not, and print how the sample stands."""
    given = read_options(__doc__, SEEDS)
    sample = draw_values(read_values(), SEEDS[given.seed], EACH)
    verdicts = keep_verdicts(VERDICTS, given.take, sample)
    if given.unjudged is not None:
        book = open_codebook(Config())
        rows = (show_value(one, book) for one in list_unjudged(sample, verdicts))
        write_rows(given.unjudged, rows)
    answers = " | ".join(f"{answer}, %" for answer in ANSWERS)
    print(f"| facet | drawn | judged | {answers} | not judged yet | invented, 95 % interval |")
    print("|---" * (5 + len(ANSWERS)) + "|")
    for facet in FACETS:
        one = tally([value for value in sample if value.set == facet], verdicts)
        print(f"{tell(facet, one)} {tell_invented(one)} |")
    everything = tally(sample, verdicts)
    print(f"{tell('all', everything)} {tell_invented(everything)} |")


def read_values() -> list[DrawnValue]:
    """Read the articles and give all their values."""
    read = read_reports(find_gold() / ARTICLES)
    kept = keep_together((done.received.report for done in read), (done.reading for done in read))
    grounded = ground_all(kept, open_places(Config(), lambda *_: None)).claims
    return list(list_values(read, grounded, tell_count))


if __name__ == "__main__":
    main()
