"""Runs one program in a terminal of its own and notes when each line comes."""

import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import termios
import time
from dataclasses import dataclass, field

COLUMNS = 400  # wide enough that no program wraps or cuts a line


@dataclass
class Run:
    """What one process did."""

    lines: list = field(default_factory=list)  # (seconds since start, text)
    output: str = ""  # standard output, where it was kept apart
    seconds: float = 0
    processor_seconds: float = 0
    peak_bytes: int = 0
    status: int = 0  # exit code, or minus the signal
    was_killed: bool = False


def run(command, deadline, output_path=None, directory=None):
    """Runs to the end or kills at the deadline.

    The terminal makes every program write line by line, and ours show its progress. With `output_path` standard output
    goes to that file, and only standard error is watched.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    result = Run()
    output = open(output_path, "wb") if output_path else None
    environment = dict(os.environ, LC_ALL="C.UTF-8", TERM="xterm")
    start = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output or slave, stderr=slave,
        cwd=directory, env=environment, start_new_session=True)
    os.close(slave)
    _collect(master, process.pid, start, deadline, result)
    os.close(master)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = result.status = os.waitstatus_to_exitcode(status)
    result.seconds = time.monotonic() - start
    result.processor_seconds = usage.ru_utime + usage.ru_stime
    # The kernel counts the runner's own size at the fork too; a process smaller than that is told by its samples.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    peak = usage.ru_maxrss * 1024
    result.peak_bytes = peak if peak > own or not result.peak_bytes else result.peak_bytes
    if output:
        output.close()
        with open(output_path, encoding="utf-8", errors="replace") as text:
            result.output = text.read()
    return result


def _collect(master, pid, start, deadline, result):
    rest = b""
    while True:
        left = start + deadline - time.monotonic()
        if left <= 0 and not result.was_killed:
            result.was_killed = True
            os.killpg(pid, signal.SIGKILL)
        result.peak_bytes = max(result.peak_bytes, _peak_so_far(pid))
        ready, _, _ = select.select([master], [], [], 0.05)
        if not ready:
            continue
        try:
            chunk = os.read(master, 65536)
        except OSError:  # the other end is closed
            chunk = b""
        if not chunk:
            return
        now = time.monotonic() - start
        *lines, rest = re.split(rb"[\r\n]+|\x1b\[K", rest + chunk)
        result.lines += [(now, line.decode("utf-8", "replace")) for line in lines if line.strip()]


def _peak_so_far(pid):
    try:
        with open(f"/proc/{pid}/status") as status:
            return next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0
