# Everything a person types. Needs python3 with venv; PYTHON=python3.12 chooses another.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
DEBUG ?= 0
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help run test check check-clients format lock bench-search bench-api bench-pages check-pages drill map measure clean

help: ## Show this list
	@echo "Roundtable. Type: make TARGET"
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# A stamp holds the lock that was installed, so that nothing is installed twice and nothing is forgotten.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Roundtable needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "On Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

define install
	@cmp -s requirements/$(1).txt $@ || echo "Installing requirements/$(1).txt"
	@cmp -s requirements/$(1).txt $@ || \
	  $(BIN)/python -m pip install --quiet --require-hashes -r requirements/$(1).txt
	@cp requirements/$(1).txt $@
endef

$(VENV)/installed-base: requirements/base.txt $(BIN)/python
	$(call install,base)

$(VENV)/installed-dev: requirements/dev.txt $(BIN)/python
	$(call install,dev)

run: $(VENV)/installed-base ## Set everything up, load the demonstration and serve it on PORT (8000); DEBUG=1 shows traces
	@$(BIN)/python manage.py build_lemmas
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py compilecatalogues
	@PORT=$(PORT) $(BIN)/python manage.py load_demo
	@echo
	@echo "  The site:   http://127.0.0.1:$(PORT)/"
	@echo "  To edit it: http://127.0.0.1:$(PORT)/admin/"
	@echo "  Ctrl-C ends it."
	@echo
	@PORT=$(PORT) DEBUG=$(DEBUG) $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

test: $(VENV)/installed-dev ## Run the whole suite; says at the end what it could not run. CLIENTS=1 adds check-clients, PARTS="checks sqlite" runs these alone
	@$(BIN)/python manage.py compilecatalogues
	@$(BIN)/python manage.py build_lemmas
	@$(BIN)/python -m tests $(if $(CLIENTS),--clients) $(foreach part,$(PARTS),--only $(part))

check: test ## The same: format, lint, migrations, settings and all tests

check-clients: $(VENV)/installed-dev ## Make clients of the API from its document and run them; needs Node and npm
	@$(BIN)/python manage.py compilecatalogues
	@$(BIN)/python manage.py build_lemmas
	@$(BIN)/python -m tests --only clients

format: $(VENV)/installed-dev ## Put the Python code into the house's form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# The lock speaks of the public index alone, whatever this computer is set up to ask.
LOCK := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null
COMPILE = $(LOCK) build/lock/bin/pip-compile $(UPGRADE) --quiet --strip-extras --allow-unsafe --generate-hashes \
  --no-header --no-emit-options -c requirements/constraints.txt pyproject.toml

lock: ## Write requirements/*.txt anew from pyproject.toml (UPGRADE=--upgrade takes newer releases)
	@$(PYTHON) -m venv build/lock
	@$(LOCK) build/lock/bin/python -m pip install --quiet "pip-tools>=7.5,<8"
	$(COMPILE) -o requirements/base.txt
	$(COMPILE) -c requirements/base.txt --extra prod -o requirements/prod.txt
	$(COMPILE) -c requirements/prod.txt --extra prod --extra test --extra dev -o requirements/dev.txt

bench-search: $(VENV)/installed-dev ## Measure the search: what it finds and how fast, with Wagtail's own beside it
	@$(BIN)/python manage.py build_lemmas
	@nice $(BIN)/python -m tests.search.bench

bench-api: $(VENV)/installed-dev ## Measure the API: queries, bytes and time, with Wagtail's own beside it
	@nice $(BIN)/python -m tests.api.bench

bench-pages: $(VENV)/installed-dev ## Measure pages on a cold, slow phone, and with Lighthouse where it is installed
	@$(BIN)/python manage.py compilecatalogues
	@$(BIN)/python manage.py build_lemmas
	@$(BIN)/python -m tests.browser.bench

check-pages: $(VENV)/installed-dev ## Look at every kind of page in every language and mode, and validate all HTML
	@$(BIN)/python manage.py compilecatalogues
	@$(BIN)/python manage.py build_lemmas
	@$(BIN)/python -m pytest -q -rs tests/browser/every_mode.py tests/browser/valid_html.py

drill: $(VENV)/installed-dev check-pages ## Before a release: check all pages, then start the site as in production and try it
	@MIRROR_STEPS=300 $(BIN)/python -m tests --only postgres -- tests/site/test_production.py tests/api/test_mirror.py

map: $(VENV)/installed-dev ## Draw the picture of packages and the tables of docs/architecture.md from the code
	@$(BIN)/python -m tests.architecture --map

measure: $(VENV)/installed-dev ## Count what five journeys cost, and write it into docs/architecture.md
	@$(BIN)/python manage.py compilecatalogues
	@$(BIN)/python manage.py build_lemmas
	@$(BIN)/python -m tests.architecture --write

clean: ## Remove what was made here: .venv, var (database and uploads of the demonstration), caches
	rm -rf $(VENV) var build .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find . -name '*.mo' -path './cms/locale/*' -delete
