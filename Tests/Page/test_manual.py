"""The manual's recipes and first plan, done as they are written: run by `make test-page`."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest

import cases

# The county's plans take as long as they are given; what is tested is that the command does what is said.
SECONDS = "5"
# What the page says of the commands that do not end with 0.
STATUS = {"within-60.yaml": {3}, "within-60-unpinned.yaml": {0, 2, 75}}


class ManualTests(unittest.TestCase):
    """Every command in the order of the page, in a folder that has the instances as the sources have them."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="relocate-recipes-")
        self.addCleanup(shutil.rmtree, self.folder)
        os.symlink(os.path.join(cases.ROOT, "Instances"), os.path.join(self.folder, "Instances"))

    def follow(self, page):
        """Writes the page's scenarios and gives each command with what it printed."""
        with open(os.path.join(cases.ROOT, "Documentation", page), encoding="utf-8") as file:
            text = file.read()
        for name, body in re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(body)
        printed = {}
        for typed in re.findall(r"^    (relocate .*)$", text, re.MULTILINE):
            words = shlex.split(re.sub(r"--time-limit \d+", "--time-limit " + SECONDS, typed))[1:]
            done = subprocess.run([cases.PROGRAM, *words, "--language", page[:2]], cwd=self.folder, capture_output=True,
                                  text=True)
            allowed = next((status for name, status in STATUS.items() if name in words), {0})
            self.assertIn(done.returncode, allowed, f"{typed}\n{done.stdout}{done.stderr}")
            printed[typed] = done.stdout
        self.assertGreater(len(printed), 4)
        return printed

    def levels(self, printed, folder):
        """The values of the levels that a `solve` printed."""
        text = next(text for typed, text in printed.items() if typed.endswith("--out plans/" + folder))
        return [int(value.replace(",", "")) for value in re.findall(r"(?:value|取值) ([\d,]+) ·", text)]

    def test_recipes(self):
        """The recipes give the figures that they tell, in both languages."""
        for page in ("en/recipes.md", "zh/recipes.md"):
            with self.subTest(page):
                printed = self.follow(page)
                self.assertEqual(self.levels(printed, "announced")[0], 0)
                self.assertEqual(self.levels(printed, "late")[:2], [8, 7])
                self.assertEqual(self.levels(printed, "half")[:2], [0, 6])
                self.assertEqual(self.levels(printed, "whole")[0], 0)
                self.assertEqual(self.levels(printed, "fewest")[:2], [0, 0])
                impossible = next(text for typed, text in printed.items() if "within-60.yaml" in typed)
                for pinned in ("H00023", "H00896", "H03767", "H04073"):
                    self.assertIn(pinned, impossible)
                shutil.rmtree(os.path.join(self.folder, "plans"))
                os.remove(os.path.join(self.folder, "late.html"))

    def test_first_plan(self):
        """The first plan comes to what the page says."""
        for page, first, second in (("en/first-plan.md", "first", "second"), ("zh/first-plan.md", "第一稿", "第二稿")):
            with self.subTest(page):
                printed = self.follow(page)
                self.assertEqual(self.levels(printed, first), [0, 2480])
                self.assertEqual(self.levels(printed, second)[:2], [0, 3])
                self.assertTrue(os.path.exists(os.path.join(self.folder, "plans", first, "report.html")))
                self.assertTrue(os.path.exists(os.path.join(self.folder, "compare.html")))
                shutil.rmtree(os.path.join(self.folder, "plans"))
                os.remove(os.path.join(self.folder, "compare.html"))


if __name__ == "__main__":
    unittest.main()
