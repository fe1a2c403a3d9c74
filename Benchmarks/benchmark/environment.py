"""The peers' virtual environment, our own build, and what is written about the machine."""

import hashlib
import os
import platform
import subprocess
import sys
from datetime import datetime, timezone

from . import places

# As the Makefile builds it, so that neither undoes the other's work.
RELEASE = ("-c", "release", "-Xswiftc", "-enable-testing")


def prepare_peers():
    """Makes the virtual environment, unless it stands as the requirements say."""
    requirements = places.BENCHMARKS / "requirements.txt"
    stamp = places.ENVIRONMENT / "requirements.sha256"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if places.PYTHON.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    note("Making the peers' environment …")
    subprocess.run([sys.executable, "-m", "venv", places.ENVIRONMENT], check=True)
    subprocess.run([places.PYTHON, "-m", "pip", "install", "--quiet", "--requirement", requirements], check=True)
    stamp.write_text(digest)


def prepare_ours(build):
    """Builds `relocate` and the instance maker where asked, else insists that they are there."""
    if build:
        for product in ("relocate", "relocate-synthesize"):
            note(f"Building {product} …")
            command = [os.environ.get("SWIFT", "swift"), "build", *RELEASE, "--product", product, "--quiet"]
            subprocess.run(command, cwd=places.REPOSITORY, check=True)
    missing = [p.name for p in (places.RELOCATE, places.SYNTHESIZE) if not p.exists()]
    if missing:
        sys.exit(f"Missing: {', '.join(missing)}. Run again without --no-build.")


def machine():
    """Processor, cores in use, memory; nothing that names the machine."""
    with open("/proc/cpuinfo") as lines:
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), None)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model or platform.machine()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, {platform.system()}"


def versions(was_built):
    """Name → version of everything that was run; `relocate` with its revision where it was just built."""
    script = (
        "import highspy, ortools, pyscipopt\n"
        "from importlib.metadata import version\n"
        "print(version('highspy'), version('ortools'), version('pyscipopt'), "
        "pyscipopt.scip.MAJOR, pyscipopt.scip.MINOR, pyscipopt.scip.PATCH)\n"
    )
    highs, ortools, pyscipopt, *scip = first_line([places.PYTHON, "-c", script]).split()
    return {
        "relocate": f"{first_line([places.RELOCATE, '--version'])}, {_origin(was_built)}",
        "HiGHS": highs,
        "OR-Tools CP-SAT": ortools,
        "SCIP": f"{'.'.join(scip)} (PySCIPOpt {pyscipopt})",
        "CBC": next(
            (line.split(":")[1].strip() for line in lines_of([cbc(), "-stop"]) if line.startswith("Version:")), "?"),
        "glpsol": first_line(["glpsol", "--version"]).split()[-1],
    }


def _origin(was_built):
    if not was_built:
        return f"built before, SHA-256 {_fingerprint(places.RELOCATE)}"
    git = ["git", "-C", places.REPOSITORY]
    changed = lines_of([*git, "status", "--porcelain", "Sources", "Package.swift"])
    last = first_line([*git, "log", "-1", "--format=%h", "--", "Sources", "Package.swift"])
    return f"sources of revision {last}" + (" with changes" if changed else "")


def _fingerprint(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def cbc():
    """The CBC that PuLP brings along for this machine."""
    architecture = {"x86_64": "i64", "aarch64": "arm64"}.get(platform.machine(), "i64")
    found = sorted(places.ENVIRONMENT.glob(f"lib/python3*/site-packages/pulp/solverdir/cbc/linux/{architecture}/cbc"))
    return str(found[0]) if found else "cbc"


def now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")


def load():
    return os.getloadavg()[0]


def note(text):
    print(text, file=sys.stderr, flush=True)


def first_line(command):
    lines = lines_of(command)
    return lines[0] if lines else "?"


def lines_of(command):
    run = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return run.stdout.splitlines()
