# Two commands are enough: `make run` to try it, `make test` to check it.
# Both work from a clean clone, with only Python (3.11 or newer), make and git.

PYTHON ?= python3
PORT ?= 8000
# How many tests run side by side. 0 means one after the other.
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
FROM_LOCK := install --require-hashes --only-binary :all:
# What is installed, as files: a second make has nothing to do.
TO_RUN := $(VENV)/.to-run
TO_TEST := $(VENV)/.to-test
COVERAGE := $(BIN)/coverage

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Where people find Same Page: mails lead there.
SAMEPAGE_BASE_URL ?= http://127.0.0.1:$(PORT)
export PORT SAMEPAGE_BASE_URL
# Tests start programs hundreds of times: what was compiled once need not be again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: install
install: $(TO_TEST) ## Put all that is needed to run and to test into .venv

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Same Page needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(TO_RUN): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) $(FROM_LOCK) -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(TO_TEST): requirements-dev.lock $(TO_RUN)
	$(PIP) $(FROM_LOCK) -r requirements-dev.lock
	@touch $@

.PHONY: run
run: $(TO_RUN) ## Start Same Page with a demo school (PORT=8000)
	$(BIN)/samepage migrate
	$(BIN)/samepage demo --if-empty
	$(BIN)/samepage serve --with-work

.PHONY: test
test: check docs ## Run every check and every test
	@mkdir -p var/coverage var/reports
	@rm -f var/coverage/data* var/reports/*.xml
	.ci/run-tests $(WORKERS)
	$(COVERAGE) combine --quiet
	$(COVERAGE) report --include 'events/*,projections/*' --fail-under 100
	$(COVERAGE) report --include 'service/*' --fail-under 95
	$(BIN)/python .ci/nothing_skipped.py var/reports/*.xml

.PHONY: check
check: $(TO_TEST) ## Check format, types, layers, dead code, dependencies, spelling
	@mkdir -p var/cache
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir var/cache/imports
	$(BIN)/vulture
	$(BIN)/deptry .
	$(BIN)/codespell

.PHONY: docs
docs: $(TO_TEST) ## Check that the documents and the code say the same
	$(BIN)/python -m tests.facts_catalogue --check
	$(BIN)/python -m tests.features.catalogue --check
	$(BIN)/python -m pytest events projections README.md docs \
	  --doctest-modules --doctest-glob '*.md' \
	  || test $$? -eq 5  # 5: there was no example to run

.PHONY: facts
facts: $(TO_TEST) ## Write docs/facts.md again from the code
	$(BIN)/python -m tests.facts_catalogue

.PHONY: features
features: $(TO_TEST) ## Write docs/features.md again from the tests
	$(BIN)/python -m tests.features.catalogue

.PHONY: catalogues
catalogues: $(TO_TEST) ## Bring the translations up to the code, new texts empty
	$(BIN)/python -m tests.tongues

.PHONY: mutants
mutants: $(TO_TEST) ## See each feature's test fail without its rule (ONLY=f64)
	CHROMIUM="$$(.ci/chromium)" WORKERS=$(WORKERS) $(BIN)/python -m tests.features $(ONLY)

.PHONY: engines
engines: $(TO_TEST) ## Try a class round on Firefox and on WebKit
	.ci/engines
	$(BIN)/python -m pytest tests/engines

.PHONY: bench
bench: $(TO_TEST) ## Measure speed, as ratios of one run
	$(BIN)/python -m bench

.PHONY: rebuild
rebuild: $(TO_RUN) ## Make every view again from the record
	$(BIN)/samepage rebuild

.PHONY: pictures
pictures: $(TO_TEST) ## Take a picture of every page, phone and desktop
	CHROMIUM="$$(.ci/chromium)" $(BIN)/python -m tests.pictures pictures

.PHONY: lock
lock: $(TO_TEST) ## Choose the versions of all dependencies again
	$(BIN)/uv pip compile $(LOCKING) --group build --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCKING) --group build --group dev \
	  --constraints requirements.lock --output-file requirements-dev.lock

# No address of a package index is written: any index with the same bytes will do.
LOCKING := pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links \
  --custom-compile-command 'make lock'

.PHONY: vendor
vendor: ## Fetch the page assets we carry again (needs npm)
	.ci/vendor
