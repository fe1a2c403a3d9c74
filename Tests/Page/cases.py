"""The plans that the page is tested with: instances of the repository, and made-up ones at the edges."""

import csv
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("RELOCATE", os.path.join(ROOT, ".build/release/relocate"))
HOSTILE = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\"><img src=x onerror=alert(1)>", "</script><b>x", "&amp;{{n}}"]


def run(*arguments, allowed=(0, 2)):
    """Runs the program; a plan whose proof is not complete is a plan too."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    if done.returncode not in allowed:
        raise RuntimeError(f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def solve(instance, folder, *options):
    run("solve", instance, "--out", folder, "--force", "--quiet", *options)
    return folder


def write_table(folder, name, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name + ".csv"), "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def made_up(folder, sites, households, places, name="甲", head="王示例"):
    """An instance with coordinates, one settlement for five households, and so many places at each site."""
    site_rows = [["id", "name", "longitude", "latitude", "people"]]
    for number in range(sites):
        site_rows.append([f"S{number + 1:02}", name, 106.3 + 0.05 * (number % 12), 24.1 + 0.05 * (number // 12), places])
    settlement_rows = [["id", "name", "township", "longitude", "latitude"]]
    for number in range((households + 4) // 5):
        settlement_rows.append([f"T{number + 1:03}", name, "乡镇" + "一二三四五六七八"[number % 8],
                                round(106.2 + 0.0173 * (number * 7 % 53), 4), round(24.05 + 0.0119 * (number * 11 % 61), 4)])
    rows = [["id", "head", "people", "settlement", "wish_1"]]
    for number in range(households):
        rows.append([f"H{number + 1:04}", head, 1 + number % 5, f"T{number // 5 + 1:03}", f"S{number % sites + 1:02}"])
    write_table(folder, "sites", site_rows)
    write_table(folder, "settlements", settlement_rows)
    write_table(folder, "households", rows)
    return folder


def hostile(folder):
    """An instance whose every name is an attack."""
    write_table(folder, "sites", [["id", "name", "longitude", "latitude", "people"],
                                  [HOSTILE[0], HOSTILE[2], 106.5, 24.3, 9], ["S2", HOSTILE[3], 106.6, 24.4, 9]])
    write_table(folder, "settlements", [["id", "name", "township", "longitude", "latitude"],
                                        [HOSTILE[3], HOSTILE[0], HOSTILE[2], 106.51, 24.31]])
    rows = [["id", "head", "people", "settlement", "wish_1"]]
    rows += [[text + str(number), text, 2, HOSTILE[3], HOSTILE[0]] for number, text in enumerate(HOSTILE)]
    write_table(folder, "households", rows)
    return folder


def boundaries(path):
    """Two made-up areas around the sites."""
    import json
    square = [[106.2, 24.0], [106.6, 24.0], [106.6, 24.5], [106.2, 24.5], [106.2, 24.0]]
    other = [[x + 0.4, y] for x, y in square]
    features = [{"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
                for name, ring in (("西区<b>", square), ("东区", other))]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    return path
