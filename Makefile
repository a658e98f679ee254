# Two commands: `make run` sets up and serves the chat, `make test` sets up and passes every check.
PYTHON ?= python3.11
TORCH ?= torch==2.13.0
PIP = .venv/bin/python -m pip --disable-pip-version-check

.PHONY: run test check lock clean

run: .venv/ready
	.venv/bin/statement-bot serve

test: .venv/ready-for-tests
	$(MAKE) --no-print-directory check

check:
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest

# Every package at an exact version with its hash. torch alone is installed by name: which build is right depends on
# the machine (see the README), and so does its hash.
.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --quiet --no-deps --require-hashes -r requirements.lock
	$(PIP) install --quiet "$(TORCH)"
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(PIP) check
	touch $@

.venv/ready-for-tests: .venv/ready requirements-test.lock
	$(PIP) install --quiet --no-deps --require-hashes -r requirements-test.lock
	$(PIP) check
	touch $@

# Make the two locks again after a change of dependencies in pyproject.toml.
COMPILE = .venv/bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --no-emit-options --unsafe-package torch
lock:
	$(PIP) install --quiet pip-tools
	$(COMPILE) --all-build-deps --output-file requirements.lock pyproject.toml
	$(COMPILE) --all-build-deps --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml

clean:
	rm -rf .venv data
