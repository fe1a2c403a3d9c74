"""The pictures of the manual's first plan: python3 Tests/Page/manual.py FOLDER, or make pictures.

Does what Documentation/en/first-plan.md tells, with the instance Instances/replan, in both languages. The picture of the
README is drawn of the plan that `make run` left in plans/lingyun-2017, where there is one.
"""

import os
import shutil
import sys
import tempfile

import cases
import terminal
from browser import Browser, Page

SMALLEST = 0.75


def steps(language):
    """Name of the picture, what is typed."""
    first, second = ("first", "second") if language == "en" else ("第一稿", "第二稿")
    scenario = lambda name: f"Instances/replan/scenario-{name}.yaml"
    return [
        ("", "relocate check Instances/replan"),
        ("solve", f"relocate solve Instances/replan --scenario {scenario('before')} --out plans/{first}"),
        ("", f"relocate verify plans/{first}"),
        ("explain", f"relocate explain plans/{first} --household H03"),
        ("", f"relocate solve Instances/replan --scenario {scenario('after')} --from plans/{first} --out plans/{second}"),
        ("compare", f"relocate compare plans/{first} plans/{second}"),
        ("", f"relocate compare plans/{first} plans/{second} --html compare.html"),
    ], f"plans/{first}/report.html"


def draw(browser, path, picture, width, height=None):
    """One picture of a page: of its upper part, or of the first element of its body."""
    page = Page(browser, path, width=width)
    if height is None:
        box = page.value("(() => { const b = document.querySelector('pre').getBoundingClientRect(); return [b.width, b.height]; })()")
        page.picture(picture, clip=(0, 0, *box), scale=SMALLEST)
    else:
        page.picture(picture, clip=(0, 0, width, height), scale=SMALLEST)
    page.close()
    print(f"{picture} {os.path.getsize(picture):,} bytes")


def draw_county(browser, folder):
    """The page of the README's plan, in English."""
    plan = os.path.join(cases.ROOT, "plans/lingyun-2017")
    if not os.path.exists(os.path.join(plan, "plan.json")):
        print("report.png stays as it is: make run makes the plan that it shows")
        return
    with tempfile.TemporaryDirectory(prefix="relocate-manual-") as place:
        page = os.path.join(place, "report.html")
        cases.run("export", plan, "--table", "report", "--language", "en", "--out", page)
        draw(browser, page, os.path.join(folder, "report.png"), 1100, 1480)


def main(folder):
    browser = Browser()
    try:
        draw_county(browser, folder)
        for language in ("en", "zh"):
            with tempfile.TemporaryDirectory(prefix="relocate-manual-") as place:
                shutil.copytree(os.path.join(cases.ROOT, "Instances/replan"), os.path.join(place, "Instances/replan"))
                commands, report = steps(language)
                for name, typed in commands:
                    arguments = [cases.PROGRAM, *typed.split()[1:]]
                    shown, status = terminal.run(arguments, place, environment={"LC_ALL": {
                        "en": "C.UTF-8", "zh": "zh_CN.UTF-8"}[language]})
                    if status != 0:
                        raise RuntimeError(f"{typed}: {status}\n{shown}")
                    if name:
                        drawn = os.path.join(place, "terminal.html")
                        with open(drawn, "w", encoding="utf-8") as file:
                            file.write(terminal.page(typed, shown))
                        draw(browser, drawn, os.path.join(folder, f"first-{name}-{language}.png"), 1000)
                draw(browser, os.path.join(place, report), os.path.join(folder, f"first-report-{language}.png"), 1000, 1150)
                draw(browser, os.path.join(place, "compare.html"), os.path.join(folder, f"first-page-{language}.png"), 1000, 1150)
    finally:
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
