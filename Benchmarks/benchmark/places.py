"""Where things are: all paths of the benchmarks, relative to the repository."""

from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
REPOSITORY = BENCHMARKS.parent
ENVIRONMENT = BENCHMARKS / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
WORK = BENCHMARKS / "work"
RESULTS = BENCHMARKS / "RESULTS.md"
SCENARIOS = BENCHMARKS / "scenarios"
RELEASE = REPOSITORY / ".build" / "release"
RELOCATE = RELEASE / "relocate"
SYNTHESIZE = RELEASE / "relocate-synthesize"
