"""The wheel: what it holds, and that it shows the demo in an environment of its own."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
UV = Path(sys.executable).parent / "uv"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([UV, "build", "--quiet", "--wheel", "--no-build-isolation", "--python",
                    sys.executable, "--out-dir", folder, ROOT], check=True)  # fmt: skip
    return next(folder.glob("*.whl"))


def test_it_holds_the_two_packages_and_the_seeds(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"index", "reader"}
    seeds = {path.name for path in (ROOT / "seeds").iterdir()}
    assert {Path(name).name for name in names if name.startswith("reader/seeds/")} == seeds
    data = {path.name for path in (ROOT / "index" / "data").iterdir() if path.is_file()}
    assert {Path(name).name for name in names if name.startswith("index/data/")} == data


def test_it_shows_the_demo_in_an_environment_of_its_own(wheel, tmp_path):
    env = {**os.environ, "HOME": str(tmp_path), "UV_TOOL_DIR": str(tmp_path / "tools"),
           "UV_TOOL_BIN_DIR": str(tmp_path / "bin"), "UV_CACHE_DIR": cache()}  # fmt: skip
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        env.pop(name, None)
    subprocess.run([UV, "tool", "install", "--quiet", "--compile-bytecode", "--python",
                    sys.executable, wheel], check=True, env=env)  # fmt: skip
    shown = subprocess.run(
        [tmp_path / "bin" / "quoth", "--demo", "--plain"],
        capture_output=True, text=True, check=True, cwd=tmp_path, env=env,
    )  # fmt: skip
    assert "000_478c0c2da8facbe6" in shown.stdout


def cache():
    found = subprocess.run([UV, "cache", "dir"], capture_output=True, text=True, check=True)
    return found.stdout.strip()
