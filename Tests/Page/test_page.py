"""What report.html does in a real browser: run by `make test-page`."""

import json
import os
import re
import shutil
import tempfile
import unittest

import cases
from browser import Browser, Page

# Given by make test-page: axe.min.js out of the package axe-playwright-python.
AXE = os.environ.get("AXE", "")


def grouped(number):
    return f"{number:,}"


def kilometres(tenths):
    return f"{tenths // 10:,}.{tenths % 10} km"


class PageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="relocate-page-")
        made = lambda name, *rest: cases.made_up(os.path.join(cls.folder, "case-" + name), *rest)
        plans = {
            "lingyun": (os.path.join(cases.ROOT, "Instances/lingyun-2017"), "--time-limit", "30", "--language", "en"),
            "tiny": (os.path.join(cases.ROOT, "Instances/tiny"), "--language", "en"),
            "hostile": (cases.hostile(os.path.join(cls.folder, "case-hostile")), "--language", "zh", "--boundaries",
                        cases.boundaries(os.path.join(cls.folder, "borders.json"))),
            "one": (made("one", 1, 20, 100), "--language", "zh"),
            "many": (made("many", 95, 1500, 60, "安置点" * 13 + "甲"), "--language", "zh", "--time-limit", "20"),
            "left": (made("left", 3, 1000, 100), "--language", "en", "--time-limit", "20"),
            "bare": (os.path.join(cases.ROOT, "Instances/small/11-missing-coordinates"), "--language", "en"),
        }
        cls.plans = {}
        for name, arguments in plans.items():
            cls.plans[name] = cases.solve(arguments[0], os.path.join(cls.folder, name), *arguments[1:])
        before = cases.solve(os.path.join(cases.ROOT, "Instances/replan"), os.path.join(cls.folder, "before"),
                             "--scenario", os.path.join(cases.ROOT, "Instances/replan/scenario-before.yaml"))
        cls.plans["replan"] = cases.solve(
            os.path.join(cases.ROOT, "Instances/replan"), os.path.join(cls.folder, "replan"), "--from", before,
            "--scenario", os.path.join(cases.ROOT, "Instances/replan/scenario-after.yaml"), "--language", "en")
        cls.public = os.path.join(cls.folder, "public.html")
        cases.run("export", cls.plans["lingyun"], "--table", "report", "--format", "html", "--public", "--language", "zh",
                  "--out", cls.public)
        cls.compared = os.path.join(cls.folder, "compare.html")
        cases.run("compare", before, cls.plans["replan"], "--html", cls.compared, "--language", "en")
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        shutil.rmtree(cls.folder)

    def report(self, plan):
        return os.path.join(self.plans[plan], "report.html")

    def pages(self):
        pages = {name: self.report(name) for name in self.plans}
        return {**pages, "public": self.public, "compare": self.compared}

    def open(self, path, **options):
        page = Page(self.browser, path, **options)
        self.addCleanup(page.close)
        return page

    def document(self, plan):
        with open(os.path.join(self.plans[plan], "plan.json"), encoding="utf-8") as file:
            return json.load(file)

    def test_nothing_on_the_console_and_no_request(self):
        """Every page loads without a network, without a word on the console and without asking for anything."""
        for name, path in self.pages().items():
            with self.subTest(name):
                page = self.open(path)
                self.assertEqual(page.complaints(), [])
                self.assertEqual(page.requests(), [])
                self.assertGreater(page.value("document.querySelectorAll('section').length"), 2)

    def test_nothing_can_be_loaded(self):
        """The policy stops scripts, pictures and connections that the page does not bring."""
        page = self.open(self.report("tiny"))
        stopped = page.value("""new Promise(done => {
          const seen = new Set();
          document.addEventListener('securitypolicyviolation', event => {
            seen.add(event.effectiveDirective);
            if (seen.size === 3) done([...seen].sort());
          });
          const script = document.createElement('script'); script.textContent = 'window.broken = 1';
          document.body.append(script);
          const image = new Image(); image.src = 'https://example.org/x.png';
          fetch('https://example.org/').catch(() => {});
        })""")
        self.assertEqual(stopped, ["connect-src", "img-src", "script-src-elem"])
        self.assertIsNone(page.value("window.broken || null"))

    def test_figures(self):
        """The figures are those of plan.json: headline, sites, wishes, townships, households."""
        for plan in ("lingyun", "tiny", "left"):
            with self.subTest(plan):
                page, document = self.open(self.report(plan)), self.document(plan)
                summary, last = document["summary"], document["levels"][-1]
                figure = lambda key: page.text(f"[data-figure='{key}']")
                self.assertEqual(figure("placed"), grouped(summary["placed"]["people"]))
                self.assertEqual(figure("distance"), kilometres(summary["meanDistanceTenths"]))
                self.assertEqual(figure("value"), grouped(last["value"]))
                gap = next((level for level in document["levels"] if level["value"] > level["bound"]), None)
                shown = float(figure("gap").rstrip(" %"))
                self.assertAlmostEqual(shown, 100 * gap["relativeGap"] if gap else 0, delta=0.01)
                self.assertGreaterEqual(shown, 100 * gap["relativeGap"] - 1e-9 if gap else 0)
                uses = [site["resources"] for site in summary["sites"]]
                people = [next(use for use in site if use["key"] == "people") for site in uses]
                cells = page.texts("#sites table.occupancy:first-of-type tbody tr td:nth-child(2)")[:len(people)]
                self.assertEqual(cells, [f"{grouped(use['used'])} / {grouped(use['capacity'])}" for use in people])
                first = page.texts("#wishes tbody tr:first-child td")
                self.assertEqual(first[0], grouped(summary["wishes"]["first"]["people"]))
                self.assertEqual(page.texts("#townships tr.total td:last-child") or [grouped(summary["all"]["people"])],
                                 [grouped(summary["all"]["people"])])
                found = f"{grouped(summary['all']['households'])} households, {grouped(summary['all']['people'])} people"
                self.assertTrue(page.text("#found").startswith(found), page.text("#found"))

    def test_search_filter_sort(self):
        """Households are found by typing, filtered by site and wish, sorted by heading, and shown a page at a time."""
        page, document = self.open(self.report("lingyun")), self.document("lingyun")
        column = lambda number: page.texts(f"#household-table tbody tr > :nth-child({number})")
        self.assertEqual(len(column(1)), 50)
        page.click("#next")
        self.assertEqual(column(1)[0], "H00051")
        page.write("#find", "h00042")
        self.assertEqual(column(1), ["H00042"])
        page.value("document.getElementById('find').value = ''")
        page.choose("#by-site", "3")
        site = document["summary"]["sites"][3]
        households = next(use["used"] for use in site["resources"] if use["key"] == "households")
        self.assertTrue(page.text("#found").startswith(f"{grouped(households)} households"))
        self.assertEqual({text.split(" ")[0] for text in column(5)}, {site["site"]})
        page.choose("#by-wish", "0")
        self.assertEqual(set(column(7)), {"first wish"})

        def sort(number, way):
            head = f"#household-table thead th:nth-child({number})"
            page.click(head + " button")
            page.wait_for(f"document.querySelector('{head}').getAttribute('aria-sort') === '{way}'")

        sort(3, "ascending")
        self.assertEqual(column(3), sorted(column(3), key=int))
        sort(3, "descending")
        self.assertEqual(column(3), sorted(column(3), key=int, reverse=True))
        sort(8, "ascending")
        self.assertEqual(column(8), sorted(column(8), key=float))
        page.write("#find", "nobody is called so")
        self.assertEqual(column(1), [])
        self.assertEqual(page.text("#found"), "No household fits.")

    def test_filter_stays_in_view(self):
        """Who goes to the field from the foot of the table and types at once still sees the field: the page does not glide on."""
        page = self.open(self.report("lingyun"))
        for text in ("h00042", "h0001", "nobody", "h"):
            page.value("(() => { const e = document.getElementById('find'); e.value = ''; "
                       "e.dispatchEvent(new Event('input', {bubbles: true})); })()")
            page.click("#next")
            page.value("document.getElementById('find').focus()")
            page.send("Input.insertText", {"text": text})
            page.wait_for(f"document.getElementById('find').value === '{text}'")
            page.stand_still("#household-table thead")
            top, bottom, height = page.value("(() => { const b = document.getElementById('find').getBoundingClientRect(); "
                                             "return [b.top, b.bottom, innerHeight]; })()")
            self.assertGreaterEqual(top, 0, text)
            self.assertLessEqual(bottom, height, text)

    def test_moved_households(self):
        """With an earlier plan, those that moved can be listed, and are as many as the section of changes says."""
        page = self.open(self.report("replan"))
        page.choose("#by-move", "1")
        moved = int(re.match(r"[\d,]+", page.text("#found") if "No" not in page.text("#found") else "0").group().replace(",", ""))
        said = int(re.match(r"[\d,]+", page.text("#changes p")).group().replace(",", ""))
        self.assertEqual(moved, said)
        self.assertGreater(moved, 0)

    def test_map(self):
        """A site is chosen by click and by keyboard, a settlement from the list, and Esc shows all again."""
        page = self.open(self.report("lingyun"))
        page.click(".site[data-site='9']")
        self.assertEqual(page.value("document.querySelector('.site[data-site=\"9\"]').getAttribute('aria-pressed')"), "true")
        self.assertIn("S10", page.text("#map-note"))
        shown = "getComputedStyle(document.querySelector('.flow[data-site=\"{0}\"] path')).opacity"
        page.wait_for(f"Number({shown.format(9)}) > 0.7 && Number({shown.format(10)}) < 0.1")
        page.press("Escape", 27)
        page.wait_for("!document.querySelector('[aria-pressed=true]')")
        page.focus(".site")
        page.press("ArrowRight", 39)
        page.wait_for("document.activeElement.dataset.site === '1'")
        page.press("Enter", 13, "\r")
        page.wait_for("document.activeElement.getAttribute('aria-pressed') === 'true'")
        page.choose("#map-home", "7")
        self.assertEqual(page.value("[...document.querySelectorAll('.home.on')].map(e => e.dataset.home)"), ["7"])
        self.assertIn(" → ", page.text("#map-note"))

    def test_names_are_text(self):
        """Names that are scripts, markup or formulas are shown as they are and never run."""
        page = self.open(self.report("hostile"))
        self.assertEqual(page.complaints(), [])
        self.assertEqual(page.value("document.querySelectorAll('script:not([type]), img, b').length"), 1)
        text = page.value("document.body.innerText")
        for name in cases.HOSTILE:
            self.assertIn(name, text)
        self.assertIn("西区<b>", page.texts(".places text"))
        page.write("#find", "<script>")
        self.assertGreater(len(page.texts("#household-table tbody tr")), 0)

    def test_public_page(self):
        """A public page names no household, no head, and no poverty or disability, and its map no settlement."""
        page = self.open(self.public)
        with open(self.public, encoding="utf-8") as file:
            source = file.read()
        for secret in ("H00001", "示例0001", "建档立卡", "残疾", "451027196", "示例屯001-01"):
            self.assertNotIn(secret, source)
        self.assertEqual(page.value("document.querySelectorAll('#household-table').length"), 0)
        self.assertGreater(page.value("document.querySelectorAll('.flow path').length"), 8)

    def test_sections_without_data(self):
        """What an instance lacks is said in words; no drawing is empty or broken."""
        page = self.open(self.report("bare"))
        self.assertGreater(page.value("document.querySelectorAll('.absent').length"), 0)
        for name, path in self.pages().items():
            with self.subTest(name):
                with open(path, encoding="utf-8") as file:
                    source = file.read()
                self.assertIsNone(re.search(r"[\" ](nan|-?inf)[\" ]|Optional\(", source))

    def test_paper(self):
        """Printed, a page is A4 upright, in as many sheets as it needs and not more."""
        for name, most in (("lingyun", 8), ("tiny", 5), ("left", 6), ("many", 16), ("public", 8), ("compare", 4)):
            with self.subTest(name):
                data, sizes = self.open(self.pages()[name]).pdf()
                self.assertEqual(set(sizes), {(595, 842)})
                self.assertGreater(len(sizes), 1 if name != "compare" else 0)
                self.assertLessEqual(len(sizes), most)
                self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", data)), len(sizes))

    def test_phone(self):
        """On a phone nothing sticks out sideways; what is wider scrolls within itself."""
        for name, path in self.pages().items():
            with self.subTest(name):
                page = self.open(path, width=360, height=740)
                self.assertLessEqual(page.value("document.documentElement.scrollWidth"), 360)

    def test_size_and_speed(self):
        """The county's page is under 3 MB; how soon it can be used is measured and told."""
        path = self.report("lingyun")
        self.assertLess(os.path.getsize(path), 3_000_000)
        page = self.open(path)
        ready = page.value("(() => { const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd; })()")
        print(f"\nlingyun-2017: {os.path.getsize(path):,} bytes, ready after {ready:.0f} ms")
        self.assertGreater(ready, 0)

    def test_accessibility(self):
        """axe-core finds nothing serious, in light and dark and on a phone."""
        self.assertTrue(AXE, "AXE must name axe.min.js; run make test-page")
        with open(AXE, encoding="utf-8") as file:
            axe = file.read()
        for name in ("lingyun", "left", "many", "hostile", "replan", "public", "compare"):
            for options in ({}, {"dark": True}, {"width": 360, "height": 740}):
                with self.subTest(name, **options):
                    page = self.open(self.pages()[name], bypass_policy=True, **options)
                    page.value("document.querySelectorAll('details').forEach(e => { e.open = true; })")
                    page.value(axe + ";0")
                    found = page.value("axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.nodes.length, "
                                       "v.nodes[0].html.slice(0, 200), (v.nodes[0].any[0] || {}).message]))")
                    self.assertEqual([v for v in found if v[1] in ("serious", "critical")], [])


if __name__ == "__main__":
    unittest.main()
