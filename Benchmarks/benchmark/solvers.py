"""How each solver is started, and how its lines are read. Peers are given the model, ours the tables."""

import json
import re
from dataclasses import dataclass, field

from . import environment, places, watch
from .trace import Trace

NUMBER = r"(-?[0-9.]+(?:e[+-]?[0-9]+)?|-?inf)"
NAMES = {"highs": "HiGHS", "cpsat": "CP-SAT", "scip": "SCIP", "cbc": "CBC", "glpsol": "glpsol --cuts"}
PEERS = tuple(NAMES)


@dataclass
class Outcome:
    """One solver on one model."""

    solver: str
    trace: Trace
    run: watch.Run
    is_proven: bool = False
    remark: str = ""
    document: dict = field(default_factory=dict)  # ours: what plan.json says


def grace(seconds):
    """When a solver that overruns its limit is ended."""
    return 1.5 * seconds + 30


def solve_with_peer(solver, model, seconds, threads, directory):
    commands = {
        "cbc": [environment.cbc(), model, "-sec", seconds, "-timeMode", "elapsed", "-threads", threads, "-solve"],
        "glpsol": ["glpsol", "--freemps", model, "--cuts", "--tmlim", int(seconds)],
    }
    script = places.BENCHMARKS / "benchmark" / "peers" / f"{solver}.py"
    command = commands.get(solver, [places.PYTHON, script, model, seconds, threads])
    run = watch.run(command, grace(seconds), directory=directory)
    outcome = Outcome(solver, Trace(), run)
    {"cbc": _read_cbc, "glpsol": _read_glpsol}.get(solver, _read_events)(outcome)
    if run.was_killed:
        outcome.remark = "ended by the runner after its limit"
    elif run.status != 0:
        outcome.remark = f"ended with {run.status}"
    elif outcome.is_proven and outcome.trace.proof() is None:
        outcome.trace.close(run.seconds)
    return outcome


def _read_events(outcome):
    """HiGHS, SCIP and CP-SAT; time counts from just before the model is read, without the start of Python."""
    start = next((t for t, line in outcome.run.lines if line.startswith('@{"event"')), 0)
    for seconds, line in outcome.run.lines:
        at = seconds - start
        if line.startswith("@{"):
            event = json.loads(line[1:])
            outcome.is_proven |= event.get("proven", False)
            outcome.trace.add(at, event.get("value"), event.get("bound"))
            if event.get("proven"):
                outcome.trace.close(at)
        elif found := re.match(rf"#\S+\s+[0-9.]+s\s+best:{NUMBER}\s+next:\[{NUMBER},", line):
            # CP-SAT's log; `next` begins with the bound.
            outcome.trace.add(at, float(found[1]), float(found[2]))


def _read_cbc(outcome):
    values = (
        rf"Cbc00(?:04|12|16)I Integer solution of {NUMBER} found", rf"Cbc0038I Solution found of {NUMBER}",
        rf"Cbc0038I Mini branch and bound improved solution from \S+ to {NUMBER}", rf"Objective value:\s+{NUMBER}")
    bounds = (
        rf"Continuous objective value is {NUMBER}", rf"Cbc0013I .* changed objective from \S+ to {NUMBER}",
        rf"best possible {NUMBER}", rf"Lower bound:\s+{NUMBER}")
    for seconds, line in outcome.run.lines:
        value = next((float(m[1]) for pattern in values if (m := re.search(pattern, line))), None)
        bound = next((float(m[1]) for pattern in bounds if (m := re.search(pattern, line))), None)
        if found := re.search(rf"on tree, {NUMBER} best solution", line):
            value = float(found[1]) if float(found[1]) < 1e40 else None
        if value is not None or bound is not None:
            outcome.trace.add(seconds, value, bound)
        if "Result - Optimal solution found" in line:
            outcome.is_proven = True


def _read_glpsol(outcome):
    """The root's bound is that of its LP; later ones stand beside the incumbent, `>>>>>` where it is new."""
    objective = None
    for seconds, line in outcome.run.lines:
        if found := re.match(rf"[* ]\s*\d+: obj = +{NUMBER}", line):
            objective = float(found[1])
        elif "OPTIMAL LP SOLUTION FOUND" in line:
            outcome.trace.add(seconds, bound=objective)
        elif found := re.match(rf"Solution found by heuristic: {NUMBER}", line):
            outcome.trace.add(seconds, value=float(found[1]))
        elif found := re.search(r"(?:mip =|>>>>>) +(.+?) >= +(\S+)", line):
            value = float(found[1]) if re.fullmatch(NUMBER, found[1]) else None
            bound = float(found[2]) if re.fullmatch(NUMBER, found[2]) else None
            outcome.trace.add(seconds, value, bound)
        elif "INTEGER OPTIMAL SOLUTION FOUND" in line:
            outcome.is_proven = True
            outcome.trace.close(seconds)


def solve_with_ours(instance, scenario, seconds, threads, directory, gap=0.0):
    """`relocate solve`, from files to plan folder; what it knows meanwhile is read from its progress line."""
    plan = directory / "plan"
    command = [
        places.RELOCATE, "solve", instance, "--scenario", scenario, "--out", plan, "--force", "--json", "--language",
        "en", "--time-limit", seconds, "--threads", threads, "--gap", f"{gap:g}"]
    run = watch.run(command, grace(seconds), output_path=directory / "solve.json")
    outcome = Outcome("ours" if gap == 0 else f"ours:{gap:g}", Trace(), run)
    for at, line in run.lines:
        found = re.search(r"level (\d+)/(\d+)", line)
        if found and found[1] == found[2]:
            value, bound = (re.search(rf"{word} (-?\d+)", line) for word in ("value", "bound"))
            outcome.trace.add(at, value and int(value[1]), bound and int(bound[1]))
    if run.status in (0, 2) and run.output:
        outcome.document = json.loads(run.output)["plan"]
        last = outcome.document["levels"][-1]
        outcome.trace.add(run.seconds, last["value"], last["bound"])
        outcome.is_proven = run.status == 0
    else:
        said = [line for _, line in run.lines if "·" not in line]
        outcome.remark = f"ended with {run.status}" + (f": {said[-1].strip()[:120]}" if said else "")
    return outcome


def name(solver):
    if solver.startswith("ours:"):
        return f"relocate --gap {solver[5:]}"
    return NAMES.get(solver, "relocate")
