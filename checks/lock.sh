#!/usr/bin/env bash
# Write requirements/*.txt anew: exact versions with hashes, for Python 3.11-3.13 on every system.
set -euo pipefail
cd "$(dirname "$0")/.."
# --no-config and the emptied variables: the hashes must be those of the public registry, never those
# of files that happen to lie on this machine.
export UV_FIND_LINKS= UV_INDEX= UV_EXTRA_INDEX_URL=
# What nothing of ours loads (docs/decisions/0005 and 0016): all but the first two come with tokenizers,
# which uses them to fetch from a network.
UNUSED=(unidecode rapidfuzz huggingface-hub hf-xet fsspec filelock pyyaml httpx2-jsfetch)
# Of these the test client of the web framework makes use, and users do not.
TESTED=(httpx2 httpcore2 truststore)
lock() {
  local out=$1
  shift
  "${UV:-uv}" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --annotation-style line --custom-compile-command "make lock" \
    --only-binary :all: "${UNUSED[@]/#/--no-emit-package=}" \
    -o "requirements/$out" "$@"
}
lock run.txt pyproject.toml "${TESTED[@]/#/--no-emit-package=}"
lock build.txt --group build -c requirements/run.txt
lock dev.txt pyproject.toml --group dev -c requirements/run.txt
lock lock.txt --group lock
if grep -nE '://|--(extra-)?index-url|--find-links' requirements/*.txt; then
  echo "A lock file names an address: take it out." >&2
  exit 1
fi
