#!/usr/bin/env python3
"""Both checkers on random cases: every plan that relocate writes is sound to both, and both derive the same bounds.

    python3 Tests/Audit/agree.py BINARY COUNT [FIRST_SEED]
"""
import json, shutil, sys, tempfile

import cases


def main(binary, count, first=1):
    folder, plans, levels, failed = tempfile.mkdtemp(prefix="relocate-agree-"), 0, 0, 0
    for seed in range(first, first + count):
        try:
            plan = cases.solve(binary, seed, folder)
        except cases.SolveFailed as failure:
            print(failure, file=sys.stderr)
            failed += 1
            continue
        if plan is None:
            continue
        faults, results = cases.verify.verify(plan)
        report = json.loads(cases.relocate(binary, "verify", plan, "--json").stdout)
        bounds = [level.get("certifiedBound") for level in report["levels"]]
        if faults or not report["isSound"] or bounds != [proven for _, _, proven in results]:
            raise SystemExit(f"seed {seed}: {plan}\n second checker: {faults} {results}\n verify: {report}")
        values = cases.every_value(cases.load(plan))
        for k, (value, claimed, proven) in enumerate(results):
            allowed = [v[k] for v in values if all(v[j] <= results[j][0] for j in range(k))]
            if not allowed or min(allowed) < max(claimed, proven):
                raise SystemExit(f"seed {seed}: {plan}: level {k + 1} claims {claimed}, a plan has {min(allowed, default=None)}")
        plans, levels = plans + 1, levels + len(results)
    shutil.rmtree(folder)
    print(f"{count} cases, {plans} with a plan: both checkers accept every one and derive the same {levels} bounds; no plan is better.")
    if failed:
        raise SystemExit(f"{failed} cases that solve did not answer")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
