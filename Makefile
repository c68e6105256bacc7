# `make demo` shows what flexml does; `make test` runs everything that CI runs. Both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types generate lock bench mutants fuzz clean

# What is installed is in the lock, with its hash; the project is built by the hatchling of the lock.
.venv/.installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: .venv/.installed
	@show() { printf '$$ %s\n' "$$*"; "$(BIN)/$$@" || test $$? -eq 1; echo; }; set -e; \
	show python examples/agent.py; \
	show flexml check examples/bad/stop.flexml; \
	show flexml check examples/bad/agents.xml; \
	show flexml check examples/bad/answer.py; \
	show flexml check examples/bad --diff; \
	show flexml graph examples/project/calls/answer.xml --follow; \
	show flexml explain 13314; \
	show flexml check examples --statistics

test: .venv/.installed lint types
	$(BIN)/python -m flexml.codegen --check
	$(BIN)/python -m pytest --numprocesses auto

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed
	$(BIN)/mypy

generate: .venv/.installed
	$(BIN)/python -m flexml.codegen
	$(BIN)/ruff format --quiet .

# Renews all versions of requirements-dev.txt, for each Python and each system that the project runs on.
lock: .venv/.installed
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: --upgrade \
		--generate-hashes --annotation-style line --custom-compile-command "make lock" \
		--group dev --output-file requirements-dev.txt pyproject.toml

bench: .venv/.installed
	$(BIN)/python -m benchmarks

# Breaks the rules in thousands of ways, and tells which breaks no example notices. Takes a quarter of an hour.
mutants: .venv/.installed
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/mutmut run
	$(BIN)/mutmut results

# Fuzzes each target for SECONDS, two at once; what is found is kept in fuzzing/findings.
SECONDS ?= 300
fuzz: .venv/.installed
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

clean:
	rm -rf fuzzing mutants .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
