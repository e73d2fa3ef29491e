# The two commands of a newcomer: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check format bench bench-faults test-servers docs clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

demo: $(READY)
	$(BIN)/cam demo

test: check
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

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

# The deep tier of the fault programme: every line is one harness, prints one JSON line and fails where it should not.
# Sizes: make bench-faults KILLS=100 STARTS=50; on a PostgreSQL server too: DATABASE_URL=postgresql+psycopg://...
# The inbox with mail of yours: MAIL=DIR.
KILLS := 1000
STARTS := 500
WORKERS := 200
PAUSES := 200
JOURNEY_KILLS := 300
STOPS := 40
HEADROOMS := 24
PAGES := 40
EVERY := 1
EXAMPLES := 500
FUZZ := 50000
SEED := 1
DATABASE_URL :=
MAIL :=
FAULT = $(BIN)/python -m tests.faults.$(1) --seed $(SEED)
ON = $(if $(DATABASE_URL),--database-url $(DATABASE_URL))

bench-faults: $(READY)
	$(call FAULT,kills) --kills $(KILLS) --leads $$(( $(KILLS) * 4 )) $(ON)
	$(call FAULT,kills) --kills 60 --leads 240 $(ON) --mutant mark-after-send
	$(call FAULT,kills) --kills 60 --leads 240 $(ON) --mutant blind-resend
	$(call FAULT,starts) --rounds $(STARTS) --cycles 20 $(ON)
	$(call FAULT,starts) --rounds $(STARTS) --cycles 5 --processes 8 $(ON)
	$(call FAULT,starts) --rounds 50 --cycles 0 $(ON) --mutant check-then-insert
	$(call FAULT,starts) --rounds 1 --cycles 10 $(ON) --mutant decide-apart
	$(call FAULT,workers) --rounds $(WORKERS) --takeovers 10 $(ON)
	$(call FAULT,workers) --rounds 5 --takeovers 0 $(ON) --mutant no-lease
	$(call FAULT,pauses) --rounds $(PAUSES) $(ON)
	$(call FAULT,pauses) --rounds 20 $(ON) --mutant blind-resend
	$(call FAULT,pauses) --rounds $(PAUSES) --workers $(ON)
	$(call FAULT,pauses) --rounds 20 --workers $(ON) --mutant blind-resend
	$(call FAULT,journeys) --kills $(JOURNEY_KILLS) $(ON)
	for mutant in mark-after-send blind-resend; do \
		$(call FAULT,journeys) --kills $(JOURNEY_KILLS) $(ON) --steps send --mutant $$mutant || exit 1; done
	$(call FAULT,journeys) --kills $(JOURNEY_KILLS) $(ON) --steps poll --mutant cursor-first
	$(call FAULT,journeys) --kills $(JOURNEY_KILLS) $(ON) --steps replies --mutant effects-apart
	$(call FAULT,journeys) --kills $(JOURNEY_KILLS) $(ON) --steps alert --mutant alert-marked-first
	$(call FAULT,stops) --rounds $(STOPS)
	$(call FAULT,stops) --rounds 1 --mutant deaf
	$(call FAULT,optouts)
	$(call FAULT,optouts) --every 6 --mutant opt-outs-at-load
	$(call FAULT,disks) --headrooms $(HEADROOMS) --pages $(PAGES)
	$(call FAULT,disks) --headrooms 6 --pages 0 --mutant mark-after-send
	$(call FAULT,matrix)
	for mutant in quit-is-failure per-receive-timeout silence-is-no unasked-answers smtplib; do \
		$(call FAULT,matrix) --mutant $$mutant || exit 1; done
	$(call FAULT,clocks) --examples $(EXAMPLES) --steps 30
	$(call FAULT,clocks) --examples 100 --mutant utc-day
	$(call FAULT,month) $(ON)
	for mutant in deaf one-zone uncounted; do \
		$(call FAULT,month) --leads 20 --days 14 --cap 6 --mutant $$mutant || exit 1; done
	for target in csv yaml template header mail; do $(call FAULT,fuzz) --target $$target --runs $(FUZZ) || exit 1; done
	$(call FAULT,fuzz) --target headers --runs 10000
	$(call FAULT,fuzz) --target header --runs 2000 --mutant no-header-guard
	$(call FAULT,inboxes) $(if $(MAIL),--mail $(MAIL))
	$(call FAULT,inboxes) --breaks 2 --mutant fingerprint-by-uid
	$(call FAULT,sweep) --every $(EVERY)
	$(call FAULT,sweep) --every $(EVERY) --error ENOSPC
	$(call FAULT,sweep) --every $(EVERY) --error EIO
	$(call FAULT,sweep) --every 20 --calls pwrite64 --mutant mark-after-send

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
