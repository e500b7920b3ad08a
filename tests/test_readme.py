"""Every command of the README is run, as it stands there, from a checkout."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.keynames import shown
from reader.keys import GROUPS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMANDS = [line.split("  #")[0].strip() for block in BLOCK.findall(README)
            for line in block.splitlines() if line.strip()]  # fmt: skip
# The first is what runs this test, the second opens the reader: tests/e2e has them.
ELSEWHERE = {"make test", "make run", "quoth", "quoth seeds"}
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    env = {
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "UV_TOOL_DIR": str(home / "tools"),
        "UV_TOOL_BIN_DIR": str(home / "bin"),
    }
    return lambda line: subprocess.run(
        ["bash", "-c", line],
        check=False, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_every_command_of_the_readme_works(shell):
    assert {"make run", "make test"} <= set(COMMANDS)
    for command in COMMANDS:
        if command not in ELSEWHERE:
            done = shell(command)
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_every_file_that_is_linked_exists(path):
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def key_map():
    """The table of keys as the README has it, a part for each group."""
    yield "| key | does | mouse |"
    yield "|---|---|---|"
    for group in GROUPS:
        yield f"| **{group.title}** | | |"
        for key in group.keys:
            names = [*map(shown, key.keys)] or [f":{key.command}"]
            yield f"| `{'` `'.join(names)}` | {key.does} | {key.mouse} |"


def test_the_key_map_of_the_readme_is_the_programs():
    assert "\n".join(key_map()) in README


def words_of(picture):
    """Return what a picture says, without how long the search took."""
    shown = html.unescape(" ".join(re.findall(r"<text [^>]*>(.*?)</text>", picture)))
    return re.sub(r"[\d,]+ *ms", "", shown.replace("\xa0", " ")).split()


def test_the_screenshot_is_of_this_program(tmp_path):
    drawn = tmp_path / "now.svg"
    subprocess.run([sys.executable, ROOT / "docs" / "screenshot.py", drawn], check=True)
    kept = (ROOT / "docs" / "screenshot.svg").read_text(encoding="utf-8")
    assert words_of(kept) == words_of(drawn.read_text(encoding="utf-8"))
    assert "url(http" not in kept
