"""`run.sh`: makes instances, solves them with everyone, prints the tables."""

import argparse
import shlex
import subprocess
import sys
import time

from . import environment, places, solvers, suites
from .environment import note
from .report import Report


def main():
    options = arguments()
    places.WORK.mkdir(exist_ok=True)
    environment.prepare_peers()
    environment.prepare_ours(options.build)
    report = Report("Benchmarks/run.sh " + shlex.join(sys.argv[1:]), options.threads, options.build)
    for name in options.suites:
        for group, case in suites.cases(name, options.seconds, options.seeds, options.solvers, options.types):
            if options.until and time.strftime("%H:%M", time.gmtime()) >= options.until:
                note(f"Left out, {options.until} UTC has come: {group.title}, {case.label}")
                continue
            report.add(group, case, *measure(group, case, options.threads))
            if options.write:  # after every case, so that an interrupted run leaves what it measured
                (places.BENCHMARKS / options.write).write_text(report.text(), encoding="utf-8")
    print(report.text())


def measure(group, case, threads):
    """All solvers on one case, one after the other: a sentence on the case, and the outcomes."""
    note(f"{group.title}, {case.label}")
    load = environment.load()
    case.prepare()
    directory = places.WORK / "runs" / case.slug
    directory.mkdir(parents=True, exist_ok=True)
    outcomes = []
    for solver in (s for s in group.solvers if s.startswith("ours")):
        gap = float(solver[5:] or 0)
        outcomes.append(solvers.solve_with_ours(case.folder, case.scenario, group.seconds, threads, directory, gap))
        check_levels(case, outcomes[-1])
        tell(outcomes[-1])
    details = f"tables {case.fingerprint()}, load average {load:.1f} before"
    peers = [s for s in group.solvers if not s.startswith("ours")]
    if peers:
        model = directory / "model.mps"
        written = write_model(case, model)
        details += f", model written in {written:.1f} s ({model.stat().st_size / 1e6:.1f} MB)"
    for solver in peers:
        outcomes.append(solvers.solve_with_peer(solver, model, group.seconds, threads, directory))
        tell(outcomes[-1])
    for outcome in outcomes:
        if outcome.run.seconds > 1.1 * group.seconds + 2:
            outcome.remark = f"{outcome.remark} took {outcome.run.seconds:.1f} s in spite of the limit".strip()
    return details, outcomes


def check_levels(case, outcome):
    """Peers hold the earlier levels at their best values; ours must have reached the same to be compared."""
    levels = outcome.document.get("levels", [])[:-1]
    if levels and tuple(level["value"] for level in levels) != case.best:
        outcome.remark = "the earlier levels are not at their best: its value is of another problem than the peers'"


def write_model(case, path):
    best = [str(value) for value in case.best]
    command = [places.RELOCATE, "model", case.folder, "--scenario", case.scenario, "--format", "mps"]
    command += ["--level", str(len(best) + 1), "--out", path] + (["--best", *best] if best else [])
    start = time.monotonic()
    path.unlink(missing_ok=True)
    subprocess.run(command, check=True)
    return time.monotonic() - start


def tell(outcome):
    trace = outcome.trace
    note(
        f"  {solvers.name(outcome.solver):<24} value {trace.value}, bound {trace.bound}, {outcome.run.seconds:.1f} s, "
        f"{outcome.run.peak_bytes / 1e6:.0f} MB {outcome.remark}")


def arguments():
    parser = argparse.ArgumentParser(prog="run.sh", description="Ours and public solvers on the same problems.")
    parser.add_argument(
        "suites", nargs="*", default=suites.STANDARD, metavar="SUITE",
        help=f"{', '.join(suites.NAMES)}; without any: {', '.join(suites.STANDARD)}")
    parser.add_argument(
        "--solvers", type=lambda text: text.split(","),
        help="of ours,highs,cpsat,scip,cbc,glpsol, with commas; ours:0.00001 asks ours for that gap only")
    parser.add_argument("--seconds", type=float, help="time limit of each solver on each case")
    parser.add_argument("--seeds", type=lambda text: [int(seed) for seed in text.split(",")], help="say 1,2,3")
    parser.add_argument("--types", help="of generalized assignment, as letters: CDE")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--until", metavar="HH:MM", help="begin no case at or after this time of day, UTC")
    parser.add_argument(
        "--write", nargs="?", const=places.RESULTS.name, metavar="FILE",
        help=f"write a file beside this one, whole and new; without a name {places.RESULTS.name}")
    parser.add_argument("--no-build", dest="build", action="store_false", help="do not build relocate first")
    options = parser.parse_args()
    if unknown := [name for name in options.suites if name not in suites.NAMES]:
        parser.error(f"no such suite: {', '.join(unknown)}")
    known = ("ours", *solvers.PEERS)
    if unknown := [name for name in options.solvers or [] if name.split(":")[0] not in known]:
        parser.error(f"no such solver: {', '.join(unknown)}")
    return options


if __name__ == "__main__":
    main()
