"""Generalized assignment instances of the published types A to E, in the tables of `relocate`.

n jobs, m agents, a[i][j] what agent i needs of its own resource for job j, c[i][j] what that costs; each job goes to
one agent, no agent gets more than b[i], least cost. U{k..l} is uniform over integers, U(0,1] over reals.

A, B, C, D  Chu and Beasley, A genetic algorithm for the generalised assignment problem, Computers & Operations Research
            24 (1997) 17-23, after Martello and Toth.
    A  a = U{5..25}, c = U{10..50}, b = 0.6 · 15 n/m + 0.4 R, R the largest load of an agent if each job goes where it
       costs least
    B  as A, b = 0.7 of A's
    C  as A, b = 0.8 · (sum of the agent's a) / m
    D  a = U{1..100}, c = 111 - a + U{-10..10}, b as C
E           Laguna, Kelly, González-Velarde and Glover, Tabu search for the multilevel generalized assignment problem,
            European Journal of Operational Research 82 (1995) 176-189, for one level as by Yagiura, Ibaraki and Glover.
    E  a = 1 - 10 ln U(0,1], c = 1000 / a - 10 U(0,1], b as C
Type E is rounded to the nearest integers (a at least 1, c at least 1), capacities are rounded down. These are instances
of the published recipes, not the published instances.

Jobs are households of one person in settlements of their own, agents are sites without capacities; a job's need at each
agent is a numeric column of households, and one limit per agent sums its own column over itself. Costs are a score of
minus a thousandth each, since scores are maximised and count in thousandths. So the tables state the problem exactly.
"""

import csv
import math
from random import Random

TYPES = "ABCDE"


def make(kind, agents, jobs, seed):
    """The costs, needs (both by agent and job) and capacities."""
    random = Random(f"{kind} {agents} {jobs} {seed}")
    needs, costs = [], []
    for _ in range(agents):
        pairs = [_pair(kind, random) for _ in range(jobs)]
        needs.append([need for need, _ in pairs])
        costs.append([cost for _, cost in pairs])
    if kind in "AB":
        cheapest = [min(range(agents), key=lambda i: costs[i][j]) for j in range(jobs)]
        load = max(sum(needs[i][j] for j in range(jobs) if cheapest[j] == i) for i in range(agents))
        capacity = 0.6 * 15 * jobs / agents + 0.4 * load
        return costs, needs, [math.floor(capacity * (1 if kind == "A" else 0.7) + 1e-9)] * agents
    return costs, needs, [4 * sum(row) // (5 * agents) for row in needs]


def _pair(kind, random):
    if kind == "D":
        need = _integer(random, 1, 100)
        return need, 111 - need + _integer(random, -10, 10)
    if kind == "E":
        need = 1 - 10 * math.log(1 - random.random())
        cost = 1000 / need - 10 * (1 - random.random())
        return max(1, round(need)), max(1, round(cost))
    return _integer(random, 5, 25), _integer(random, 10, 50)


def _integer(random, low, high):
    """Uniform; from `random()` alone, whose sequence no version of Python changes."""
    return low + int(random.random() * (high - low + 1))


def write(folder, kind, agents, jobs, seed):
    """Writes the tables and `scenario.yaml` into the folder."""
    costs, needs, capacities = make(kind, agents, jobs, seed)
    folder.mkdir(parents=True, exist_ok=True)
    sites = [f"A{i + 1:02}" for i in range(agents)]
    households = [f"J{j + 1:03}" for j in range(jobs)]
    _table(folder / "sites.csv", ["id", "people"], [[site, ""] for site in sites])
    _table(
        folder / "households.csv", ["id", "people", "settlement"] + [f"need_{site}" for site in sites],
        [[job, 1, f"T{j + 1:03}"] + [needs[i][j] for i in range(agents)] for j, job in enumerate(households)])
    _table(
        folder / "scores.csv", ["household", "site", "thrift"],
        [[job, site, f"-{costs[i][j] / 1000:.3f}"] for j, job in enumerate(households) for i, site in enumerate(sites)])
    limits = "".join(
        f"  - {{ name: {site}, measure: need_{site}, sites: [{site}], at_most: {capacities[i]} }}\n"
        for i, site in enumerate(sites))
    (folder / "scenario.yaml").write_text(
        f"# Generalized assignment, type {kind}, {agents} agents, {jobs} jobs, seed {seed}.\n"
        f"name: Type {kind}\nrules:\n  place_everyone: true\n  whole_settlements: off\n  kin_together: false\n"
        f"  consent_for_cross_region: false\n  one_job_per_working_household: false\n"
        f"limits:\n{limits}objectives:\n  - {{ \"score:thrift\": 1 }}\n")


def _table(path, headings, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([headings] + rows)
