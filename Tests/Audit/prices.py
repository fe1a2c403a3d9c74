#!/usr/bin/env python3
"""What `explain --household` says a move would take, beside full solves with the household pinned there.

    python3 Tests/Audit/prices.py BINARY INSTANCE [HOUSEHOLDS] [SEED] [SITES_EACH] [SECONDS_EACH]

For each of the households, drawn by the seed, explain is timed; of the sites that it prices some are drawn (0: all), and the
case is solved with the household pinned there, for so many seconds. Each says between what the best value of a level lies:
the two must not exclude each other, and where one calls a move impossible the other must not have a plan for it.
"""
import json, os, random, resource, shutil, sys, tempfile, time

import cases


def timed(binary, *arguments):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = cases.relocate(binary, *arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return run, time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def solve(binary, instance, scenario, out, seconds):
    """Values and bounds by level; None where no plan obeys the rules, [] where none came in time."""
    run = cases.relocate(binary, "solve", instance, "--scenario", scenario, "--out", out, "--force", "--quiet",
                         "--time-limit", str(seconds))
    if run.returncode == 3:
        return None
    if run.returncode == 75:
        return []
    if run.returncode not in (0, 2):
        raise SystemExit(f"solve ended with {run.returncode}: {run.stderr}")
    return [(level["value"], level["bound"]) for level in json.load(open(out + "/plan.json", encoding="utf-8"))["levels"]]


def contradiction(price, solved):
    """What of an explained price a full solve excludes; None where they agree."""
    levels = price["levels"]
    if price["knowledge"] == "impossible" or solved is None:
        found = any(level.get("found") is not None for level in levels) if solved is None else bool(solved)
        return "impossible for one, a plan for the other" if found else None
    for k, (level, (value, bound)) in enumerate(zip(levels, solved)):
        # The bound of a level is about plans that keep the present values before it, what was found about itself.
        kept = all(solved[j][0] <= levels[j]["present"] for j in range(k))
        if kept and level.get("bound") is not None and value < level["bound"]:
            return f"level {k + 1}: a plan has {value}, below the bound {level['bound']}"
        same = all(levels[j].get("found") is not None and levels[j]["found"] <= solved[j][0] for j in range(k))
        if same and level.get("found") is not None and level["found"] < bound:
            return f"level {k + 1}: the plan found has {level['found']}, below the solve's bound {bound}"
    return None


def main(binary, instance, count=20, seed=1, sites_each=1, seconds=20):
    folder, draw, failed = tempfile.mkdtemp(prefix="relocate-prices-"), random.Random(seed), 0
    plan = folder + "/plan"
    run = cases.relocate(binary, "solve", instance, "--out", plan, "--quiet", "--time-limit", str(max(120, seconds)))
    if run.returncode not in (0, 2):
        raise SystemExit(f"solve ended with {run.returncode}: {run.stderr}")
    text = open(plan + "/inputs/scenario.yaml", encoding="utf-8").read()
    households = sorted(r["household"] for r in cases.verify.read_assignments(plan + "/assignments.csv"))
    walls, processors, known, confirmed, tried = [], [], {}, 0, 0
    for household in draw.sample(households, min(count, len(households))):
        run, wall, processor = timed(binary, "explain", plan, "--household", household, "--json")
        if run.returncode:
            raise SystemExit(f"explain {household} ended with {run.returncode}: {run.stderr}")
        walls.append(wall)
        processors.append(processor)
        priced = [o for o in json.loads(run.stdout)["others"] if o.get("price")]
        for other in sorted(draw.sample(priced, min(sites_each or len(priced), len(priced))), key=lambda o: o["site"]):
            pin = f"changes:\n  pin: {{ {json.dumps(household)}: {json.dumps(other['site'])} }}\n"
            assert "\nchanges:" not in text, "the scenario has changes of its own"
            cases.write(folder + "/pinned.yaml", text.rstrip("\n") + "\n" + pin)
            solved = solve(binary, instance, folder + "/pinned.yaml", folder + "/pinned", seconds)
            price, wrong = other["price"], contradiction(other["price"], solved)
            known[price["knowledge"]] = known.get(price["knowledge"], 0) + 1
            tried, confirmed, failed = tried + 1, confirmed + (wrong is None and solved != []), failed + (wrong is not None)
            shown = "none" if solved is None else "no plan in time" if not solved else " · ".join(f"{b:,}…{v:,}" for v, b in solved)
            said = " · ".join(f"{l.get('bound', '?')}…{l.get('found', '?')}" for l in price["levels"])
            print(f"{household} at {other['site']}: {price['knowledge']}, explained {said}; solved {shown}; {wrong or 'agree'}", flush=True)
    shutil.rmtree(folder)
    walls.sort(), processors.sort()
    middle = len(walls) // 2
    print(f"explain --household, {len(walls)} households: on the clock {walls[0]:.2f} to {walls[-1]:.2f} s (middle {walls[middle]:.2f}), "
          f"processor {processors[0]:.2f} to {processors[-1]:.2f} s (middle {processors[middle]:.2f})")
    print(f"{tried} prices ({', '.join(f'{n} {k}' for k, n in sorted(known.items()))}): {confirmed} confirmed by a full solve with the "
          f"pin, {failed} contradicted, {tried - confirmed - failed} solves without a plan in time.")
    if failed:
        raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
