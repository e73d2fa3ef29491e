# The two commands of a newcomer: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check format bench test-servers docs clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

demo: $(READY)
	$(BIN)/cam demo

test: check
	$(BIN)/python -m pytest --numprocesses auto

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	set -e; for script in benchmarks/bench_*.py; do $(BIN)/python $$script; done

docs: $(READY)
	$(BIN)/python docs/generate.py

# Debian packages that some tests use; where they are absent those tests are skipped and say so.
SERVERS := strace dovecot-imapd

test-servers:
	@if command -v apt-get >/dev/null && ! dpkg --status $(SERVERS) >/dev/null 2>&1; then \
		apt-get update --quiet && apt-get install --quiet --yes --no-install-recommends $(SERVERS); \
	fi

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
