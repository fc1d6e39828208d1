# `make demo` and `make test` need a checkout, Python 3.11+ and make; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
# The sample was handed in in July 2020: the night is run as of the morning after its due day.
DEMO_NOW := 2020-08-03T02:00:00+07:00

.PHONY: install demo test test-services check bench fuzz lock clean

install: $(VENV)/.installed

# The stamp is newer than the lock once everything in the lock is installed: the second run starts at once.
$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("tonghop needs Python 3.11 or newer, this is " + sys.version if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Exit code 3 says that a submission failed or is missing: the sample has both, on purpose.
demo: install
	rm -rf $(DEMO)
	$(BIN)/tonghop init $(DEMO) --sample
	$(BIN)/tonghop --workspace $(DEMO) nightly --now $(DEMO_NOW) || test $$? -eq 3
	$(BIN)/tonghop --workspace $(DEMO) trace lop-tap-huan

test: install check
	$(BIN)/pytest -m "not services" -n auto --dist loadgroup

# Real servers, a browser, an office suite, several nights in a row: each test says what it lacks where it is skipped.
test-services: install
	$(BIN)/pytest -m services -rs

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install
	$(BIN)/python tests/benchmarks/bench.py
	$(BIN)/python tests/benchmarks/night.py

# A thousand mutated files of all kinds; the seed of each run is printed.
fuzz: install
	$(BIN)/python tests/fuzz/fuzz.py

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra dev pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV) build
