#!/usr/bin/env bash
# Build a wheel, install it with nothing but its locked requirements, and run it from elsewhere.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${VENV_PYTHON:-python3}
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
pip="-m pip --disable-pip-version-check"
"$python" $pip wheel -qq --no-deps --no-build-isolation --wheel-dir "$room" .
"$python" -m venv "$room/venv"
"$room/venv/bin/python" $pip install -qq --no-deps --require-hashes --only-binary :all: -r requirements/run.txt
"$room/venv/bin/python" $pip install -qq --no-deps "$room"/*.whl
cd "$room"
"$room/venv/bin/twosource" --help >help.txt
grep -q build help.txt || { echo "twosource --help does not name its commands:" >&2; cat help.txt >&2; exit 1; }
"$room/venv/bin/python" - <<'END'
from importlib.resources import files

lost = [name for name in ("py.typed", "codebooks/incidents.toml", "extractors/attribution/model/attribution.onnx", "measures/mentions/model/mentions.onnx", "web/templates/base.html", "web/static/desk.css", "web/vendor/leaflet-1.9.4/leaflet.js") if not files("twosource").joinpath(name).is_file()]
if lost:
    raise SystemExit(f"the wheel lacks {', '.join(lost)}")
END
echo "The wheel installs alone, with its data, and twosource --help runs."
