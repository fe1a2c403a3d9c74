#!/usr/bin/env python3
"""Planning again after a site has lost places: the fewest households left out, then the fewest moved, both proven.

    python3 Tests/Audit/replan.py BINARY INSTANCE [PLACES] [SECONDS]

Every site that has so many places loses them in turn; `solve --from` is timed, its folder verified by both checkers, and the
moved households counted again from the two plans. It fails where a value is not proven or a checker or count disagrees.
"""
import json, os, resource, shutil, subprocess, sys, tempfile, time

import cases


def assigned(folder):
    return {r["household"]: r["site"] for r in cases.verify.read_assignments(folder + "/assignments.csv")}


def main(binary, instance, places=400, seconds=60):
    folder, failed = tempfile.mkdtemp(prefix="relocate-replan-"), 0
    base, out, scenario = folder + "/base", folder + "/again", folder + "/lost.yaml"
    run = cases.relocate(binary, "solve", instance, "--out", base, "--quiet", "--time-limit", str(seconds))
    if run.returncode not in (0, 2):
        raise SystemExit(f"solve ended with {run.returncode}: {run.stderr}")
    for record in json.load(open(base + "/plan.json", encoding="utf-8"))["summary"]["sites"]:
        site = record["site"]
        people = next((it["capacity"] for it in record["resources"] if it["key"] == "people"), None)
        if people is None or people < places:
            continue
        cases.write(scenario, f"objectives:\n  - {{ unplaced: 1 }}\n  - {{ moved: 1 }}\nchanges:\n  sites:\n"
                              f"    {json.dumps(site, ensure_ascii=False)}: {{ people: {people - places} }}\n")
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        run = cases.relocate(binary, "solve", instance, "--scenario", scenario, "--from", base, "--out", out, "--force",
                             "--quiet", "--time-limit", str(seconds))
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if run.returncode not in (0, 2):
            raise SystemExit(f"{site}: solve ended with {run.returncode}: {run.stderr}")
        left_out, moved = json.load(open(out + "/plan.json", encoding="utf-8"))["levels"]
        old, new = assigned(base), assigned(out)
        counted = sum(1 for household, home in old.items() if home and new.get(household) != home)
        checked = cases.relocate(binary, "verify", out).returncode
        second = subprocess.run([sys.executable, "-B", os.path.join(cases.ROOT, "Models", "verify.py"), out],
                                capture_output=True).returncode
        proven = all(level["value"] == level["bound"] for level in (left_out, moved))
        good = proven and counted == moved["value"] and checked == 0 and second == 0
        failed += not good
        print(f"{site} -{places}: left out {left_out['value']} (bound {left_out['bound']}), moved {moved['value']} "
              f"(bound {moved['bound']}), counted {counted}, {wall:.1f} s, processor {processor:.1f} s, "
              f"verify {checked} {second}{'' if good else '  WRONG'}", flush=True)
    shutil.rmtree(folder)
    if failed:
        raise SystemExit(f"{failed} not as they should be")


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:]))
