# Two commands matter: `make play` (the desk in your browser) and `make test` (everything that must hold).
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8787

.PHONY: play test quick install image-packages lint pytest browser-deps clean

play: install
	$(BIN)/vendordesk --home var/play play --port $(PORT)

test: install browser-deps lint pytest

# The one recipe for an environment: developers' and the image's differ in what is installed last.
define packages
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet torch==2.13.0
	$(BIN)/python -m pip install --quiet --constraint constraints.txt $(1)
endef

image-packages:
	$(call packages,.)

# Installed once for each content of the two files below; a second run is a no-op.
install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "Vendordesk needs Python 3.11 or newer: make PYTHON=/path/to/python3"; exit 2; }
	$(call packages,--editable ".[dev]")
	touch $@

# Debian's Chromium and a Chinese font, for the page and chart tests; without apt those tests say that they skipped.
browser-deps:
	@if ! command -v chromium >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-wqy-microhei >/dev/null || true; fi

lint:
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/bandit --quiet --recursive --severity-level medium --skip B608 bot indexer knowledge  # B608 is ruff's S608
	$(BIN)/python -m tests.dependency_audit

# The inner loop: what most changes break, in a minute and a half.
quick: install
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/pytest -q -n 2 --dist loadfile $(QUICK)
QUICK := tests/test_shape.py tests/docs tests/knowledge/rules tests/knowledge/test_sentences.py tests/bot/replies tests/bot/listeners tests/indexer/facts/test_dates_text.py tests/indexer/facts/test_money_text.py tests/indexer/facts/test_durations_text.py

# In parts, each with workers of its own: a worker that has held every model, browser and database grows too large, and
# one that has opened broken views maps more memory than a child may then ask for.
BROKEN := tests/knowledge/retrieval/test_broken_views.py
pytest:
	$(BIN)/pytest -n 2 --dist loadfile tests/indexer tests/knowledge tests/quality tests/docs tests/test_*.py --ignore $(BROKEN)
	$(BIN)/pytest -n 2 --dist loadfile tests/bot tests/access tests/playground
	$(BIN)/pytest -n 2 --dist loadfile tests/scenarios
	$(BIN)/pytest tests/chaos
	$(BIN)/pytest $(BROKEN)

clean:
	rm -rf $(VENV) var
