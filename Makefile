# make run    the reader on the demo library
# make test   the whole gate
# make train DATA=folder [TEXTS=file] [ONLY=steps]    learn the weights from annotated articles
# make evaluate DATA=folder [BBC=file] [WRITE=docs/accuracy.md] [ARGS=...]    how well it works
# make evaluate-speakers ARTICLES=file [WRITE=docs/accuracy.md]    how well speakers are told apart
# make bench [ARGS="CORPUS.jsonl ... --keep FOLDER --write docs/performance.md"]
#              the library beside its peers: search, build, memory, the reader in a terminal
# make nightly   all tests with fifty kills, four hundred examples of each property, every look
#              at every size and a megabyte of text; takes over an hour
# make bench-linear   time per character of hostile texts, which must not grow
PYTHON ?= python3
UV = .venv/bin/uv
UV_VERSION = 0.13.9
# Two to a core: tests of the reader wait half of their time.
WORKERS = 4
PATHS = index reader tests benchmarks docs

.PHONY: run test nightly train evaluate evaluate-speakers bench bench-linear clean

run: .venv/.run
	.venv/bin/quoth --demo

test: .venv/.dev
	$(UV) lock --check --quiet
	.venv/bin/ruff format --check $(PATHS)
	.venv/bin/ruff check $(PATHS)
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest --numprocesses $(WORKERS) --cov --cov-report=term

# What the gate does a few times, many times; what it does of a part, of the whole.
nightly: .venv/.dev
	QUOTH_NIGHTLY=1 QUOTH_KILLS=50 QUOTH_EXAMPLES=400 .venv/bin/pytest --numprocesses $(WORKERS)

# The same data give the same files, byte for byte. Takes ten minutes on two cores.
train: .venv/.dev
	.venv/bin/python -m index.training $(DATA) $(if $(TEXTS),--texts $(TEXTS)) $(if $(ONLY),--only $(ONLY))

# ARGS: --json, --set bbc, --errors missed; benchmarks/accuracy/evaluate.py says them all.
evaluate: .venv/.dev
	@.venv/bin/python -m benchmarks.accuracy.evaluate $(DATA) \
	  $(if $(BBC),--bbc $(BBC)) $(if $(WRITE),--write $(WRITE)) $(ARGS)

# How well the speakers of a library are told apart: ARTICLES is the file that the gold was made on.
evaluate-speakers: .venv/.dev
	@.venv/bin/python -m benchmarks.accuracy.speakers $(ARTICLES) $(if $(WRITE),--write $(WRITE)) $(ARGS)

# Without a corpus on a thousand articles made up of the seeds: five minutes. A corpus of 100,000
# takes well over an hour; benchmarks/scale/__main__.py says how to measure a part of it alone.
bench: .venv/.bench
	.venv/bin/python -m benchmarks.scale $(ARGS)

# Time per character of hostile texts at three lengths; fails where it grows. Ten minutes.
bench-linear: .venv/.dev
	.venv/bin/python -m benchmarks.linear

# The set-up is done once per lock file. Neither removes what the other needs.
.venv/.run: uv.lock pyproject.toml | $(UV)
	$(UV) sync --locked --no-dev --inexact --quiet
	touch $@

.venv/.dev: uv.lock pyproject.toml | $(UV)
	$(UV) sync --locked --inexact --quiet
	touch $@ .venv/.run

.venv/.bench: uv.lock pyproject.toml | $(UV)
	$(UV) sync --locked --inexact --group bench --quiet
	touch $@ .venv/.run .venv/.dev

$(UV):
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage dist
