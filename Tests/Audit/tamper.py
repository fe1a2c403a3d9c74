#!/usr/bin/env python3
"""Random changes of plan folders, each judged by `relocate verify` against an independent truth.

    python3 Tests/Audit/tamper.py BINARY COUNT [SEED]

The truth is what the change does by its nature (a byte of an input, a figure of the record), else the second checker
(Models/verify.py) and, for every folder that is accepted, the values of all plans of the case by enumeration.
What makes a claim false must be refused; what leaves every claim true must be accepted.
"""
import collections, csv, hashlib, io, json, os, random, re, shutil, sys, tempfile

import cases

FALSE, TRUE, ASK = "false", "true", "ask"


class Folder:
    """A copy of a plan folder that is changed."""

    def __init__(self, path):
        self.path = path
        self.plan = json.load(open(self.at("plan.json"), encoding="utf-8"))
        self.certificate = json.load(open(self.at("certificate.json"), encoding="utf-8"))
        text = open(self.at("assignments.csv"), "rb").read().decode("utf-8-sig")
        self.heads, *self.rows = list(csv.reader(io.StringIO(text, newline="")))

    def at(self, *parts):
        return os.path.join(self.path, *parts)

    def save(self):
        json.dump(self.plan, open(self.at("plan.json"), "w", encoding="utf-8"), ensure_ascii=False)
        json.dump(self.certificate, open(self.at("certificate.json"), "w", encoding="utf-8"), ensure_ascii=False)
        with open(self.at("assignments.csv"), "w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([self.heads] + self.rows)

    def rewrite(self, role, name, data):
        """Writes an input and forges its length and sums."""
        path = self.at("inputs", "scenario.yaml") if role == "scenario" else self.at("inputs", "instance", name)
        open(path, "wb").write(data)
        for entry in self.plan["inputs"]:
            if entry["role"] == role and (role == "scenario" or entry["name"] == name):
                entry["sha256"], entry["bytes"] = hashlib.sha256(data).hexdigest(), len(data)
                self.certificate["inputs"][f"{role}/{entry['name']}"] = entry["sha256"]
        if role == "scenario":
            self.plan["scenario"]["text"] = data.decode()


# --- The plan ---------------------------------------------------------------------------------------------------------

def move_household(r, f):
    """A household stands at another site, the rest of its row as it was."""
    row = r.choice(f.rows)
    sites = sorted({x[3] for x in f.rows} | {"A", "B", ""})
    row[3] = r.choice([s for s in sites if s != row[3]])
    return ASK


def swap_households(r, f):
    if len(f.rows) < 2:
        return None
    a, b = r.sample(f.rows, 2)
    if a[3:] == b[3:]:
        return None
    isRecordOnly = a[3:7] == b[3:7]
    a[3:], b[3:] = b[3:], a[3:]
    return FALSE if isRecordOnly else ASK


def change_dwelling(r, f):
    row = r.choice(f.rows)
    row[4] = r.choice([t for t in ("small", "large", "", "none such") if t != row[4]])
    return ASK


def change_record(r, f):
    """People, settlement, wish rank, distance or reason of a row are not what the tables give."""
    row, column = r.choice(f.rows), r.choice([1, 2, 5, 6, 7])
    row[column] = {1: str(int(row[1]) + 1), 2: row[2] + "x", 5: "2" if row[5] != "2" else "3", 6: "999.9", 7: "first_wish" if row[7] != "first_wish" else "pinned"}[column]
    return FALSE


def drop_or_repeat_row(r, f):
    if r.random() < 0.5:
        f.rows.pop(r.randrange(len(f.rows)))
    else:
        f.rows.append(list(r.choice(f.rows)))
    return FALSE


# --- What plan.json claims ----------------------------------------------------------------------------------------------

def change_claim(r, f):
    level, key = r.choice(f.plan["levels"]), r.choice(["value", "bound", "certifiedBound", "tolerance", "relativeGap"])
    level[key] += r.choice([-1, 1, -7, 1000])
    return ASK


def weaken_claim(r, f):
    """A lower certified bound says less: still true."""
    level = r.choice(f.plan["levels"])
    level["certifiedBound"] -= r.randint(1, 50)
    return TRUE


def raise_certified(r, f):
    """The certified bound is said to be all that the solver claims."""
    level = r.choice(f.plan["levels"])
    if level["certifiedBound"] == level["bound"]:
        return None
    level["certifiedBound"] = level["bound"]
    return ASK


def change_criterion(r, f):
    if r.random() < 0.5:
        key = r.choice(sorted(f.plan["criteria"]))
        f.plan["criteria"][key] += r.choice([-1, 1])
    else:
        r.choice(r.choice(f.plan["levels"])["criteria"])[r.choice(["weight", "value"])] += 1
    return FALSE


def change_summary(r, f):
    summary = f.plan["summary"]
    kind = r.choice(["all", "placed", "settlementsSplit", "site"])
    if kind in ("all", "placed"):
        summary[kind][r.choice(["people", "households"])] += 1
    elif kind == "settlementsSplit":
        summary[kind] += 1
    else:
        r.choice(r.choice(summary["sites"])["resources"])["used"] += 1
    return FALSE


def change_idle(r, f):
    """What nothing is claimed of: timings, the program's version, the path that was given, the order of keys."""
    kind = r.choice(["timings", "versions", "instance", "order"])
    if kind == "timings":
        f.plan["timings"] = []
    elif kind == "versions":
        f.plan["versions"]["glpk"] = "5.1"
    elif kind == "instance":
        f.plan["instance"] = "elsewhere"
    else:
        f.plan = dict(reversed(list(f.plan.items())))
        f.certificate = dict(reversed(list(f.certificate.items())))
    return TRUE


def claim_proven(r, f):
    f.plan["gapAsked"] = r.choice([0, 0.5])
    f.plan["status"] = "proven"
    return ASK


# --- The certificate ----------------------------------------------------------------------------------------------------

def leaves(node):
    if "leaf" in node:
        return [node["leaf"]["_0"]]
    if "narrow" in node:
        return [node["narrow"]["_0"]] + leaves(node["narrow"]["rest"])
    return leaves(node["branch"]["holds"]) + leaves(node["branch"]["fails"])


def a_leaf(r, f):
    return r.choice(leaves(r.choice(f.certificate["levels"])["root"]))


def change_multiplier(r, f):
    leaf = a_leaf(r, f)
    if not leaf["resources"]:
        return None
    name = r.choice(sorted(leaf["resources"]))
    leaf["resources"][name] = r.choice([0, -leaf["resources"][name], leaf["resources"][name] + r.randint(-5, 5),
                                        leaf["resources"][name] * 3, r.randint(-2 ** 62, 2 ** 62)])
    return ASK


def add_multiplier(r, f):
    sites = sorted({x[3] for x in f.rows if x[3]}) or ["A"]
    name = r.choice([f"site/{r.choice(sites)}/{k}" for k in ("people", "households", "primary", "jobs")] + ["limit/0", "site/nowhere/people", "dwelling/A/small/0"])
    a_leaf(r, f)["resources"][name] = r.choice([1, 1000, 10 ** 6, -1, -10 ** 5])
    return ASK


def drop_multiplier(r, f):
    leaf = a_leaf(r, f)
    if not leaf["resources"]:
        return None
    del leaf["resources"][r.choice(sorted(leaf["resources"]))]
    return ASK


def change_scale(r, f):
    leaf = a_leaf(r, f)
    leaf["scale"] = r.choice([0, -1, 1, leaf["scale"] * 2, leaf["scale"] - 1, leaf["scale"] + 1])
    return ASK


def change_level_multiplier(r, f):
    leaf = a_leaf(r, f)
    if not leaf["earlierLevels"]:
        leaf["earlierLevels"].append(1)
        return FALSE
    k = r.randrange(len(leaf["earlierLevels"]))
    leaf["earlierLevels"][k] = r.choice([-1, 0, leaf["earlierLevels"][k] * 2, leaf["earlierLevels"][k] + 1])
    return ASK


def change_cap(r, f):
    level = r.choice(f.certificate["levels"])
    if not level["caps"]:
        level["caps"].append(0)
        return FALSE
    level["caps"][r.randrange(len(level["caps"]))] += r.choice([-1, 1, 100])
    return ASK


def change_link(r, f):
    a_leaf(r, f)["links"][f"{r.choice(f.rows)[0]}/{r.choice(['A', 'B', '丙 3'])}"] = r.choice([1, -10 ** 6, 5 * 10 ** 5])
    return ASK


def grow_tree(r, f):
    """Leaves become branches with leaves of their own, some of them with other multipliers."""
    level = r.choice(f.certificate["levels"])
    for _ in range(r.randint(1, 3)):
        copy = lambda: json.loads(json.dumps(level["root"]))
        row = r.choice(f.rows)
        site = r.choice(["A", "B", row[3] or "A", "nowhere"] if r.random() < 0.2 else ["A", "B", row[3] or "A"])
        names = {"householdAt": {"household": row[0], "site": site}} if r.random() < 0.5 else {"settlementUses": {"settlement": row[2], "site": site}}
        level["root"] = {"branch": {"_0": names, "holds": copy(), "fails": copy()}}
    for leaf in leaves(level["root"]):
        for name in list(leaf["resources"]):
            if r.random() < 0.2:
                leaf["resources"][name] = max(0, leaf["resources"][name] + r.randint(-2000, 2000)) or leaf["resources"][name]
    return ASK


def strike_places(r, f):
    """Nodes that strike places off and add planes, mostly where they may; some with what no plane may have."""
    k = r.randrange(len(f.certificate["levels"]))
    level, spoil = f.certificate["levels"][k], r.random() < 0.2
    names = sorted({n for leaf in leaves(level["root"]) for n, m in leaf["resources"].items() if m > 0})
    cases.strike(r, level, f.plan["levels"][k]["value"], names)
    if spoil:
        inner = level["root"]["narrow"]
        plane = {"divisor": 2, "grain": 1, "resources": {}, "planes": {}}
        plane.update(r.choice([{"divisor": 0}, {"grain": -1}, {"planes": {"7": 1}}, {"resources": {"site/nowhere/people": 1}}, {"divisor": 1.5}]))
        inner["planes"].append(plane)
    return ASK


def drop_branch(r, f):
    """A tree whose one side is missing, or stands for both."""
    grow_tree(r, f)
    level = next((lv for lv in f.certificate["levels"] if "branch" in lv["root"]), None)
    branch = level["root"]["branch"]
    if r.random() < 0.5:
        del branch[r.choice(["holds", "fails"])]
        return FALSE
    level["root"] = branch["holds"]
    return ASK


def spoil_certificate(r, f):
    kind = r.choice(["version", "level", "text", "fraction", "twice", "inputs"])
    if kind == "version":
        f.certificate["version"] = r.choice([0, 3])
    elif kind == "level":
        f.certificate["levels"].pop()
    elif kind == "text":
        a_leaf(r, f)["scale"] = "1000000"
    elif kind == "fraction":
        a_leaf(r, f)["resources"]["site/A/people"] = 0.5
    elif kind == "inputs":
        name, sum = r.choice(sorted(f.certificate["inputs"].items()))
        f.certificate["inputs"][name] = sum[::-1]
        r.random() < 0.3 and f.certificate["inputs"].pop(name)
    else:
        f.certificate["levels"][0]["caps"] = [0, 0]
    return FALSE


# --- Scenario and inputs ------------------------------------------------------------------------------------------------

def change_input(r, f):
    """A byte of an input is another one: its sum is not the claimed one."""
    entry = r.choice(f.plan["inputs"])
    path = f.at("inputs", {"instance": "instance/" + entry["name"], "scenario": "scenario.yaml", "earlier": "earlier.csv"}[entry["role"]])
    data = bytearray(open(path, "rb").read())
    data[r.randrange(len(data))] ^= r.choice([1, 2, 16])
    open(path, "wb").write(data)
    return FALSE


def forge_sum(r, f):
    entry = r.choice(f.plan["inputs"])
    if r.random() < 0.5:
        entry["sha256"] = hashlib.sha256(str(r.random()).encode()).hexdigest()
    else:
        entry["bytes"] += 1
    return FALSE


def add_input(r, f):
    shutil.copy(f.at("inputs", "instance", "sites.csv"), f.at("inputs", "instance", "scores.csv" if r.random() < 0.5 else "安置点.csv"))
    return FALSE


def forge_scenario(r, f):
    """Another scenario, in the folder, in plan.json and in its sum."""
    text = open(f.at("inputs", "scenario.yaml"), encoding="utf-8").read()
    lines = text.splitlines()
    k = r.randrange(len(lines))
    for old, new in (("true", "false"), ("false", "true"), ("hard", "off"), ("soft", "hard"), ("off", "hard"), ("at_most: ", "at_most: 1"), ("_settlement: 2", "_settlement: 1"),
                     ("_settlement: 3", "_settlement: 2"), ("_km: ", "_km: 1"), ("name: ", "name: x"), ("distance: 1", "distance: 2"), ("wishes: ", "wishes: 1")):
        if old in lines[k]:
            lines[k] = lines[k].replace(old, new, 1)
            break
    else:
        return None
    f.rewrite("scenario", None, ("\n".join(lines) + "\n").encode())
    return ASK


def forge_table(r, f):
    """A cell of a table is another number, and the claimed sum is that of the new file."""
    name = r.choice(["sites.csv", "households.csv", "dwellings.csv"])
    path = f.at("inputs", "instance", name)
    if not os.path.exists(path):
        return None
    rows = list(csv.reader(open(path, encoding="utf-8", newline="")))
    columns = {"sites.csv": ["people", "households", "primary", "min_people", "cost_per_person"], "households.csv": ["people", "workers", "primary", "hazard", "own"],
               "dwellings.csv": ["count", "cost", "max_people"]}[name]
    cells = [(row, rows[0].index(c)) for row in rows[1:] for c in columns if c in rows[0] and row[rows[0].index(c)]]
    if not cells:
        return None
    row, column = r.choice(cells)
    row[column] = str(max(0, int(row[column]) + r.choice([-1, 1, 3, -3])))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    f.rewrite("instance", name, text.getvalue().encode())
    return ASK


KINDS = [move_household, swap_households, change_dwelling, change_record, drop_or_repeat_row, change_claim, weaken_claim, raise_certified, change_criterion,
         change_summary, change_idle, claim_proven, change_multiplier, add_multiplier, drop_multiplier, change_scale, change_level_multiplier, change_cap,
         change_link, grow_tree, strike_places, drop_branch, spoil_certificate, change_input, forge_sum, add_input, forge_scenario, forge_table]
#: What the second checker does not judge (reasons and groups in the record, tables that are no data): a forged input may
#: make it false.
RECORDS = {forge_scenario, forge_table}


def second(folder):
    """Whether the second checker finds every claim true, and the bounds that it derives."""
    try:
        faults, results = cases.verify.verify(folder)
    except Exception as error:
        return False, None, [repr(error)]
    return not faults, [proven for _, _, proven in results], faults


def truly_bounded(folder):
    """Whether no plan of the case, by enumeration, is below a claimed bound of the solver or of the certificate."""
    plan, values = json.load(open(os.path.join(folder, "plan.json"), encoding="utf-8")), cases.every_value(cases.load(folder))
    own = [level["value"] for level in plan["levels"]]
    for k, level in enumerate(plan["levels"]):
        if any(v[k] < level["certifiedBound"] for v in values if all(v[j] <= own[j] for j in range(k))):
            return False
    return True


def largest(folder):
    """The largest number of the certificate."""
    return max(map(abs, map(int, re.findall(r"-?\d+", open(os.path.join(folder, "certificate.json"), encoding="utf-8").read()))))


def judge(binary, kind, truth, folder):
    """Nothing where verify agrees with the truth; else what is wrong. And whether the claims are true."""
    run = cases.relocate(binary, "verify", folder, "--json")
    if run.returncode not in (0, 4, 65, 66):
        return f"verify ended with {run.returncode}: {run.stderr}", None
    accepted = run.returncode == 0
    sound, bounds, faults = second(folder)
    isTrue = {FALSE: False, TRUE: True}.get(truth, sound)
    if truth == TRUE and not sound:
        return f"true by its nature, refused by the second checker: {faults}", True
    if accepted and not isTrue:
        return f"accepted, and false: {faults}", False
    if accepted and not truly_bounded(folder):
        return "accepted, and a plan is below the certified bound", False
    if not accepted and isTrue:
        kinds = {x["kind"] for x in json.loads(run.stdout)["findings"]} if run.returncode == 4 else {run.stderr}
        isNoCase = run.returncode == 65 and kind in RECORDS
        # proof.md: where a number on the way leaves 64 bits, a certificate proves nothing. Here only what is itself near it does.
        isBeyond = kinds == {"wrong_bound"} and "leaves the range of 64-bit integers" in run.stdout and largest(folder) > 2 ** 53
        if not isNoCase and not isBeyond and not (kind in RECORDS and kinds == {"wrong_record"}):
            return f"true, and refused: {run.stdout}{run.stderr}", True
        isTrue = False
    if run.returncode == 0 and [lv.get("certifiedBound") for lv in json.loads(run.stdout)["levels"]] != bounds:
        return f"the two checkers derive other bounds: {bounds}, {run.stdout}", isTrue
    return None, isTrue


def main(binary, count, seed=1):
    work = tempfile.mkdtemp(prefix="relocate-tamper-")
    plans = [p for s in range(seed * 1000, seed * 1000 + max(6, count // 20)) if (p := cases.solve(binary, s, work))]
    tally, wrong, done, turn = collections.Counter(), 0, 0, 0
    while done < count:
        turn += 1
        r = random.Random(f"{seed}/{turn}")
        kind, copy = KINDS[turn % len(KINDS)], os.path.join(work, "copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(r.choice(plans), copy)
        folder = Folder(copy)
        truth = kind(r, folder)
        if truth is None:
            continue
        folder.save()
        problem, isTrue = judge(binary, kind, truth, copy)
        done += 1
        tally[kind.__name__, isTrue] += 1
        if problem:
            wrong += 1
            kept = os.path.join(work, f"wrong-{turn}")
            shutil.copytree(copy, kept)
            print(f"{kind.__name__}, turn {turn} of seed {seed}: {problem}\n  kept in {kept}", file=sys.stderr)
    for kind in KINDS:
        print(f"| {kind.__name__} | {tally[kind.__name__, False]} | {tally[kind.__name__, True]} |")
    false, true = (sum(n for (_, t), n in tally.items() if t is which) for which in (False, True))
    print(f"{done} changes of {len(plans)} plans: {false} false claims caught, {true} true ones accepted, {wrong} judged wrongly")
    if not wrong:
        shutil.rmtree(work)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
