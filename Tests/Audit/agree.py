#!/usr/bin/env python3
"""Both checkers on random cases: every plan that relocate writes is sound to both, and both derive the same bounds.

    python3 Tests/Audit/agree.py BINARY COUNT [FIRST_SEED]

COUNT cases small enough to try every plan, which none of them is better than; and half as many of up to 60 households. Then as many
small ones without settlements that bind, with certificates that strike places off at random and add planes at random: no plan is
below what these prove either.
"""
import json, os, random, shutil, sys, tempfile

import cases


def judge(binary, plan, seed):
    """What the second checker finds of each level; ends the run where the two do not agree."""
    faults, results = cases.verify.verify(plan)
    report = json.loads(cases.relocate(binary, "verify", plan, "--json").stdout)
    bounds = [level.get("certifiedBound") for level in report["levels"]]
    if faults or not report["isSound"] or bounds != [proven for _, _, proven in results]:
        raise SystemExit(f"seed {seed}: {plan}\n second checker: {faults} {results}\n verify: {report}")
    return results


def try_every_plan(plan, results, seed):
    values = cases.every_value(cases.load(plan))
    for k, (value, claimed, proven) in enumerate(results):
        allowed = [v[k] for v in values if all(v[j] <= results[j][0] for j in range(k))]
        if not allowed or min(allowed) < max(claimed, proven):
            raise SystemExit(f"seed {seed}: {plan}: level {k + 1} claims {claimed}, a plan has {min(allowed, default=None)}")


def solved(binary, seeds, folder, failed, **shape):
    """The seeds of cases that have a plan, and its folder; those that solve did not answer are noted."""
    for seed in seeds:
        try:
            plan = cases.solve(binary, seed, folder, **shape)
        except cases.SolveFailed as failure:
            print(failure, file=sys.stderr)
            failed.append(seed)
            continue
        if plan is not None:
            yield seed, plan


def run(binary, seeds, large):
    folder, plans, levels, carried, failed = tempfile.mkdtemp(prefix="relocate-agree-"), 0, 0, 0, []
    for seed, plan in solved(binary, seeds, folder, failed, large=large):
        results = judge(binary, plan, seed)
        if not large:
            try_every_plan(plan, results, seed)
        plans, levels = plans + 1, levels + len(results)
        carried += sum(proven == claimed for _, claimed, proven in results)
    shutil.rmtree(folder)
    print(f"{len(seeds)} {'larger ' if large else ''}cases, {plans} with a plan: both checkers accept every one and derive the same "
          f"{levels} bounds, {carried} of them all that is claimed" + ("." if large else "; no plan is better."))
    return len(failed)


def strike(binary, seeds):
    """Certificates at random over plans of small cases; how many cases solve did not answer."""
    folder, tried, above, failed = tempfile.mkdtemp(prefix="relocate-strike-"), 0, 0, []
    for seed, path in solved(binary, seeds, folder, failed, loose=True):
        case, plan = cases.verify.load(path)
        values = cases.every_value(case)
        names = [name for name, those in case.resources.items() if len(those) == 1 and those[0].upper is not None]
        original = json.load(open(os.path.join(path, "certificate.json"), encoding="utf-8"))
        for turn in range(6):
            r, certificate = random.Random(f"{seed}/{turn}"), json.loads(json.dumps(original))
            claimed = json.loads(json.dumps(plan))
            for k, level in enumerate(certificate["levels"]):
                cases.strike(r, level, plan["levels"][k]["value"], names)
                proven, caps = cases.verify.certified(case, k, level), level["caps"]
                allowed = [v[k] for v in values if all(v[j] <= caps[j] for j in range(k))]
                if proven is None or allowed and proven > min(allowed):
                    raise SystemExit(f"seed {seed}, turn {turn}, level {k + 1}: {proven} is proven, and a plan has {min(allowed, default=None)}: {level}")
                alone = cases.verify.certified(case, k, {"caps": caps, "root": {"leaf": {"_0": {**level["root"]["narrow"]["_0"], "planes": {}}}}})
                tried, above = tried + 1, above + (proven > alone)
                claimed["levels"][k]["certifiedBound"] = min(proven, plan["levels"][k]["bound"])
            for name, what in (("certificate.json", certificate), ("plan.json", claimed)):
                json.dump(what, open(os.path.join(path, name), "w", encoding="utf-8"), ensure_ascii=False)
            judge(binary, path, f"{seed}, turn {turn}")
    shutil.rmtree(folder)
    print(f"{tried} certificates at random that strike places off: both checkers derive the same bounds, no plan is below one; "
          f"{above} prove more than their first multipliers alone.")
    return len(failed)


def main(binary, count, first=1):
    failed = run(binary, range(first, first + count), False) + run(binary, range(first, first + count // 2), True)
    failed += strike(binary, range(first, first + count))
    if failed:
        raise SystemExit(f"{failed} cases that solve did not answer")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
