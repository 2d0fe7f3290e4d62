# make run: set up, check the structures that ship, draw them into build/
# make test: set up, then style, types, layers, the documentation, every test, and once more against the built wheel those of what it must hold
# make docs: build the site of the documentation into build/site/
# make golden: write the golden files of the tests anew; make golden K=timeline: those with this in their names
# make lint-js: check the JavaScript of reports, with npm
# make coverage: every test, and which line or branch none of them reaches
# make bench: measure
# make fuzz: a million inputs, 50,000 structures, 50 endings of each kind, 200,000 cells of workbooks, and laws and oracles on ten
#   times as many random structures; make fuzz READER=1000 STRUCTURES=100 ENDINGS=1 TRIES=1 SEED=7

PYTHON ?= python3
VENV := .venv
WHEEL_VENV := .venv-wheel
SETTINGS := setup.cfg pyproject.toml
JOBS ?= auto
# test_packaging.py compares each file of the wheel with that of the checkout. What is the same does the same; so the others are those
# that run each command with what the wheel has installed, and for each sort of file that it looks for one that needs it.
OF_WHEEL := test_packaging.py test_named_schemas.py test_library.py cli/test_completion.py cli/test_help.py cli/test_new.py cli/test_report.py \
  cli/test_report_on_paper.py cli/test_schema.py cli/test_serve.py cli/test_statutes.py cli/test_survey.py \
  loading/test_catalogue.py loading/test_starter.py drawing/test_fonts.py drawing/test_golden_drawings.py reports/html/test_page.py

# Those that try more examples where they are told to, in tests/tries.py
OF_LAWS := $(shell grep -rl --include=*.py "^from tries import" tests)

ifeq ($(OS),Windows_NT)
BIN := Scripts
else
BIN := bin
endif
IN := $(VENV)/$(BIN)

READER ?= 1000000
STRUCTURES ?= 50000
ENDINGS ?= 50
EDITS ?= 10000
CELLS ?= 200000
TRIES ?= 10
SEED ?= $(shell date +%s)

.PHONY: run test bench fuzz clean coverage docs golden lint lint-js suite wheel-suite

run: $(VENV)/.installed
	@mkdir -p build
	$(IN)/ctgraph check structures --fail-on never
	$(IN)/ctgraph draw structures -o build/ --type svg --type png
	$(IN)/ctgraph draw structures/leicestershire-2009.yaml -o structures/leicestershire-2009.svg
	@ls build/*.svg build/*.png

# What runs on one core runs beside one another; the suites take all that there are.
test: $(VENV)/.installed-dev
	$(MAKE) --jobs 2 lint docs $(WHEEL_VENV)/.installed
	$(MAKE) suite wheel-suite

lint: $(VENV)/.installed-dev
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/mypy
	$(IN)/lint-imports --no-cache

lint-js:
	cd .ci/js && npm ci --silent --no-audit --no-fund && npm run --silent lint

docs: $(VENV)/.installed-dev
	$(IN)/python .ci/docs/generate.py
	$(IN)/zensical build --strict --clean

suite: $(VENV)/.installed-dev
	$(IN)/pytest -n $(JOBS) --dist worksteal

# What a user installs: the commands, and whatever reads a file that must come with them, such as a font, a template, a duty or a
# structure. The working folder is another, so that the checkout cannot serve.
wheel-suite: $(WHEEL_VENV)/.installed
	cd $(WHEEL_VENV) && CTGRAPH_WHEEL=1 $(BIN)/pytest -n $(JOBS) --dist worksteal -c ../pyproject.toml --rootdir .. $(addprefix ../tests/,$(OF_WHEEL))

coverage: $(VENV)/.installed-dev
	$(IN)/coverage erase
	$(IN)/pytest -n $(JOBS) --cov --cov-report=term-missing:skip-covered --cov-fail-under=100

golden: $(VENV)/.installed-dev
	@mkdir -p build
	$(IN)/ctgraph check tests/golden/every-finding.yaml --fail-on never > build/every-finding.txt
	CTGRAPH_UPDATE_GOLDEN=1 $(IN)/pytest -q tests/test_golden.py tests/drawing/test_golden_drawings.py tests/test_named_schemas.py $(if $(K),-k "$(K)")

bench: $(VENV)/.installed-dev
	$(IN)/python tests/benchmarks/bench.py

fuzz: $(VENV)/.installed-dev
	$(IN)/python tests/fuzz/fuzz_reader.py --inputs $(READER) --seed $(SEED)
	$(IN)/python tests/fuzz/fuzz_structures.py --structures $(STRUCTURES) --seed $(SEED)
	$(IN)/python tests/fuzz/fuzz_endings.py --endings $(ENDINGS) --seed $(SEED)
	$(IN)/python tests/fuzz/fuzz_edits.py --edits $(EDITS) --seed $(SEED)
	$(IN)/python tests/fuzz/fuzz_cells.py --cells $(CELLS) --seed $(SEED)
	CTGRAPH_TRIES=$(TRIES) $(IN)/pytest -n $(JOBS) -q $(OF_LAWS)

$(VENV)/.installed: $(SETTINGS)
	@$(check_python)
	$(PYTHON) -m venv --clear $(VENV)
	$(IN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(IN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

$(WHEEL_VENV)/.installed: $(VENV)/.installed-dev $(shell git ls-files _ctgraph.py ctgraph structures 2>/dev/null) README.md
	rm -rf dist build/lib
	@mkdir -p dist
	$(IN)/python -m build --wheel --outdir dist . > dist/build.log 2>&1 || { cat dist/build.log; exit 1; }
	$(PYTHON) -m venv --clear $(WHEEL_VENV)
	$(WHEEL_VENV)/$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(ls dist/*.whl)[test]"
	@touch $@

clean:
	rm -rf $(VENV) $(WHEEL_VENV) build dist *.egg-info docs/reference .cache .ci/js/node_modules

define check_python
command -v $(PYTHON) >/dev/null || { echo "ctgraph needs Python 3.11 or newer: install it from https://www.python.org, or say which with 'make PYTHON=...'" >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "ctgraph needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1): install a newer one, or say which with 'make PYTHON=python3.12'" >&2; exit 1; }; \
$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "this Python cannot make environments: install its venv (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
endef
