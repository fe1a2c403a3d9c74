#!/usr/bin/env python3
"""Workbooks that other programs write, in; ours through other programs, out.

    python3 Tests/Audit/office.py BINARY     (needs openpyxl and LibreOffice)

In: lingyun-2017 as our own workbook, as LibreOffice saves that, and as openpyxl writes the CSV tables gives the plan of the CSV folder,
byte for byte. Each run ends by its gap, so that no clock decides. Out: every formula of allocation.xlsx and notice.xlsx has the same
result after LibreOffice's recalculation, openpyxl's sums over the columns are the totals, and no printed page is empty.
"""
import csv, glob, json, os, re, shutil, subprocess, sys, tempfile

import openpyxl
from openpyxl.utils import range_boundaries

import cases

LINGYUN = os.path.join(cases.ROOT, "Instances", "lingyun-2017")
# Files of a plan folder that must be the same to the byte.
SAME = ["assignments.csv", "fairness.json", "notice.xlsx"]


def require(condition, *what):
    if not condition:
        raise AssertionError(" ".join(map(str, what)))


def office(form, folder, *files):
    run = subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", form, "--outdir", folder, *files],
                         capture_output=True, text=True)
    require(run.returncode == 0, run.stderr)


def by_openpyxl(path):
    """The CSV tables as a workbook; numbers as numbers where the column has nothing else."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for file in sorted(glob.glob(LINGYUN + "/*.csv")):
        sheet = book.create_sheet(os.path.basename(file)[:-4])
        rows = list(csv.reader(open(file, encoding="utf-8-sig")))
        numeric = [all(re.fullmatch(r"-?(0|[1-9]\d{0,9})(\.\d+)?", row[i]) for row in rows[1:] if row[i]) for i in range(len(rows[0]))]
        for number, row in enumerate(rows):
            sheet.append([None if cell == "" else float(cell) if number and numeric[i] else cell for i, cell in enumerate(row)])
    book.save(path)


def document(plan, name):
    """plan.json or certificate.json without what legitimately differs: the input files and their sums, the instance's path, seconds."""
    strip = lambda value: {k: strip(v) for k, v in value.items() if k not in ("inputs", "instance", "seconds", "timings", "madeAt")} \
        if isinstance(value, dict) else [strip(v) for v in value] if isinstance(value, list) else value
    return strip(json.load(open(os.path.join(plan, name))))


def cells(path, formulas=False):
    """The values of all cells; of the proof, none that names the input files."""
    book = openpyxl.load_workbook(path, data_only=not formulas)
    result = {}
    for sheet in book:
        is_proof = sheet.title in ("Scenario and proof", "设定与证明")
        for row in sheet.iter_rows():
            for cell in row:
                text = str(cell.value)
                if cell.value is None:
                    continue
                if is_proof and (re.search(r"[0-9a-f]{64}", " ".join(str(c.value) for c in row))):
                    continue
                # Another number of files moves what stands below them.
                result[(sheet.title, text) if is_proof else (sheet.title, cell.coordinate)] = cell.value
    return result


def solve(binary, folder, name, instance):
    plan = os.path.join(folder, "plan-" + name)
    run = cases.relocate(binary, "solve", instance, "--out", plan, "--gap", "0.005", "--quiet", "--language", "zh")
    require(run.returncode == 0, name, "exit", run.returncode, run.stderr)
    require(cases.relocate(binary, "verify", plan).returncode == 0, name, "does not verify")
    return plan


def same_plans(binary, folder):
    own, saved, written = (os.path.join(folder, n + ".xlsx") for n in ("own", "libreoffice", "openpyxl"))
    require(cases.relocate(binary, "template", own, "--from", LINGYUN, "--language", "zh").returncode == 0)
    os.makedirs(os.path.join(folder, "saved"))
    office("ods", os.path.join(folder, "saved"), own)
    office("xlsx:Calc MS Excel 2007 XML", os.path.join(folder, "saved"), os.path.join(folder, "saved", "own.ods"))
    shutil.move(os.path.join(folder, "saved", "own.xlsx"), saved)
    by_openpyxl(written)
    plan = solve(binary, folder, "csv", LINGYUN)
    for name, path in (("own", own), ("libreoffice", saved), ("openpyxl", written)):
        other = solve(binary, folder, name, path)
        for file in SAME:
            one, two = (open(os.path.join(p, file), "rb").read() for p in (plan, other))
            require(one == two, name, "differs in", file)
        for file in ("plan.json", "certificate.json"):
            require(document(plan, file) == document(other, file), name, "differs in", file)
        require(cells(plan + "/allocation.xlsx") == cells(other + "/allocation.xlsx"), name, "differs in allocation.xlsx")
        print(f"the workbook of {name}: the plan of the CSV folder, byte for byte")
    return plan


def recalculated(plan, folder):
    """LibreOffice computes every formula anew when it changes the format; openpyxl's sums must agree with ours too."""
    for name in ("allocation", "notice"):
        path, again = os.path.join(plan, name + ".xlsx"), os.path.join(folder, name)
        os.makedirs(again)
        office("ods", again, path)
        office("xlsx:Calc MS Excel 2007 XML", again, os.path.join(again, name + ".ods"))
        ours, theirs = cells(path), cells(os.path.join(again, name + ".xlsx"))
        formulas = {k: v for k, v in cells(path, formulas=True).items() if str(v).startswith("=")}
        book = openpyxl.load_workbook(path, data_only=True)
        sums = 0
        for (sheet, place), formula in formulas.items():
            require(abs(ours[sheet, place] - theirs[sheet, place]) < 1e-9, sheet, place, ours[sheet, place], "became", theirs[sheet, place])
            span = re.fullmatch(r"=SUM\((.+)\)", formula)
            if span:
                left, top, right, bottom = range_boundaries(span[1])
                total = sum(v for row in book[sheet].iter_rows(top, bottom, left, right, values_only=True) for v in row if v is not None)
                require(total == ours[sheet, place], sheet, place, "is", ours[sheet, place], "but the cells are", total)
                sums += 1
        print(f"{name}.xlsx: {len(formulas)} formulas, {sums} of them sums; all the same after recalculation")
        office("pdf", again, path)
        pdf = subprocess.run(["pdftotext", "-layout", os.path.join(again, name + ".pdf"), "-"], capture_output=True, text=True)
        pages = pdf.stdout.split("\f")[:-1]
        require(pages and all(len(page.split()) > 12 for page in pages), name, "has an empty page")
        print(f"{name}.xlsx: {len(pages)} pages, none empty")


def main():
    folder = tempfile.mkdtemp(prefix="relocate-office-")
    try:
        recalculated(same_plans(sys.argv[1], folder), folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
