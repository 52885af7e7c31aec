# followthrough: `make` alone lists what there is. Everything sets itself up in .venv first.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
DEMO := build/demo.db

# A shell that exports these would make every start slower, and every measurement wrong.
unexport PYTHONDONTWRITEBYTECODE PYTHONUNBUFFERED

.DEFAULT_GOAL := help

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 22

demo: $(VENV)/ready ## build the demonstration caseload and print its triage
	@rm -f $(DEMO)
	@mkdir -p build
	@$(RUN)/ft --database $(DEMO) demo
	@echo
	@$(RUN)/ft --database $(DEMO) triage
	@echo
	@echo "To look further, type first:  export FT_DATABASE=$(DEMO) PATH=$(VENV)/bin:\$$PATH"
	@echo "and then, for example:        ft why benoit    ft show deepak    ft clients    ft explain"

test: $(VENV)/ready ## run all tests but those that break things on purpose
	@$(TWO_AT_A_TIME) test-of-the-record test-of-the-rest

RECORD := tests/store tests/cli
TWO_AT_A_TIME = $(MAKE) --no-print-directory --jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

test-of-the-record: $(VENV)/ready
	@$(RUN)/python -m pytest $(RECORD)

test-of-the-rest: $(VENV)/ready
	@$(RUN)/python -m pytest tests --ignore=tests/faults $(addprefix --ignore=,$(RECORD))

faults: $(VENV)/ready ## kill it, fill the disk, cut the power, flip bits, send it hostile text; and the store encrypted
	@$(TWO_AT_A_TIME) faults-of-the-file faults-of-words store-encrypted

# Two at a time. Those that start ft thousands of times do so from a process of their own, which is small.
OF_THE_FILE := $(addprefix tests/faults/test_,system_calls.py kill.py power_loss.py together.py disk_full.py)

faults-of-the-file: $(VENV)/ready
	@$(RUN)/python -m pytest $(OF_THE_FILE)

faults-of-words: $(VENV)/ready
	@$(RUN)/python -m pytest tests/faults $(addprefix --ignore=,$(OF_THE_FILE))

store-encrypted: $(VENV)/ready
	@FT_STORE=encrypted $(RUN)/python -m pytest tests/store

check: $(VENV)/ready lint test faults ## all that has to be green: format, lint, types, import floors, tests, docs, faults

lint: $(VENV)/ready ## format, lint, types and import floors
	@$(RUN)/ruff format --check --quiet src tests bench docs
	@$(RUN)/ruff check --quiet src tests bench docs
	@$(RUN)/mypy
	@$(RUN)/lint-imports --no-cache >build-lint.txt 2>&1 || { cat build-lint.txt; rm -f build-lint.txt; exit 1; }
	@rm -f build-lint.txt

format: $(VENV)/ready ## put the code in form
	@$(RUN)/ruff format --quiet src tests bench docs
	@$(RUN)/ruff check --quiet --fix src tests bench docs

docs: $(VENV)/ready ## write the generated pages, statements and the picture again
	@$(RUN)/python -m followthrough.store.compile
	@$(RUN)/python docs/generate.py

stories: $(VENV)/ready ## write the transcripts again, to be read before they are kept
	@FT_STORIES=write $(RUN)/python -m pytest tests/test_stories.py tests/test_docs.py -k "story or console"

bench: $(VENV)/ready ## measure what README says about speed
	@$(RUN)/python bench/bench.py

bench-peers: $(VENV)/ready ## the same feel beside jrnl, todoman and Taskwarrior
	@$(RUN)/python bench/peers.py

fuzz: $(VENV)/ready ## let atheris try to upset the reading of tables from elsewhere, a minute
	@$(RUN)/python -c 'import atheris' 2>/dev/null || $(RUN)/python -m pip install --quiet --disable-pip-version-check "atheris>=3,<4" || \
	  { echo "atheris has no wheel for this machine; the random tests do without it: FT_DEEP=1 make test"; exit 1; }
	@mkdir -p build
	@$(RUN)/python tests/exchange/fuzz/fuzz_tables.py -artifact_prefix=build/ -max_total_time=60 -timeout=5 -rss_limit_mb=1024 -max_len=20000

$(VENV)/ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit("followthrough needs Python 3.11 or later: make PYTHON=python3.12") if sys.version_info < (3, 11) else 0'
	@echo "Setting up in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"
	@VIRTUAL_ENV= UV_PROJECT_ENVIRONMENT=$(VENV) $(RUN)/uv sync --quiet --frozen --inexact --all-extras
	@touch $@

clean: ## take away what was set up and built
	@rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: help demo test test-of-the-record test-of-the-rest faults faults-of-the-file faults-of-words store-encrypted check lint format docs stories bench bench-peers fuzz clean
