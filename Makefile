# SPDX-License-Identifier: AGPL-3.0-or-later
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test test-long check format bench bench-desk bench-accuracy bench-gemini bench-review screenshots package lock clean
PYTHON_BIN := .venv/bin/python
# Without compiled modules each start would compile every one of them anew.
unexport PYTHONDONTWRITEBYTECODE

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 18

setup:  ## make or refresh .venv and what the system lacks; quick when nothing changed
	@scripts/setup.sh

run:  ## start Vouch; with no display, read the shipped samples and print the table
	@scripts/setup.sh run
	@scripts/run.sh

test: check  ## what CI runs: the checks and the whole suite
	@scripts/test.sh

test-long: setup  ## the soaks
	@scripts/test-long.sh

check: setup  ## style, types, layers, file sizes
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy desktop scripts tests/harness
	.venv/bin/lint-imports --no-cache >build/imports.txt || { cat build/imports.txt; exit 1; }
	$(PYTHON_BIN) scripts/check_sizes.py

format: setup  ## let ruff put the code in order
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench: bench-desk  ## every benchmark that needs no argument

bench-desk: setup  ## how fast the desk is: benchmarks/results/desk.json
	$(PYTHON_BIN) -m benchmarks.desk

bench-accuracy: setup  ## how well invoices are read: make bench-accuracy CORPUS=DIR
	@test -n "$(CORPUS)" || { echo "Name the folder of documents and truth: make bench-accuracy CORPUS=DIR" >&2; exit 2; }
	$(PYTHON_BIN) -m benchmarks.accuracy "$(CORPUS)"

bench-gemini: setup  ## reading by Gemini, against a scripted one: make bench-gemini CORPUS=DIR
	@test -n "$(CORPUS)" || { echo "Name the folder of documents and truth: make bench-gemini CORPUS=DIR" >&2; exit 2; }
	$(PYTHON_BIN) -m benchmarks.gemini "$(CORPUS)"

bench-review: setup  ## what a review costs and lets through: make bench-review CORPUS=DIR
	@test -n "$(CORPUS)" || { echo "Name the folder of documents and truth: make bench-review CORPUS=DIR" >&2; exit 2; }
	$(PYTHON_BIN) -m benchmarks.review "$(CORPUS)"

screenshots: setup  ## take the README's screenshots again, on a real X window
	xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" scripts/with-openbox.sh $(PYTHON_BIN) -m tests.screenshots

package: setup  ## one folder that runs without Python: dist/vouch
	$(PYTHON_BIN) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec

lock: setup  ## pin the dependencies again; UPGRADE=1 takes newer ones
	scripts/lock.sh
	@scripts/setup.sh

clean:  ## remove what was built, .venv too
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find desktop tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
