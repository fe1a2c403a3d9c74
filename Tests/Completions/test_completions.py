"""What bash, zsh and fish offer once they have loaded the completions: run by `make test-completions`."""

import os
import pty
import re
import select
import shutil
import subprocess
import tempfile
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("RELOCATE", os.path.join(ROOT, ".build/release/relocate"))
COMMANDS = {"check", "solve", "explain", "compare", "verify", "export", "template", "model", "runs", "sweep"}
TABLES = {"households", "sites", "townships", "unplaced", "notice", "changes", "letters", "report"}

# Prints what bash would offer for the last word of the line.
BASH = """source relocate.bash
read -ra COMP_WORDS <<<"$1"
[[ $1 == *' ' ]] && COMP_WORDS+=('')
COMP_LINE=$1 COMP_POINT=${#1} COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_TYPE=9 COMP_KEY=9
_relocate relocate "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Terminal:
    """A shell at a terminal of its own, that is typed into."""

    def __init__(self, command, folder):
        environment = {**os.environ, "PATH": folder + ":" + os.environ["PATH"], "TERM": "dumb", "COLUMNS": "100"}
        master, slave = pty.openpty()
        self.master = master
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment,
                                        start_new_session=True)
        os.close(slave)

    def until(self, words, seconds=60):
        """What is shown until a text, or all of several, have come."""
        seen, end = "", time.time() + seconds
        while not all(re.search(word, seen) for word in words):
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.time()))
            if not ready:
                raise AssertionError(f"never shown: {words}; but: {seen}")
            seen += os.read(self.master, 1 << 16).decode(errors="replace")
        return seen

    def type(self, text):
        os.write(self.master, text.encode())

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)


class CompletionTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="relocate-completions-")
        os.symlink(PROGRAM, os.path.join(cls.folder, "relocate"))
        os.makedirs(os.path.join(cls.folder, "my-county"))
        os.makedirs(os.path.join(cls.folder, "plan-one"))
        for shell, name in (("bash", "relocate.bash"), ("zsh", "_relocate"), ("fish", "relocate.fish")):
            with open(os.path.join(cls.folder, name), "w", encoding="utf-8") as file:
                subprocess.run([PROGRAM, "--generate-completion-script", shell], stdout=file, check=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def bash(self, line):
        done = subprocess.run(["bash", "--norc", "-c", BASH, "bash", line], capture_output=True, text=True, cwd=self.folder)
        self.assertEqual(done.stderr, "")
        return {word.strip() for word in done.stdout.splitlines() if word.strip()}

    def fish(self, line):
        done = subprocess.run(["fish", "--no-config", "-c", f"source relocate.fish; complete -C '{line}'"],
                              capture_output=True, text=True, cwd=self.folder, env={**os.environ, "HOME": self.folder})
        self.assertEqual(done.stderr, "")
        return {word.split("\t")[0] for word in done.stdout.splitlines()}

    def test_bash(self):
        """bash offers commands, options, the values of options, and folders."""
        self.assertLessEqual(COMMANDS, self.bash("relocate "))
        self.assertEqual(self.bash("relocate so"), {"solve"})
        self.assertLessEqual({"--out", "--gap", "--boundaries"}, self.bash("relocate solve --"))
        self.assertEqual(self.bash("relocate export plan --table "), TABLES)
        self.assertEqual(self.bash("relocate solve --language "), {"zh", "en"})
        self.assertEqual({name.rstrip("/") for name in self.bash("relocate solve my")}, {"my-county"})
        self.assertEqual({name.rstrip("/") for name in self.bash("relocate verify pl")}, {"plan-one"})

    def test_fish(self):
        """fish offers commands, options, the values of options, and folders."""
        self.assertLessEqual(COMMANDS, self.fish("relocate "))
        self.assertEqual(self.fish("relocate so"), {"solve"})
        self.assertLessEqual({"--out", "--gap", "--boundaries"}, self.fish("relocate solve --"))
        self.assertEqual(self.fish("relocate export plan --table "), TABLES)
        self.assertEqual(self.fish("relocate solve --language "), {"zh", "en"})
        self.assertIn("my-county/", self.fish("relocate solve my"))
        self.assertIn("plan-one/", self.fish("relocate verify pl"))

    def test_zsh(self):
        """zsh, with its completion system, offers commands, options, the values of options, and folders."""
        shell = Terminal(["zsh", "-f", "-i"], self.folder)
        self.addCleanup(shell.close)
        shell.type(f"fpath=({self.folder} $fpath); autoload -Uz compinit && compinit -u -D; "
                   "setopt nobeep; bindkey '^I' list-choices; echo LOA''DED\n")
        shell.until(["LOADED"])
        for line, words in (("relocate ", COMMANDS), ("relocate solve --", {"--out", "--gap", "--boundaries"}),
                            ("relocate export plan --table ", TABLES), ("relocate solve --language ", {"zh", "en"}),
                            ("relocate solve ", {"my-county"}), ("relocate verify ", {"plan-one"})):
            shell.type(line + "\t")
            shell.until([rf"(^|\s){re.escape(word)}(/|\s|$)" for word in words])
            shell.type("\x15")


if __name__ == "__main__":
    unittest.main()
