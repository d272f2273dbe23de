# One command per wish; each sets up what it needs. Needs: Python 3.11 or newer, make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1
# Without compiled files a bot takes seconds longer to start, and the tests start many.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: rules demo run key test cover crash faults check format lock review hostile shape screenshots clean

demo: $(VENV)/.ready ## play a registration on a local Slack and Twilio, then stay up
	$(BIN)/sms-sandbox demo

run: $(VENV)/.ready ## run the bot with the settings of the environment
	$(BIN)/sms-register run

key: $(VENV)/.ready ## print a fresh key for DATA_KEYS
	$(BIN)/sms-register new-key

test: $(VENV)/.ready-dev ## all tests
	$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder

cover: $(VENV)/.ready-dev ## all tests, and how much of the code they reach in their own process: the floor stands in pyproject.toml
	$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

crash: $(VENV)/.ready-dev ## kill the bot before and after every remote call of a registration, on both databases (TABLES="sqlite paid": in part)
	$(BIN)/python -m tests.crash $(TABLES)

faults: $(VENV)/.ready-dev ## a thousand registrations while a fifth of all calls go wrong
	$(BIN)/python -m tests.faults

check: $(VENV)/.ready-dev ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-dev ## put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

review: $(VENV)/.ready-dev ## how well the checks see what reviewers see, on labelled dossiers
	$(BIN)/python -m tests.review
	$(BIN)/python -m tests.trades

hostile: $(VENV)/.ready-dev ## addresses that must never be opened
	$(BIN)/python -m tests.hostile

rules: $(VENV)/.ready ## every rule of Slack's that the local Slack keeps, of what is shown and of calls in a row, refused and accepted
	$(BIN)/python -m sandbox.slack.rules

shape: $(VENV)/.ready-dev ## files and functions per folder: a look in the mirror, not a gate
	$(BIN)/python -m tests.shape

screenshots: $(VENV)/.ready-dev ## pictures of the page for docs/pictures (needs a Chromium)
	$(BIN)/python -m tests.screenshots

lock: $(UV) ## pin versions and hashes anew
	$(UV) pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --extra sandbox pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --extra sandbox --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .uv var build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .coverage*

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet uv

$(VENV)/.made: | $(UV)
	$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	touch $@

$(VENV)/.ready: requirements.lock pyproject.toml $(VENV)/.made
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	touch $@
