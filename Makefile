# Everything a newcomer needs. `make help` lists it.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint screenshots bench bench-charts bench-encryption bench-export bench-import bench-papers fuzz test-reliability lock sbom audit clean

BIN := .venv/bin
READY := .venv/.ready
READY_TO_TEST := .venv/.ready-to-test

# Without compiled modules every start takes twice as long.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run: $(READY) ## Set everything up and open the window (ARGS=file.ddesk opens a register)
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no screen here, so the sample is worked through without a window."; \
		exec $(BIN)/python -m diplomat_desk.demo; \
	fi; \
	exec $(BIN)/diplomat-desk $(ARGS)

test: $(READY_TO_TEST) lint ## Lint, then run the tests without a screen (ARGS="-k word" picks some)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(READY) ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

screenshots: $(READY) ## Take the pictures of the real window that the README shows
	$(BIN)/python -m tests.screenshots $(ARGS)

bench: $(READY) ## Measure start-up, lists, charts and reports
	$(BIN)/python -m tests.benchmarks $(ARGS)

bench-charts: $(READY) ## Measure every chart on 100,000 initiatives (ARGS=file.ddesk takes one that is there)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.charts $(ARGS)

bench-papers: $(READY) ## Measure reports beside Typst alone and LibreOffice (ARGS=file.ddesk takes a register that is there)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.papers $(ARGS)

bench-export: $(READY) ## Measure every export of 100,000 initiatives beside the raw rows as CSV (ARGS=20000 takes fewer)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.exports $(ARGS)

bench-import: $(READY) ## Measure importing 100,000 rows beside csv and executemany (ARGS=20000 takes fewer)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.importing $(ARGS)

bench-encryption: $(READY) ## Measure encrypted registers beside plain ones, 10,000 and 100,000 initiatives (ARGS=10000 takes one size)
	$(BIN)/python -m tests.benchmarks.encryption $(ARGS)

fuzz: $(READY_TO_TEST) ## Fuzz the readers of other people's files, Linux only (ARGS=600 takes ten minutes for each)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0
	$(BIN)/python -m tests.fuzz $(ARGS)

test-reliability: $(READY_TO_TEST) ## Kill, cut the power, damage, hundreds of times; prints a table (ARGS=0.1 takes a tenth)
	$(BIN)/python -m tests.reliability $(ARGS)

lock: ## Write requirements.lock anew from pyproject.toml
	.ci/setup.sh lock

sbom: $(READY) ## Write what the packaged program is made of, and every licence text, under build/
	@$(BIN)/python -m tests.supply

audit: $(READY) ## Ask the public advisories about everything in requirements.lock (needs the network)
	@.ci/setup.sh audit
	@$(BIN)/python -m tests.supply.audit

clean: ## Remove caches and builds (.venv stays)
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find diplomat_desk db tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml requirements.lock .ci/setup.sh
	@.ci/setup.sh run
	@touch $@

$(READY_TO_TEST): $(READY)
	@.ci/setup.sh test
	@touch $@
