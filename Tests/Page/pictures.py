"""Pictures of the page, for people to look at: python3 Tests/Page/pictures.py FOLDER

Makes the plans, then one picture for each edge: light, dark, phone, paper, both languages, one site and many, nobody and many
left out, short and long names.
"""

import os
import sys

import cases
from browser import Browser, Page


def main(folder):
    os.makedirs(folder, exist_ok=True)
    place = lambda name: os.path.join(folder, name)
    county = os.path.join(cases.ROOT, "Instances/lingyun-2017")
    plan = cases.solve(county, place("lingyun"), "--time-limit", "60", "--language", "en")
    chinese = place("lingyun-zh.html")
    cases.run("export", plan, "--table", "report", "--format", "html", "--language", "zh", "--out", chinese, "--force")
    long = "安置点" * 13 + "甲"
    one = cases.solve(cases.made_up(place("case-one"), 1, 20, 100), place("one"), "--language", "zh")
    many = cases.solve(cases.made_up(place("case-many"), 95, 1500, 60, long), place("many"), "--time-limit", "20",
                       "--language", "zh")
    left = cases.solve(cases.made_up(place("case-left"), 3, 1000, 100), place("left"), "--time-limit", "20",
                       "--language", "en", "--boundaries", cases.boundaries(place("borders.json")))
    english = os.path.join(plan, "report.html")
    browser = Browser()
    try:
        shots = [("light-en", english, {}), ("dark-zh", chinese, {"dark": True}), ("phone-zh", chinese, {"width": 390}),
                 ("phone-dark-en", english, {"width": 390, "dark": True}), ("one-site", os.path.join(one, "report.html"), {}),
                 ("95-sites", os.path.join(many, "report.html"), {}), ("left-out", os.path.join(left, "report.html"), {})]
        for name, path, options in shots:
            page = Page(browser, path, **options)
            page.picture(place(name + ".png"), whole=True)
            page.close()
        for name, path in (("print-en", english), ("print-zh", chinese)):
            page = Page(browser, path)
            data, sizes = page.pdf()
            print(name, len(sizes), "sheets")
            with open(place(name + ".pdf"), "wb") as file:
                file.write(data)
            page.close()
    finally:
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
