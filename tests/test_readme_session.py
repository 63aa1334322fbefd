"""The session that the README shows is what the program prints for the examples."""

import shlex
from pathlib import Path

from example_record import example_record, run

__all__ = ["example_record"]

README = Path(__file__).parent.parent / "README.md"


def test_the_session_in_the_readme_is_a_real_one(example_record: Path) -> None:
    text = README.read_text(encoding="utf-8")
    block = text.partition("<!-- session: start -->")[2].partition("<!-- session: end -->")[0]
    steps = block.replace("```", "").strip().split("$ twosource ")[1:]
    assert len(steps) > 1
    for step in steps:
        command, _, shown = step.partition("\n")
        words = shlex.split(command.replace("demo/demo.db", str(example_record)))
        printed = run(*words).output
        assert [line.rstrip() for line in shown.strip().splitlines()] == [
            line.rstrip() for line in printed.strip().splitlines()
        ]
