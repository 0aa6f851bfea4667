"""The architecture holds: who may know whom is written in pyproject.toml, and the code keeps to it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "pyproject.toml"


def test_every_import_keeps_to_the_directions():
    # A process of its own: the checker silences every logger of the one it runs in.
    call = "import sys; from importlinter.cli import lint_imports as lint; "
    call += f"sys.exit(lint(config_filename={str(SETTINGS)!r}, no_cache=True))"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "kept" in done.stdout


def test_every_room_of_the_engine_has_its_place_in_the_directions():
    contracts = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    placed = " ".join(layer for contract in contracts for layer in contract.get("layers", ()))
    rooms = {path.name.removesuffix(".py") for path in (ROOT / "roster_desktop").iterdir() if is_room(path)}

    assert {room for room in rooms if f"roster_desktop.{room}" not in placed} == set()


def is_room(path: Path) -> bool:
    """A package or a module beside the program's start, which composes and so stands above the layers."""
    is_module = path.suffix == ".py" and path.stem not in ("__init__", "__main__")
    return is_module or (path / "__init__.py").exists()
