"""Small random cases as CSV folders, runs of the program, and every plan of a small case by enumeration."""
import itertools, json, os, random, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Models"))
import verify  # noqa: E402  the second checker, which shares no code with the program


class SolveFailed(Exception):
    """The program could not answer a case."""


def relocate(binary, *arguments, **more):
    return subprocess.run([binary, *arguments], capture_output=True, text=True, **more,
                          env={**os.environ, "LC_ALL": "en_US.UTF-8"})


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def table(path, rows):
    heads = list(dict.fromkeys(k for r in rows for k in r))
    cell = lambda v: '"' + str(v).replace('"', '""') + '"' if any(c in str(v) for c in ',"\n') else str(v)
    write(path, "\n".join([",".join(map(cell, heads))] + [",".join(cell(r.get(k, "")) for k in heads) for r in rows]) + "\n")


def draw(seed, folder, large=False, loose=False):
    """Draws a case: an instance, a scenario, and for some an earlier plan's scenario. Small enough to enumerate, unless large; loose
    where no settlement binds its households."""
    r = random.Random(seed)
    sites = ["A", "B", "丙 3", "D", "E"][:r.randint(2, 5 if large else 3)]
    hamlets = ["P", "Q", "寨/1", "R", "S", "T"][:r.randint(1, 6 if large else 3)]
    count = r.randint(8, 60) if large else r.randint(3, 6)
    maybe = lambda chance, value: value if r.random() < chance else ""
    households = [{
        "id": f"H{i}", "people": r.randint(1, 5), "settlement": r.choice(hamlets), "kin": maybe(0.3, r.choice("xy")),
        "workers": r.randint(0, 2), "primary": r.randint(0, 2), "category": r.choice(["registered_poor", "同步搬迁", ""]),
        "hazard": maybe(0.2, r.randint(0, 2)), "wish_1": maybe(0.8, r.choice(sites)), "accepts_cross_region": r.choice(["yes", "否", ""]),
        "pinned_site": maybe(0.05, r.choice(sites)), "barred_sites": maybe(0.1, r.choice(sites)), "own": r.randint(0, 9)} for i in range(count)]
    for h in households:
        h["barred_sites"] = "" if h["pinned_site"] else h["barred_sites"]
        others = [s for s in sites if s != h["wish_1"]]
        h["wish_2"] = r.choice(others) if h["wish_1"] and r.random() < 0.5 else ""
    if r.random() < 0.5:
        for h in households:
            del h["accepts_cross_region"]
    people = sum(h["people"] for h in households)
    table(folder + "/households.csv", households)
    table(folder + "/settlements.csv", [{
        "id": g, "township": r.choice("东西"), "move": r.choice(["whole", "个别搬迁"]), "hazard": maybe(0.3, 1),
        "longitude": round(106 + r.random(), 4), "latitude": round(24 + r.random(), 4)} for g in hamlets])
    table(folder + "/sites.csv", [{
        "id": s, "region": r.choice(["in_county", "in_county", "跨区域"]), "people": maybe(0.8, r.randint(people // 4, people)),
        "households": maybe(0.3, r.randint(1, count)), "primary": maybe(0.3, r.randint(1, 6)), "jobs": maybe(0.3, r.randint(1, count)),
        "min_people": maybe(0.1, r.randint(1, 3)), "cost_per_person": maybe(0.5, r.randint(1, 9) * 100),
        "longitude": round(106 + r.random(), 4), "latitude": round(24 + r.random(), 4)} for s in sites])
    dwellings = [{"site": s, "type": t, "min_people": low, "max_people": high, "count": maybe(0.8, r.randint(1, 3)), "cost": maybe(0.5, r.randint(1, 99))}
                 for s in sites if r.random() < 0.4 for t, low, high in (("small", 1, 3), ("large", 2, ""))]
    if dwellings:
        table(folder + "/dwellings.csv", dwellings)
    legs = [{"settlement": g, "site": s, "km": round(r.random() * 90, 2)} for g in hamlets for s in sites if r.random() < 0.8]
    if legs and r.random() < 0.5:
        table(folder + "/distances.csv", legs)
    scores = r.random() < 0.3
    if scores:
        table(folder + "/scores.csv", [{"household": h["id"], "site": s, "chance": round(r.random(), 3)} for h in households for s in sites])
    scenario(r, folder, sites, people, scores)
    if loose:
        path = folder + "/scenario.yaml"
        text = open(path, encoding="utf-8").read()
        text = re.sub(r"\n  sites_per_settlement: .*", "", re.sub(r"split: \d+", "split: 0", text))
        write(path, re.sub(r", 'worst:\w+': \d", "", text))
    return folder


def strike(r, level, value, names):
    """Puts nodes that strike places off over a level's root, with planes of the limits named; whatever these say, what is proven must be
    true."""
    leaves, stack = [], [level["root"]]
    while stack:
        node = stack.pop()
        inner = node.get("leaf") or node.get("narrow")
        stack += [node["branch"][side] for side in ("holds", "fails")] if not inner else [inner["rest"]] if "rest" in inner else []
        leaves += [inner["_0"]] if inner else []

    def multipliers(count):
        own = json.loads(json.dumps(r.choice(leaves)))
        own.pop("means", None)
        own["links"] = {}
        for name in list(own["resources"]):
            if own["resources"][name] > 0 and r.random() < 0.3:
                own["resources"][name] = own["resources"][name] * r.choice([0, 1, 2]) + r.choice([0, own["scale"]])
        own["planes"] = {str(n): r.choice([0, 1, 3, 20]) * max(1, own["scale"] // r.choice([1, 7])) for n in range(count) if r.random() < 0.7}
        return own

    def node(count, depth):
        if depth == 0:
            return {"leaf": {"_0": multipliers(count)}}
        planes = [{"divisor": r.choice([1, 2, 3, 5, 10, 1000]), "grain": r.choice([1, 1, 2]),
                   "resources": {n: r.randint(-6, 6) for n in names if r.random() < 0.5},
                   "planes": {str(n): r.randint(-2, 2) for n in range(count + new) if r.random() < 0.4}} for new in range(r.randint(0, 3))]
        below = value + r.choice([0, 0, 1, -1, -9, 30, 1000])
        return {"narrow": {"_0": multipliers(count), "below": below, "planes": planes, "rest": node(count + len(planes), depth - 1)}}

    level["root"] = node(0, r.randint(1, 3))


def scenario(r, folder, sites, people, scores):
    lines = ["name: 随机", "rules:", f"  whole_settlements: {r.choice(['hard', 'hard', 'soft', 'off'])}", f"  kin_together: {r.choice(['true', 'false'])}",
             f"  place_everyone: {'true' if r.random() < 0.1 else 'false'}", f"  one_job_per_working_household: {r.choice(['true', 'false'])}"]
    if r.random() < 0.7:
        lines.append(f"  sites_per_settlement: {r.randint(1, 3)}")
    if r.random() < 0.3:
        lines.append(f"  max_distance_km: {r.randint(20, 120)}")
    if r.random() < 0.5:
        lines += ["limits:", "  - name: 指标", f"    measure: {r.choice(['people', 'households', 'own'])}"]
        lines += [f"    where: {{ category: {r.choice(['registered_poor', 'accompanying'])} }}"] if r.random() < 0.5 else []
        lines += [f"    sites: [{r.choice(sites)}]"] if r.random() < 0.5 else []
        lines += [f"    at_most: {r.randint(0, people)}"]
    else:
        lines += ["limits:"] if r.random() < 0.5 else []
    if lines[-1] == "limits:" or lines[-1].startswith("    at_most") and r.random() < 0.4:
        lines += ["  - name: 比例", f"    measure: {r.choice(['people', 'households', 'own'])}", "    where: { category: registered_poor }"]
        lines += [f"    sites: [{r.choice(sites)}]"] if r.random() < 0.5 else []
        lines += [f"    share_at_most: {r.choice(['0', '0.25', '0.333333', '0.4', '0.6', '75%'])}"]
    column = r.choice(["township", "settlement", "category", "own", "kin"])
    extra = r.choice([", cost: 1", f", 'worst:{column}': {r.randint(1, 3)}", ", 'score:chance': 3" if scores else "", ", moved: 20", ""])
    lines += ["objectives:", "  - { unplaced: 1 }", f"  - {{ wishes: {r.randint(0, 30)}, distance: {r.randint(0, 2)}, split: {r.choice([0, 7, 300])}{extra} }}"]
    if r.random() < 0.3:
        lines += ["  - { cost: 1, distance: 1 }"]
    if r.random() < 0.3:
        lines.insert(r.randint(len(lines) - 1, len(lines)), f"  - {{ 'worst:{column}': 1, tolerance: {r.choice([0, 0, 5000])} }}")
    write(folder + "/scenario.yaml", "\n".join(lines) + "\n")


def solve(binary, seed, folder, large=False, loose=False):
    """Draws and solves a case; the plan folder, or None where no plan obeys its rules."""
    case = draw(seed, os.path.join(folder, f"case-{seed}"), large, loose)
    out = os.path.join(folder, f"plan-{seed}")
    common = ["--quiet", "--seed", str(seed % 7), "--threads", "1", "--time-limit", "30"]
    earlier = []
    if seed % 3 == 0:
        before = os.path.join(folder, f"before-{seed}")
        if relocate(binary, "solve", case, "--out", before, *common).returncode in (0, 2):
            earlier = ["--from", before]
    if not earlier:
        path = case + "/scenario.yaml"
        write(path, open(path, encoding="utf-8").read().replace(", moved: 20", ""))
    method = ["--method", "direct" if seed % 2 else "decompose"]
    run = relocate(binary, "solve", case, "--scenario", case + "/scenario.yaml", "--out", out, *common, *method, *earlier)
    if run.returncode not in (0, 2, 3):
        raise SolveFailed(f"solve of case {seed} ended with {run.returncode}: {run.stderr}")
    return out if run.returncode != 3 else None


def load(folder):
    """The case of a plan folder, as the second checker reads it."""
    return verify.load(folder)[0]


def every_value(case):
    """The values of every plan that obeys the rules, a set of one tuple per plan, by trying all of them."""
    ways = []
    for party, members in case.parties.items():
        choices = []
        for s in case.places[party]:
            rows = [[r["type"] for r in case.fitting(case.H[h]["p"], s)] if s in case.D else [None] for h in members]
            choices += [[(h, s, t) for h, t in zip(members, types)] for types in itertools.product(*rows)]
        ways.append(choices)
    values = set()
    for choice in itertools.product(*ways):
        x = {h: s for part in choice for h, s, _ in part}
        d = {h: t for part in choice for h, _, t in part}
        if next(verify.rule_faults(case, x, d), None) is None:
            values.add(tuple(sum(w * verify.criterion(case, k, x, d) for k, w in verify.terms(level).items()) for level in case.levels))
    return values
