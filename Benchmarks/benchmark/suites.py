"""What is measured: groups of cases, each a folder of tables with a scenario."""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass, field

from . import assignment, places


@dataclass
class Case:
    """One instance and scenario; `best` are the values of the levels before the last."""

    slug: str
    label: str
    households: int
    sites: int
    scenario: object
    make: object  # writes the tables into a folder
    best: tuple = ()

    @property
    def folder(self):
        return places.WORK / "instances" / self.slug

    def prepare(self):
        """Makes the tables anew; scenario files of the benchmarks are used where they are."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.make(self.folder)

    def fingerprint(self):
        """The first digits of the SHA-256 over all tables, so that a later run can be seen to be on the same."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.iterdir()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:12]


@dataclass
class Group:
    title: str
    seconds: float
    cases: list
    solvers: tuple
    note: str = ""
    has_summary: bool = False


ALL = ("ours", "highs", "cpsat", "scip", "cbc", "glpsol")
COHESION = {
    "no-cohesion": "no cohesion",
    "cohesion-100": "at most 2 sites per settlement and a small charge for the second",
    "cohesion": "at most 2 sites per settlement and a charge for the second",
}


def county(label, households, sites, settlements, cohesion, seed, slack=0.02, **shares):
    """In a made-up county everybody can be placed, so the first level's best value is 0."""
    options = {
        "households": households, "sites": sites, "settlements": settlements, "slack": slack, "seed": seed,
        **{key.replace("_", "-"): value for key, value in shares.items()}}

    def make(folder):
        flags = [str(part) for key, value in options.items() for part in (f"--{key}", value)]
        subprocess.run([places.SYNTHESIZE, "county", folder] + flags, check=True, stdout=subprocess.DEVNULL)

    slug = "-".join(str(part) for part in ["county", cohesion, *options.values()])
    return Case(slug, label, households, sites, places.SCENARIOS / f"{cohesion}.yaml", make, (0,))


def counties(title, households, sites, settlements, seconds, seeds, solvers):
    return [
        Group(
            f"{title} {households:,} × {sites}, {text}", seconds,
            [county(f"seed {seed}", households, sites, settlements, key, seed) for seed in seeds], solvers,
            f"Made up: {settlements:,} settlements, 2 % slack in places, dwellings, school places and jobs.",
            len(seeds) > 1)
        for key, text in COHESION.items()
    ]


def shapes(seconds, seeds, solvers):
    """Cases unlike those of the suite `county`: lighter charges, and other counties."""
    lighter = [
        county(f"charge {charge:,}, seed {seed}", 4170, 11, 650, f"cohesion-{charge}", seed)
        for charge in (1000, 300) for seed in seeds]
    others = [
        county(label, 4170, sites, settlements, "cohesion", seed, **rest)
        for seed, (label, sites, settlements, rest) in enumerate([
            ("10 % slack", 11, 650, {"slack": 0.1}),
            ("no slack", 11, 650, {"slack": 0}),
            ("a fifth whole, a fifth kin", 11, 650, {"whole_share": 0.2, "kin_share": 0.2}),
            ("all in the county", 11, 650, {"cross_share": 0}),
            ("20 sites, 300 settlements", 20, 300, {}),
        ], start=7)]
    return [
        Group(
            "County 4,170 × 11, at most 2 sites per settlement and a lighter charge for the second", seconds, lighter,
            solvers, "Made up: 650 settlements, 2 % slack in places, dwellings, school places and jobs."),
        Group(
            "Counties of other shapes, at most 2 sites per settlement and a charge for the second", seconds, others,
            solvers,
            "Made up: 4,170 households; 11 sites, 650 settlements and 2 % slack where nothing else is said."),
    ]


def assignments(sizes, seconds, seeds, solvers, types=assignment.TYPES):
    def case(kind, agents, jobs, seed):
        slug = f"assignment-{kind}-{agents}-{jobs}-{seed}"
        return Case(
            slug, f"{agents} × {jobs}" + (f", seed {seed}" if len(seeds) > 1 else ""), jobs, agents,
            places.WORK / "instances" / slug / "scenario.yaml",
            lambda folder: assignment.write(folder, kind, agents, jobs, seed))

    return [
        Group(
            f"Generalized assignment, type {kind}", seconds,
            [case(kind, agents, jobs, seed) for agents, jobs in sizes for seed in seeds], solvers,
            "Agents × jobs; made here by the published recipe, not the published instances.")
        for kind in types
    ]


def suite(name, seconds=None, seeds=None, solvers=None, types=None):
    """The groups of a suite; what is not given is as the suite has it."""
    five = seeds or [1, 2, 3, 4, 5]
    first = seeds or [1]
    who = tuple(solvers or ALL)
    match name:
        case "small":
            groups = counties("County", 200, 5, 30, seconds or 10, first, who)
            return groups + assignments([(5, 40)], seconds or 10, first, who)
        case "county":
            return counties("County", 4170, 11, 650, seconds or 60, five, who)
        case "shapes":
            return shapes(seconds or 60, seeds or [1, 2], who)
        case "prefecture":
            return counties("Prefecture", 41_700, 95, 6_500, seconds or 120, first, who)
        case "assignment":
            sizes = [(5, 100), (10, 100), (20, 100), (5, 200), (10, 200), (20, 200), (20, 400)]
            return assignments(sizes, seconds or 60, first, who, types or assignment.TYPES)
        case "growth":
            steps = [(1_000, 11, 150), (4_170, 11, 650), (10_000, 30, 1_500), (41_700, 95, 6_500)]
            return [g for step in steps for g in counties("Growth", *step, seconds or 120, first, ("ours",))]
        case "province":
            return counties("Province", 400_000, 950, 60_000, seconds or 1200, first, ("ours",))[1:]
    raise ValueError(name)


def cases(*wish):
    """Every case of a suite with its group, in order."""
    return [(group, case) for group in suite(*wish) for case in group.cases]


NAMES = ("small", "county", "shapes", "prefecture", "assignment", "growth", "province")
STANDARD = ("county", "shapes", "prefecture", "assignment", "growth")
