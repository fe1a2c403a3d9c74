"""What the program shows at a terminal of 80 columns, and where there is none: run by `make test-page`."""

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

import cases
import terminal

COLOUR = "\x1b\\[[0-9;]*m"


def columns(text):
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


class TerminalTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="relocate-terminal-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        os.symlink(os.path.join(cases.ROOT, "Instances"), os.path.join(cls.folder, "Instances"))
        replan = "Instances/replan"
        cls.commands = [
            f"check {replan}", "check Instances/lingyun-2017", "check Instances/faulty",
            f"solve {replan} --scenario {replan}/scenario-before.yaml --out plans/a --force",
            f"solve {replan} --scenario {replan}/scenario-after.yaml --from plans/a --out plans/b --force",
            "solve Instances/impossible --scenario Instances/impossible/scenario.yaml --out plans/c", "verify plans/b",
            "explain plans/b", "explain plans/b --household H03", "explain plans/b --site B", "compare plans/a plans/b",
            "runs plans", "--help", "solve --help", "export --help", "nothing",
        ]

    def test_width(self):
        """No line is wider than the terminal, in either language, the widest word of the user's own aside."""
        for command in self.commands:
            for language in ("en", "zh"):
                with self.subTest(command, language=language):
                    shown, _ = terminal.run([cases.PROGRAM, *command.split(), "--language", language], self.folder)
                    self.assertGreater(len(shown), 20)
                    wide = [line for line in re.sub(COLOUR, "", shown).split("\n") if columns(line) > 80]
                    self.assertEqual(wide, [])

    def test_colour(self):
        """Colour is for terminals only, and NO_COLOR turns it off."""
        solve = [cases.PROGRAM, *self.commands[3].split()]
        self.assertRegex(terminal.run(solve, self.folder)[0], COLOUR)
        self.assertNotRegex(terminal.run(solve, self.folder, environment={"NO_COLOR": "1"})[0], COLOUR)
        piped = subprocess.run(solve, cwd=self.folder, capture_output=True, text=True)
        self.assertNotIn("\x1b", piped.stdout + piped.stderr)
        self.assertEqual(piped.stderr, "")

    def test_quiet_and_verbose(self):
        """--quiet says nothing; --verbose says each phase on a line of standard error, without a terminal too."""
        solve = [cases.PROGRAM, *self.commands[3].split(), "--language", "en"]
        quiet = subprocess.run(solve + ["--quiet"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual((quiet.stdout, quiet.stderr, quiet.returncode), ("", "", 0))
        verbose = subprocess.run(solve + ["--verbose"], cwd=self.folder, capture_output=True, text=True)
        lines = verbose.stderr.splitlines()
        self.assertGreater(len(lines), 1)
        for line in lines:
            self.assertRegex(line, r"^[\d.]+ s · [a-z ]+ · level \d/2( · |$)")


if __name__ == "__main__":
    unittest.main()
