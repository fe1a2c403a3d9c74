#!/usr/bin/env python3
"""A second checker of plan folders, independent of relocate: it is written from
Documentation/en/proof.md, tables.md and scenario.md alone, in Python's standard library, and shares
no code with the program. Its own reading of the formulas is the point of it.

    python3 Models/verify.py PLAN_FOLDER…

It ends with 0 where all is sound, 4 where something is wrong (the first things are named), 66 where
a folder cannot be read.
"""
# Sections 3 and 5 of proof.md; section 1 is case.py beside this file, section 4 is narrowed.py;
# files are read by reading.py.
import csv, hashlib, json, os, sys
from collections import Counter, defaultdict
from functools import cache, partial
from math import gcd

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
from case import Case, charges, criterion, rule_faults, terms
from narrowed import Narrowed
from reading import parse_yaml, read_assignments, read_tables, read_text

# What data of another form raises.
BROKEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
          csv.Error)


class Wrong(ValueError):
    """The first thing that is wrong with a certificate."""


# --- Section 3: what a certificate proves --------------------------------------------------------

def exact(value):
    """A JSON number as an integer of 64 bits."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value) \
            or not -2 ** 63 <= value < 2 ** 63:
        raise Wrong(f"{value!r} is no integer of 64 bits")
    return int(value)


def named(multipliers, things):
    """The one thing that each multiplier other than 0 names, and the multiplier."""
    for name, value in multipliers.items():
        if exact(value):
            if len(things.get(name, [])) != 1:
                raise Wrong(f"the multiplier {name!r} names nothing, or two things")
            yield things[name][0], exact(value)


class Leaf:
    """The bound of a leaf. Prices are worked out once for all leaves with the same multipliers."""

    def __init__(self, case, level, multipliers):
        self.case, self.constant, self.scale = case, 0, exact(multipliers["scale"])
        self.lambdas = [exact(value) for value in multipliers["earlierLevels"]]
        if self.scale < 1 or len(self.lambdas) != level or min(self.lambdas, default=0) < 0:
            raise Wrong("the scale is below 1, or multipliers of levels are missing or negative")
        self.unit = gcd(*terms(case.levels[level]).values()) or 1
        self.W, self.M = Counter(), Counter()  # by criterion; by household, in thousandths
        for factor, weights in zip([*self.lambdas, self.scale], map(terms, case.levels)):
            self.W.update({key: factor * weight for key, weight in weights.items()})
        self.m, self.uses, self.links = {}, defaultdict(list), Counter()
        self.planes = {int(n): exact(m) for n, m in multipliers.get("planes", {}).items()}
        if min(self.planes.values(), default=0) < 0:
            raise Wrong("the multiplier of a plane is negative")
        for resource, m in named(multipliers["resources"], case.resources):
            bound = resource.upper if m > 0 else resource.lower
            if bound is None:
                raise Wrong(f"the multiplier {resource.name!r} is {m}, and there is no such limit")
            self.constant += m * bound
            self.m[resource.name] = m
            for s in resource.sites:
                self.uses[s].append((m, resource.use))
        for column, means in multipliers.get("means", {}).items():
            self.charge_groups(column, {text: exact(mean) for text, mean in means.items()})
        for (h, P, s), q in named(multipliers["links"], case.links):
            self.links[h, s] += q
            self.links[P, s] -= q

    def charge_groups(self, column, means):
        groups, charged = self.case.groups(column), 0
        for text, mean in means.items():
            if mean < 0 or text not in groups:
                raise Wrong(f"the multiplier of {text!r} of {column!r} is negative, or of no group")
            people = sum(self.case.H[h]["p"] for h in groups[text])
            charged += mean * people
            self.constant += mean * ((people - 1) // 2)
            self.M.update(dict.fromkeys(groups[text], 1000 * mean))
        if charged > self.W["worst:" + column]:
            raise Wrong(f"the multipliers of groups of {column!r} exceed the criterion's weight")

    @cache
    def dwelling(self, people, s):
        return min((self.W["cost"] * row["cost"] + self.m.get(row["name"], 0)
                    for row in self.case.fitting(people, s)), default=0)

    def cost(self, h, s):
        """c(h,s), or c(h,∅) where s is None; and what links add where h goes to s."""
        charged = charges(self.case, h, s)
        criteria = sum(W * charged.get(key, 0) for key, W in self.W.items())
        groups = self.M[h] * (charged["wishes"] + charged["distance"])
        resources = sum(m * use[h] for m, use in self.uses[s])
        dwelling = self.dwelling(self.case.H[h]["p"], s)
        return criteria + groups + resources + dwelling + self.links.get((h, s), 0)

    @cache
    def costs(self, households, places):
        """By place, the sum over households that go together, as pairs."""
        return tuple((s, sum(self.cost(h, s) for h in households)) for s in places)

    def left(self, path):
        """The places and the sites to be used under the conditions on the path."""
        case, places, used = self.case, dict(self.case.places), defaultdict(set)
        for of, thing, s, holds in path:
            if of == "settlement" and holds:
                used[thing].add(s)
            else:
                for P in case.parties_of[of][thing]:
                    places[P] = tuple(t for t in places[P] if (t == s) == holds)
        shared = case.most < len(case.S) or self.W["split"] != 0
        coupled = [g for g, parties in case.parties_of["settlement"].items()
                   if used[g] or (shared and len(parties) > 1)]
        return places, used, coupled

    def bound(self, caps, path):
        """The bound under the conditions on the path; None where no plan reaches the leaf."""
        case, (places, used, coupled) = self.case, self.left(path)
        if self.planes:
            raise Wrong("a plane is priced that is not there")
        blocks = {g: [] for g in coupled}
        for P, parts in case.parts.items():
            apart = {g: members for g, members in parts.items() if g in blocks} or {(P,): []}
            others = [h for g, members in parts.items() if g not in blocks for h in members]
            for block, members in apart.items():
                costs = self.costs((*members, *others), places[P])
                blocks.setdefault(block, []).append(costs)
                others = []
        least = [least_of_block(tuple(costs), tuple(sorted(used[block])), case.most,
                                self.W["split"]) for block, costs in blocks.items()]
        if None in least:
            return None
        total = sum(least) - self.constant - sum(l * c for l, c in zip(self.lambdas, caps))
        return -(-total // (self.scale * self.unit)) * self.unit

    def charged(self, caps, narrowed):
        """Below a node that strikes places off: prices, and what is taken off the sum."""
        if self.M or max(self.planes, default=-1) >= len(narrowed.limits):
            raise Wrong("below struck places groups are charged, or a plane that is not there")
        worth = sum(m * narrowed.limits[n] for n, m in self.planes.items())
        prices = {**{(key,): W for key, W in self.W.items()}, **self.m, **self.planes}
        return prices, self.constant + worth + sum(l * c for l, c in zip(self.lambdas, caps))


@cache
def least_of_block(parts, must, most, split, steps=200_000):
    """The least way to send parts to at most `most` sites, each site in `must` taken by a part.

    None where there is no way. Depth first over sets of sites: what one more site saves can only
    shrink as others open, so the largest savings bound what a branch can still gain. Cut short, the
    result is still a lower bound."""
    parts = [dict(costs) for costs in parts]
    sites = sorted({s for costs in parts for s in costs if s is not None} | set(must))
    spread = split * len(sites) + sum(max(map(abs, [0, *costs.values()])) for costs in parts)
    never = best = 2 * spread + 1
    cost = {s: [costs.get(s, never) for costs in parts] for s in [*sites, None]}

    def detour(current):
        """What it takes more that each site in `must` gets a part of its own."""
        least = {frozenset(): 0}  # by the sites that have got one
        for part, now in enumerate(current if must else ()):
            for served, value in list(least.items()):
                for s in must:
                    if s not in served and cost[s][part] < never:
                        more = served | {s}
                        least[more] = min(least.get(more, never), value + cost[s][part] - now)
        return least.get(frozenset(must), never)

    def explore(current, opened, candidates):
        nonlocal best, steps
        total, charge = sum(current) + split * max(0, opened - 1), split if opened else 0
        best, steps = min(best, total + detour(current)), steps - 1
        gains = [(sum(now - c for now, c in zip(current, cost[s]) if c < now), s)
                 for s in candidates if opened < most]
        gains = sorted((pair for pair in gains if pair[0] > charge), reverse=True)
        for rank, (gain, s) in enumerate(gains, 1):
            savings = [max(0, other - split) for other, _ in gains[rank:][:most - opened - 1]]
            floor = total + charge - gain - sum(savings)
            if floor >= best or steps <= 0:
                best = min(best, floor)
                return
            explore(list(map(min, current, cost[s])), opened + 1, [t for _, t in gains[rank:]])

    if len(must) <= most:
        explore([min(costs) for costs in zip(*(cost[s] for s in (None, *must)))], len(must),
                [s for s in sites if s not in must])
    return None if best > spread else best


def plane(case, entry, number):
    """What Narrowed takes for a plane of that number."""
    terms = {}
    for resource, m in named(entry["resources"], case.resources):
        if resource.upper is None:
            raise Wrong(f"a plane combines {resource.name!r}, which has no upper end")
        terms[resource.name] = m, resource.upper
    for n, m in entry["planes"].items():
        if not 0 <= int(n) < number:
            raise Wrong(f"a plane combines plane {n}, which is not there")
        terms[int(n)] = exact(m), None
    if min(exact(entry["divisor"]), exact(entry["grain"])) < 1:
        raise Wrong("a plane's divisor or grain is below 1")
    return exact(entry["divisor"]), exact(entry["grain"]), terms


def certified(case, level, entry):
    """What the tree of one level proves; None where no plan is left at all."""
    caps = [exact(cap) for cap in entry["caps"]]
    if len(caps) != level:
        raise Wrong(f"{len(caps)} caps for {level} earlier levels")
    leaf = cache(lambda text: Leaf(case, level, json.loads(text)))
    bounds, stack, unit = [], [(entry["root"], (), None)], gcd(*terms(case.levels[level]).values()) or 1
    while stack:
        node, path, narrowed = stack.pop()
        kind = next(iter(node))
        if kind in ("leaf", "narrow"):
            at = leaf(json.dumps(node[kind]["_0"], sort_keys=True))
        if kind == "leaf" and not narrowed:
            bounds.append(at.bound(caps, path))
        elif kind == "leaf":
            prices, constant = at.charged(caps, narrowed)
            total = narrowed.priced(prices)[-1]
            bounds.append(None if total is None else -((constant - total) // at.scale))
        elif kind == "narrow":
            inner, below = node["narrow"], exact(node["narrow"]["below"])
            if not narrowed:
                places, _, coupled = at.left(path)
                if coupled:
                    raise Wrong("places are struck off where settlements bind their parties")
                if not all(places.values()):
                    continue
                narrowed = Narrowed(case, places)
            bounds.append(below)
            if narrowed.narrow(*at.charged(caps, narrowed), at.scale * (below - 1)):
                first = len(narrowed.limits)
                narrowed.add([plane(case, one, first + n) for n, one in enumerate(inner["planes"])])
                narrowed.settle()
                stack.append((inner["rest"], path, narrowed))
        else:
            (condition, names), = node["branch"]["_0"].items()
            of = {"householdAt": "household", "settlementUses": "settlement"}[condition]
            thing, site = names[of], names["site"]
            if thing not in case.parties_of[of] or site not in case.S:
                raise Wrong(f"a condition names {thing!r} and {site!r}, which are not both there")
            if narrowed and of == "settlement":
                raise Wrong("a settlement's sites are asked for below struck places")
            for side in ("holds", "fails"):
                left = narrowed and narrowed.copy()
                if left:
                    left.restrict(*case.parties_of[of][thing], site, side == "holds")
                stack.append((node["branch"][side], (*path, (of, thing, site, side == "holds")), left))
    least = min((bound for bound in bounds if bound is not None), default=None)
    return least if least is None else -(-least // unit) * unit


# --- Section 5: what a checker judges ------------------------------------------------------------

def differences(comparisons):
    return [f"{what} is {counted!r}, not {claimed!r}"
            for what, claimed, counted in comparisons if claimed != counted]


def input_faults(at, plan, certificate):
    """Where the files are not those that the plan and its certificate were made from."""
    paths, sums = {"scenario": ["scenario.yaml"], "earlier": ["earlier.csv"]}, {}
    for entry in plan["inputs"]:
        path = at("inputs", *paths.get(entry["role"], ["instance", entry["name"]]))
        data = open(path, "rb").read() if os.path.exists(path) else b""
        if (hashlib.sha256(data).hexdigest(), len(data)) != (entry["sha256"], entry["bytes"]):
            yield f"{path} is not the file the plan was made from"
        sums[f"{entry['role']}/{entry['name']}"] = entry["sha256"]
    for name in sorted(os.listdir(at("inputs", "instance"))):
        if f"instance/{name}" not in sums:
            yield f"{name} was not there when the plan was made"
    if certificate.get("inputs") != sums:
        yield "the certificate is about other input files"
    if read_text(at("inputs", "scenario.yaml")) != plan["scenario"]["text"]:
        yield "the scenario in plan.json is not inputs/scenario.yaml"


def record(case, plan, rows, x, d, count):
    """The figures of assignments.csv and plan.json: what it is, the claim, and what is counted."""
    for r in rows:
        h, s, row = r["household"], x[r["household"]], case.H[r["household"]]
        tenths = case.distance[row["settlement"], s] if s else None
        rank = row["penalties"][s] + 1 if s in row["penalties"] else "none"
        counted = {"people": row["p"], "settlement": row["settlement"],
                   "wish_rank": rank if row["penalties"] and s else "",
                   "km": "" if tenths is None else f"{tenths // 10}.{tenths % 10}"}
        for key, value in (counted if s else counted | {"dwelling": ""}).items():
            yield f"in assignments.csv, {key} of {h}", r[key], str(value)
    for key, value in plan["criteria"].items():
        yield f"criterion {key}", value, count(key)
    use = lambda key, households: sum(case.use[key][h] for h in households)
    for key, households in (("all", list(case.H)), ("placed", [h for h in x if x[h]])):
        counted = {key: use(key, households) for key in ("households", "people")}
        yield f"in the summary, {key}", plan["summary"][key], counted
    for entry in plan["summary"]["sites"]:
        here = [h for h in x if x[h] == entry["site"]]
        counted = [(taken, use(taken["key"], here)) for taken in entry["resources"]]
        kinds = [d[h] for h in here]
        counted += [(taken, kinds.count(taken["key"])) for taken in entry["dwellings"]]
        for taken, value in counted:
            what = f"in the summary, {taken['key']} taken at {entry['site']}"
            yield what, taken["used"], value


def level_faults(case, plan, k, values, count, proven, caps):
    """The faults of a level's claims, and of what its certificate proves."""
    claim, value, where = plan["levels"][k], values[k], f"of level {k + 1}"
    gap, size = claim["value"] - claim["bound"], max(1, abs(claim["value"]))
    yield from differences([
        (f"the value {where}", claim["value"], value),
        (f"what makes the value {where}",
         [(term["criterion"], term["weight"], term["value"]) for term in claim["criteria"]],
         [(key, weight, count(key)) for key, weight in terms(case.levels[k]).items()]),
        (f"the tolerance {where}", claim["tolerance"], case.levels[k].get("tolerance", 0)),
        (f"the gap {where}", claim["relativeGap"], gap / size)])
    if not claim["certifiedBound"] <= claim["bound"] <= claim["value"]:
        yield f"the bounds {where} contradict each other"
    if any(cap < earlier for cap, earlier in zip(caps, values)):
        yield f"a cap {where} is below the plan's value of its level"
    if proven is None or not claim["certifiedBound"] <= proven <= value:
        yield (f"the bound {where} that the certificate proves is {proven}; "
               f"the plan claims {claim['certifiedBound']} and has {value}")
    excess = gap - claim["tolerance"]
    if plan["status"] == "proven" and excess > 0 and excess / size > plan["gapAsked"] + 1e-12:
        yield f"level {k + 1} is called proven and is not"


def load(folder):
    """The case of a plan folder and what plan.json says."""
    at = partial(os.path.join, folder)
    plan = json.loads(read_text(at("plan.json")))
    scenario = read_text(at("inputs", "scenario.yaml"))
    names = [entry["name"] for entry in plan["inputs"] if entry["role"] == "instance"]
    is_anew = any(entry["role"] == "earlier" for entry in plan["inputs"])
    earlier = read_assignments(at("inputs", "earlier.csv")) if is_anew else []
    tables = read_tables(at("inputs", "instance"), names)
    return Case(*tables, parse_yaml(scenario), earlier), plan


def verify(folder):
    """The faults, and for each level (value, claimed bound, certified bound)."""
    at = partial(os.path.join, folder)
    case, plan = load(folder)
    certificate = json.loads(read_text(at("certificate.json")))
    rows = read_assignments(at("assignments.csv"))
    x = {r["household"]: r["site"] or None for r in rows}
    d = {r["household"]: r["dwelling"] for r in rows}
    faults, results = list(input_faults(at, plan, certificate)), []
    if set(x) != set(case.H) or not set(x.values()) <= {None, *case.S}:
        return faults + ["assignments.csv is not about the households and sites of the data"], []
    count = cache(lambda key: criterion(case, key, x, d))
    faults += rule_faults(case, x, d)
    faults += differences(record(case, plan, rows, x, d, count))
    if len(plan["levels"]) != len(case.levels):
        return faults + ["plan.json has not as many levels as the scenario"], []
    values = [sum(weight * count(key) for key, weight in terms(level).items())
              for level in case.levels]
    for k, value in enumerate(values):
        proven, caps = None, []
        try:
            if certificate["version"] not in (1, 2):
                raise Wrong("the certificate has another version")
            entry = certificate["levels"][k]
            proven, caps = certified(case, k, entry), entry["caps"]
        except BROKEN as error:
            faults.append(f"the certificate of level {k + 1}: {error!r}")
        faults += level_faults(case, plan, k, values, count, proven, caps)
        results.append((value, plan["levels"][k]["bound"], proven))
    return faults, results


def main(folders):
    status = 0
    for folder in folders:
        try:
            faults, levels = verify(folder)
        except (OSError, *BROKEN) as error:
            print(f"{folder}: cannot be read: {error!r}", file=sys.stderr)
            status = status or 66
            continue
        print(f"{folder}: " + (f"{len(faults)} things are wrong" if faults else "sound"))
        for fault in faults[:20]:
            print(f"  · {fault}")
        for k, (value, claimed, proven) in enumerate(levels):
            if proven is not None:
                print(f"  Level {k + 1}: no plan that obeys these rules is better than {proven}; "
                      f"this one has {value}; the gap is {value - proven}.")
                if proven < claimed <= value:
                    print(f"    The solver claims {claimed}, which no certificate proves.")
        status = 4 if faults else status
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
