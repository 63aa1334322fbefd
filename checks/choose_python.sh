#!/usr/bin/env bash
# Print the newest Python 3.11-3.13 of this machine that can make virtual environments.
set -u
for python in "${PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
  [ -n "$python" ] || continue
  "$python" -c 'import ensurepip, sys, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 || continue
  echo "$python"
  exit 0
done
echo "Twosource needs Python 3.11, 3.12 or 3.13 with venv; none was found." >&2
echo "On Debian: apt-get install python3 python3-venv; or say which: make PYTHON=/path/to/python3.12 ..." >&2
exit 1
