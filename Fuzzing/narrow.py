#!/usr/bin/env python3
"""Certificates that strike places off and add planes, at random, for the fuzzer to begin with.

    python3 Fuzzing/narrow.py PLAN_FOLDER INTO
"""
import json, os, random, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Audit"))
import cases  # noqa: E402

plan, into = sys.argv[1:]
case, claims = cases.verify.load(plan)
names = [name for name, those in case.resources.items() if len(those) == 1 and those[0].upper is not None]
text = open(os.path.join(plan, "certificate.json"), encoding="utf-8").read()
for seed in range(12):
    certificate = json.loads(text)
    for level, claim in zip(certificate["levels"], claims["levels"]):
        cases.strike(random.Random(seed), level, claim["value"], names)
    with open(os.path.join(into, f"narrow-{seed}"), "w", encoding="utf-8") as file:
        json.dump(certificate, file, ensure_ascii=False)
