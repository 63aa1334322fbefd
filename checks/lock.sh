#!/usr/bin/env bash
# Write requirements/*.txt anew: exact versions with hashes, for Python 3.11-3.13 on every system.
set -euo pipefail
cd "$(dirname "$0")/.."
# --no-config and the emptied variables: the hashes must be those of the public registry, never those
# of files that happen to lie on this machine.
export UV_FIND_LINKS= UV_INDEX= UV_EXTRA_INDEX_URL=
lock() {
  local out=$1
  shift
  "${UV:-uv}" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --annotation-style line --custom-compile-command "make lock" \
    --only-binary :all: --no-emit-package unidecode --no-emit-package rapidfuzz \
    -o "requirements/$out" "$@"
}
lock run.txt pyproject.toml
lock build.txt --group build -c requirements/run.txt
lock dev.txt pyproject.toml --group dev -c requirements/run.txt
lock lock.txt --group lock
if grep -nE '://|--(extra-)?index-url|--find-links' requirements/*.txt; then
  echo "A lock file names an address: take it out." >&2
  exit 1
fi
