# Every target does its own set-up, once; a second run finds its stamps and is quick.
PORT ?= 8000
RUNTIME ?= reduced
VENV := .venv
BIN := $(VENV)/bin
FORWARD_PASS := $(BIN)/python -m forward_pass_site
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Processes share the tests, file by file: a file's tests stay together, and with them the pages they share.
# Files come in the order of their folders: the last ones, those of tests/unit, are short, so no process waits long.
SHARED := --dist loadfile --no-loadscope-reorder
# One more than the two cores that a run is meant for: a test often waits for frames and lets its core rest.
QUICK := --numprocesses 3 $(SHARED)
# Slow ones keep their cores busy.
SLOW := --numprocesses 2 $(SHARED)
# The first Python that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
# Where no Node.js is on PATH, it is installed into the virtual environment and found there.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Python keeps what it has compiled, whatever the shell says: each process would compile all tests anew, seconds long.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.PHONY: help run dev test test-failed test-slow test-all test-engines fixtures bench check format picture data build wheel package site-archive clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 14
	@echo; echo "PORT=8001 make run serves on another port than 8000; RUNTIME=full make build keeps Pyodide and NumPy untouched."
	@echo "SITE=https://example.org/net/ make build tells the cards of links where the site will be."

run: build ## build the site and serve it on http://127.0.0.1:8000/
	@$(FORWARD_PASS) serve build/site --port $(PORT)

dev: $(VENV)/run node_modules/.run ## serve the sources as written
	@$(FORWARD_PASS) dev --port $(PORT)

build: $(VENV)/run node_modules/.run ## build the site into build/site
	@$(FORWARD_PASS) build --runtime $(RUNTIME) $(if $(SITE),--site "$(SITE)")

test: prepared $(VENV)/browser ## run the tests, but for the slow ones
	@$(BIN)/python -m pytest -m "not slow" $(QUICK)

test-failed: prepared $(VENV)/browser ## run what failed last once more, one test after the other
	@$(BIN)/python -m pytest --last-failed --last-failed-no-failures none

test-slow: prepared $(VENV)/browser $(VENV)/engines $(VENV)/generators $(VENV)/notebooks ## run the slow tests: builds, packages, starts and failures of Python, other browsers
	@$(BIN)/python -m pytest -m slow $(SLOW)

test-all: prepared $(VENV)/browser $(VENV)/engines $(VENV)/generators $(VENV)/notebooks ## run every test
	@$(BIN)/python -m pytest $(SLOW)

test-engines: prepared $(VENV)/engines ## run what is tested in Firefox and WebKit, and say what was skipped
	@$(BIN)/python -m pytest -m engines -rs

fixtures: $(VENV)/python ## write tests/fixtures anew, with the frameworks themselves
	@$(BIN)/python tests/make_fixtures/make.py

bench: build prepared $(VENV)/browser ## measure the built site and write bench.json
	@PYTHONPATH=app:tests $(BIN)/python -m bench

wheel: $(VENV)/run ## put a Python package that carries the built site into dist
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

package: build ## put a package for npm that carries the built element into dist
	@$(FORWARD_PASS) package --out dist

site-archive: build ## put the built site into dist as one archive
	@mkdir -p dist && tar --directory build --create --gzip --file dist/forward-pass-site.tar.gz site

check: prepared ## check form, lint and types of both languages
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@node_modules/.bin/prettier --check --log-level warn '*.html' 'static/**/*.{js,css,ts}' 'app/**/*.{js,mjs}'
	@node_modules/.bin/tsc
	@$(FORWARD_PASS) data --check

format: $(VENV)/dev node_modules/.dev ## bring all sources into form
	@$(BIN)/ruff check --quiet --fix-only . && $(BIN)/ruff format --quiet .
	@node_modules/.bin/prettier --write --log-level warn '*.html' 'static/**/*.{js,css,ts}' 'app/**/*.{js,mjs}'

picture: prepared $(VENV)/browser ## film the running page (make run) for the README
	@PYTHONPATH=app:tests $(BIN)/python docs/picture.py http://127.0.0.1:$(PORT)/

data: $(VENV)/run ## write the modules of static/ that hold what Python reads
	@$(FORWARD_PASS) data

clean: ## remove all that was fetched, recorded and built
	rm -rf build dist static/vendor static/recorded node_modules examples/frameworks/node_modules $(VENV)

.PHONY: prepared
prepared: $(VENV)/dev node_modules/.dev
	@$(FORWARD_PASS) prepare

$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "Forward Pass needs Python 3.11 or newer; none was found on PATH." >&2; exit 1; }
	@echo "Making a virtual environment with $(PYTHON)"
	@$(PYTHON) -m venv --clear $(VENV)
	@echo "$(CURDIR)/app" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/forward_pass.pth"
	@touch $@

$(VENV)/run: $(VENV)/python requirements-run.txt
	@echo "Installing what the site is made with"
	@$(PIP_INSTALL) --requirement requirements-run.txt
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.txt
	@echo "Installing what tests and checks need"
	@$(PIP_INSTALL) --requirement requirements-dev.txt
	@touch $@

$(VENV)/browser: $(VENV)/dev
	@$(BIN)/python tests/chromium.py $@

$(VENV)/engines: $(VENV)/dev tests/engines.py
	@$(BIN)/python tests/engines.py $@

$(VENV)/generators: $(VENV)/dev requirements-examples.txt tests/generators.py examples/frameworks/package-lock.json
	@$(FORWARD_PASS) node
	@echo "Installing what the sites in examples/ are built with"
	@$(PIP_INSTALL) --requirement requirements-examples.txt
	@npm ci --prefix examples/frameworks --loglevel=error
	@$(BIN)/python tests/generators.py $@

$(VENV)/notebooks: $(VENV)/dev requirements-notebooks.txt tests/notebooks.py
	@$(BIN)/python tests/notebooks.py $@

# `npm ci` starts from nothing each time: what tests need includes what a run needs, so it stamps both.
node_modules/.run: $(VENV)/run package-lock.json .npmrc
	@$(FORWARD_PASS) node
	@echo "Installing Pyodide, PyScript and the tools that bundle JavaScript"
	@npm ci --omit=dev --loglevel=error
	@touch $@

node_modules/.dev: $(VENV)/run package-lock.json .npmrc
	@$(FORWARD_PASS) node
	@echo "Installing Pyodide, PyScript and the tools that bundle and check JavaScript"
	@npm ci --loglevel=error
	@touch node_modules/.run $@
