"""The walls of the house: what lies where, what is public, what is loaded when."""

import ast
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import index

ROOT = Path(__file__).parent.parent
SEEDS = {
    "000_478c0c2da8facbe6.txt": "cc87a5f1f5ab6e94ca8820f47f776ba6ddc9d59c7eb5fae24ab127f111b02fe1",
    "001_23d4802bcc20c258.txt": "0156858d455575bf66101653bd648ba2e7ee9d97e96ecf0517b4e2b874af0a99",
}
CODE = sorted((*ROOT.glob("index/**/*"), *ROOT.glob("reader/**/*")))
WORD = re.compile(r"[^\W\d_]+")


def test_the_seeds_are_as_they_came_and_alone():
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "seeds").iterdir()
    }
    assert found == SEEDS


def test_no_two_modules_of_tests_have_one_name():
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names))  # pytest would collect one of them alone


def code_files():
    return [p for p in CODE if p.is_file() and p.suffix in {".py", ".tsv", ".txt", ".json"}]


def seed_words():
    marked = (ROOT / "seeds" / "001_23d4802bcc20c258.txt").read_text(encoding="utf-8")
    inside = re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", marked)
    return {word.lower() for word in inside}


def test_no_name_of_the_seeds_stands_in_code_or_lexicons():
    # Names that are words of English, or of every newspaper, may stand in a lexicon.
    common = {"act", "care", "children", "foundation", "home", "medical", "mr", "office", "save",
              "the", "torture", "tuesday", "victims", "five"}  # fmt: skip
    names = seed_words() - common
    assert {"hogg", "albania"} <= names
    for path in code_files():
        words = {word.lower() for word in WORD.findall(path.read_text(encoding="utf-8"))}
        assert not words & names, path


def test_no_text_of_the_seeds_stands_in_code_or_lexicons():
    runs = set()
    for name in SEEDS:
        words = WORD.findall((ROOT / "seeds" / name).read_text(encoding="utf-8").lower())
        runs.update(zip(*(words[n:] for n in range(5)), strict=False))
    for path in code_files():
        words = WORD.findall(path.read_text(encoding="utf-8").lower())
        assert not runs.intersection(zip(*(words[n:] for n in range(5)), strict=False)), path


def test_the_public_names_are_complete_and_in_order():
    assert index.__all__ == sorted(index.__all__)
    assert all(hasattr(index, name) for name in index.__all__)


def test_the_reader_uses_only_public_names():
    for path in (ROOT / "reader").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "index":
                assert node.module == "index", f"{path}:{node.lineno}"
                assert {alias.name for alias in node.names} <= set(index.__all__), path


def modules_of(statement):
    program = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return shown.stdout.split()


def loaded_by(statement):
    return {name.split(".")[0] for name in modules_of(statement)}


def test_who_only_reads_articles_loads_no_library():
    loaded = modules_of("import index.extraction")
    assert not [name for name in loaded if name.startswith(("index.library", "index.build"))]


@pytest.mark.parametrize("statement", ["import reader.cli", "import index"])
def test_neither_the_interface_nor_the_engine_is_loaded_early(statement):
    assert not loaded_by(statement) & {"textual", "whoosh", "sqlite3"}


def test_the_top_level_holds_what_the_design_names():
    tracked = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    allowed = {".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
               "benchmarks", "docs", "index", "pyproject.toml", "reader", "seeds", "tests",
               "uv.lock"}  # fmt: skip
    assert {name.split("/")[0] for name in tracked} <= allowed


def test_help_loads_no_library():
    assert "index" not in loaded_by("from reader import cli\ncli.run(['--version'])")
