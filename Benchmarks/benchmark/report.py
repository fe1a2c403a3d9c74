"""A file of results: tables of what was measured in one run, and of nothing else."""

import math
from statistics import median

from . import environment
from .solvers import name
from .trace import GAPS, gap

MILESTONES = [(f"≤ {ratio * 100:g} %", ratio) for ratio in GAPS] + [("proof", 0.0)]

PREFACE = """\
Made by `{command}`.
Every number below was measured by that run. How to read it:

- Times are wall-clock seconds. In the columns of gaps the first number says when the plan was within the gap of the
  best bound that any solver had proven at its end, the second when the solver's own bound proved it; – is not within
  the limit.
- `relocate` is timed as a whole process, from the tables on disk to the plan folder, over all levels of the scenario;
  what it knows meanwhile is read from its progress line, ten states a second at most and some late. Peers get the last
  level alone, with the earlier ones held at their best values, as `relocate model` writes it, and the time of writing
  is not charged to them. HiGHS, CP-SAT and SCIP are timed from just before they read the model, without the start of
  Python; their CPU seconds are the whole process's.
- One solver runs at a time. HiGHS, CP-SAT, CBC and `relocate` may use {threads} threads; SCIP and glpsol use one.
- Gap is (value − bound) / |value|; bounds of peers are rounded up to the next integer, which these objectives allow.
- Memory is the peak resident size of the process; below about 20 MB it is sampled twenty times a second.
- The last column is the solver's time to the strictest gap that `relocate` has proven itself, over that of
  `relocate`; above 1 `relocate` is faster, and > means that the solver had not got there when its time was up.
- The load average says how busy the machine was with other work; wall-clock times suffer from it, CPU seconds less.
"""


class Report:
    def __init__(self, command, threads, was_built):
        self.started = environment.now()
        self.load = environment.load()
        self.command, self.threads = command, threads
        self.versions, self.machine = environment.versions(was_built), environment.machine()
        self.entries = []  # (group, case, details, outcomes)

    def add(self, group, case, details, outcomes):
        self.entries.append((group, case, details, outcomes))

    def text(self):
        lines = ["# Benchmark results", "", PREFACE.format(command=self.command, threads=self.threads)]
        lines += self._setting()
        for group in unique(group.title for group, *_ in self.entries):
            lines += self._group([entry for entry in self.entries if entry[0].title == group])
        return "\n".join(lines + self._phases()) + "\n"

    def _setting(self):
        priority = environment.os.nice(0)
        rows = [
            ["run", f"{self.started} to {environment.now()}"],
            ["machine", self.machine],
            ["load average when it began", f"{self.load:.1f}" + (f", at nice level {priority}" if priority else "")],
        ] + [[key, value] for key, value in self.versions.items()]
        return table(["", ""], rows) + [""]

    # Groups

    def _group(self, entries):
        group = entries[0][0]
        headings = ["instance", "solver", "plan"] + [text for text, _ in MILESTONES]
        headings += ["value", "bound", "gap", "peak MB", "CPU s", "against relocate"]
        rows, remarks = [], []
        for _, case, details, outcomes in entries:
            best_bound = known_bound(outcomes)
            ours = next((o for o in outcomes if o.solver == "ours"), None)
            rows += [self._row(case, group, outcome, ours, best_bound) for outcome in outcomes]
            remarks.append(f"{case.label}: {details}.")
            remarks += [f"{case.label}, {name(o.solver)}: {o.remark}." for o in outcomes if o.remark]
            remarks += contradictions(case, outcomes)
        lines = [f"## {group.title}", "", f"{group.note} Limit {group.seconds:g} s.", ""]
        if group.has_summary and len(entries) > 1:
            lines += self._summary(entries) + [""]
        return lines + table(headings, rows, left=2) + [""] + [f"- {remark}" for remark in remarks] + [""]

    def _row(self, case, group, outcome, ours, best_bound):
        trace = outcome.trace
        row = [case.label, name(outcome.solver), seconds(trace.first_plan())]
        for _, ratio in MILESTONES[:-1]:
            row.append(f"{seconds(trace.plan_within(ratio, best_bound))} / {seconds(trace.proven_within(ratio))}")
        row += [seconds(trace.proof()), number(trace.value), number(trace.bound)]
        row.append("–" if None in (trace.value, trace.bound) else percent(gap(trace.value, trace.bound)))
        row += [f"{outcome.run.peak_bytes / 1e6:,.0f}", f"{outcome.run.processor_seconds:.1f}"]
        return row + [against(outcome, ours, group.seconds)]

    def _summary(self, entries):
        """Median and worst over the seeds, of the times to the solver's own proof."""
        rows = []
        for solver in unique(o.solver for *_, outcomes in entries for o in outcomes):
            traces = [o.trace for *_, outcomes in entries for o in outcomes if o.solver == solver]
            plans = [trace.first_plan() for trace in traces]
            cells = [both(plans)] + [both([trace.proven_within(ratio) for trace in traces]) for _, ratio in MILESTONES]
            gaps = [gap(t.value, t.bound) if None not in (t.value, t.bound) else None for t in traces]
            rows.append([name(solver), len(traces)] + cells + [both(gaps, percent)])
        headings = ["median / worst, own proof", "runs", "plan"] + [text for text, _ in MILESTONES] + ["gap at the end"]
        return table(headings, rows)

    # Phases of ours

    def _phases(self):
        rows = []
        for group, case, _, outcomes in self.entries:
            for outcome in (o for o in outcomes if o.solver == "ours" and o.document):
                rows.append([group.title, case.label] + phases(case, outcome))
        if not rows:
            return []
        headings = ["group", "instance", "pairs", "read and check", "compile", "first bound", "first plan"]
        headings += ["search ends", "re-check and write", "whole", "µs per pair", "peak MB", "search, by phase"]
        return [
            "## Where the time of `relocate` goes", "",
            "Seconds; first bound, first plan and the end of the search are counted from the start of the process.",
            "Pairs are households × sites; a search that is not proven goes on to its limit, and so µs per pair.",
            "",
        ] + table(headings, rows, left=2)


def phases(case, outcome):
    trace, run = outcome.trace, outcome.run
    timings = {t["phase"]: t["seconds"] for t in outcome.document.get("timings", [])}
    read = run.lines[0][0] if run.lines else None
    search_end = None if read is None else min(run.seconds, read + sum(timings.values()))
    rest = None if search_end is None else run.seconds - search_end
    pairs = case.households * case.sites
    named = ", ".join(f"{key} {value:.2f}" for key, value in timings.items() if key != "compiling")
    return [
        f"{pairs:,}", seconds(read), seconds(timings.get("compiling")), seconds(trace.first_bound()),
        seconds(trace.first_plan()), seconds(search_end), seconds(rest), seconds(run.seconds),
        f"{run.seconds / pairs * 1e6:.1f}", f"{run.peak_bytes / 1e6:,.0f}", named or "–"]


def known_bound(outcomes):
    return max((o.trace.bound for o in outcomes if o.trace.bound is not None), default=None)


def contradictions(case, outcomes):
    """Pairs of solvers of which one found what the other has proven impossible."""
    return [
        f"**{case.label}: the value {number(a.trace.value)} of {name(a.solver)} is below the bound "
        f"{number(b.trace.bound)} of {name(b.solver)}; one of the two is wrong.**"
        for a in outcomes for b in outcomes
        if a.trace.value is not None and b.trace.bound is not None and a.trace.value < b.trace.bound]


def against(outcome, ours, limit):
    if ours is None or outcome is ours:
        return ""
    for text, ratio in reversed(MILESTONES):
        own = ours.trace.proven_within(ratio)
        if own is not None:
            theirs = outcome.trace.proven_within(ratio)
            if theirs is None:
                return f"> {ratio_text(limit / own)} ({text})"
            return f"{ratio_text(theirs / own)} ({text})"
    return "–"


def ratio_text(value):
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def both(values, show=None):
    """Median and worst; what was never reached counts as infinite."""
    show = show or seconds
    filled = [math.inf if value is None else value for value in values]
    return f"{show(median(filled))} / {show(max(filled))}"


def seconds(value):
    if value is None or not math.isfinite(value):
        return "–"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def percent(value):
    return "–" if not math.isfinite(value) else f"{value * 100:.2g} %" if value < 1 else f"{value * 100:.0f} %"


def number(value):
    return "–" if value is None else f"{value:,}"


def unique(values):
    return list(dict.fromkeys(values))


def table(headings, rows, left=1):
    """A Markdown table; the first columns to the left, the rest to the right."""
    marks = [":--" if column < left or not any(headings) else "--:" for column in range(len(headings))]
    return ["| " + " | ".join(str(cell) for cell in row) + " |" for row in [headings, marks] + rows]
