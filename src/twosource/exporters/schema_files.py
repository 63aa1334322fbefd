"""The JSON Schemas of the export as files: `python -m twosource.exporters.schema_files docs`."""

import json
import sys
from pathlib import Path

from twosource.exporters.json_text import make_schema

SCHEMA_FILES = {
    "events": "record.schema.json",
    "claims": "record.claims.schema.json",
    "reports": "record.reports.schema.json",
}


def write_schemas(folder: Path) -> None:
    """Write the schema of each table into a folder, in the place of what is there."""
    for table, name in SCHEMA_FILES.items():
        (folder / name).write_text(tell_schema(table), encoding="utf-8")


def tell_schema(table: str) -> str:
    """Give the text of one table's schema file."""
    return json.dumps(make_schema(table), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
