#!/usr/bin/env python3
"""What may go wrong around the program, done to it: kills, interrupts, full and read-only disks, two runs at once, files
that change while they are read, little memory, no more threads, a clock that is set.

    python3 Tests/Audit/faults.py BINARY COUNT [SEED]     (COUNT moments of each kind of kill and interrupt)

After each fault: the earlier plan stands, or the new one, whole and sound to `relocate verify`; the exit code is one that the
manual gives for it; and the next run works and leaves nothing hidden behind. Full and read-only disks are small file
systems in memory, mounted in a namespace of their own.
"""
import collections, json, os, random, resource, shutil, signal, subprocess, sys, tempfile, threading, time

import cases

TINY = os.path.join(cases.ROOT, "Instances", "tiny")
TALLY = collections.defaultdict(collections.Counter)


class Bench:
    def __init__(self, binary, seed):
        self.binary, self.random = binary, random.Random(seed)
        self.folder = tempfile.mkdtemp(prefix="relocate-faults-")

    def at(self, *parts):
        return os.path.join(self.folder, *parts)

    def start(self, *arguments, **more):
        return subprocess.Popen([self.binary, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env={**os.environ, "LC_ALL": "en_US.UTF-8", **more.pop("environment", {})}, **more)

    def run(self, *arguments, **more):
        process = self.start(*arguments, **more)
        process.output, process.messages = process.communicate()
        return process

    def seconds(self, *arguments):
        start = time.monotonic()
        self.run(*arguments)
        return time.monotonic() - start


def require(condition, *what):
    if not condition:
        raise AssertionError(" ".join(map(str, what)))


def hidden(folder):
    return [n for n in os.listdir(folder) if n.startswith(".") and n != ".sweep.lock"]


def seed_of(plan):
    return json.load(open(os.path.join(plan, "plan.json")))["seed"]


def sound(bench, plan):
    run = bench.run("verify", plan)
    require(run.returncode == 0, plan, "does not verify:", run.output, run.messages)


def kill_solve(bench, count):
    """kill -9 at random moments of solve --force over an earlier plan."""
    plan = bench.at("solve", "plan")
    require(bench.run("solve", TINY, "--out", plan, "--seed", "1").returncode == 0)
    span = bench.seconds("solve", TINY, "--out", plan, "--force", "--seed", "1")
    for turn in range(count):
        process = bench.start("solve", TINY, "--out", plan, "--force", "--seed", str(turn + 2))
        time.sleep(bench.random.uniform(0, 1.2 * span))
        process.kill()
        process.communicate()
        sound(bench, plan)
        TALLY["kill -9 of solve"]["the new plan" if seed_of(plan) == turn + 2 else "the earlier plan"] += 1
    require(bench.run("solve", TINY, "--out", plan, "--force").returncode == 0)
    require(not hidden(bench.at("solve")), "left behind:", hidden(bench.at("solve")))
    runs = json.loads(bench.run("runs", bench.at("solve"), "--json").output)
    require(runs[0]["folder"] == "plan", "the history lost the last run")


def kill_sweep(bench, count):
    """kill -9 at random moments of sweep, each time gone on with by the same command."""
    grid = ["sweep", TINY, "--vary", "rules.max_distance_km=10,20,30,40", "--vary", "objectives.2.split=0,3000"]
    span = bench.seconds(*grid, "--out", bench.at("measure"))
    for turn in range(count):
        out = bench.at("sweep", str(turn // 4))
        process = bench.start(*grid, "--out", out)
        time.sleep(bench.random.uniform(0, 1.1 * span))
        process.kill()
        process.communicate()
        plans = {n: open(os.path.join(out, n, "plan.json"), "rb").read() for n in os.listdir(out)
                 if n[0] != "." and os.path.exists(os.path.join(out, n, "plan.json"))} if os.path.isdir(out) else {}
        if turn % 4 < 3:
            TALLY["kill -9 of sweep"][f"{len(plans)} of 8 plans there"] += 1
            continue
        resumed = bench.run(*grid, "--out", out)
        require(resumed.returncode == 0, "resumed sweep:", resumed.returncode, resumed.messages)
        for name, data in plans.items():
            require(open(os.path.join(out, name, "plan.json"), "rb").read() == data, name, "was made again")
        names = [n for n in os.listdir(out) if n[0].isdigit()]
        require(len(names) == 8 and not hidden(out), "sweep left", os.listdir(out))
        sound(bench, os.path.join(out, bench.random.choice(names)))
        TALLY["kill -9 of sweep"]["gone on with, nothing lost or made again"] += 1


def kill_export(bench, count):
    """kill -9 at random moments of export --force over an earlier table."""
    plan, file = bench.at("export", "plan"), bench.at("export", "table.csv")
    require(bench.run("solve", TINY, "--out", plan).returncode == 0)
    command = ["export", plan, "--table", "households", "--format", "csv", "--out", file, "--force"]
    require(bench.run(*command).returncode == 0)
    new = open(file, "rb").read()
    span = bench.seconds(*command)
    for _ in range(count):
        open(file, "wb").write(b"earlier")
        process = bench.start(*command)
        time.sleep(bench.random.uniform(0, 1.2 * span))
        process.kill()
        process.communicate()
        found = open(file, "rb").read()
        require(found in (new, b"earlier"), "half a table:", found[:80])
        TALLY["kill -9 of export"]["the new table" if found == new else "the earlier table"] += 1
    require(bench.run(*command).returncode == 0)
    require(not hidden(bench.at("export")), "left behind:", hidden(bench.at("export")))


def interrupts(bench, count):
    """SIGINT, or SIGINT and SIGTERM, at random moments; before the program watches, the system's own end is right."""
    lingyun = os.path.join(cases.ROOT, "Instances", "lingyun-2017")
    for turn in range(count):
        twice, out = turn % 2 == 1, bench.at("interrupt", str(turn))
        instance, limit, span = (lingyun, "3", 3.0) if turn % 10 == 0 else (TINY, "60", 0.15)
        process = bench.start("solve", instance, "--out", out, "--quiet", "--time-limit", limit)
        time.sleep(bench.random.uniform(0, span))
        process.send_signal(signal.SIGINT)
        if twice:
            process.send_signal(signal.SIGTERM)
        process.communicate()
        # A plan that is proven in the moment of the interrupt is a proven plan.
        allowed = {0, 2, 75, -signal.SIGINT, -signal.SIGTERM} | ({130} if twice else set())
        require(process.returncode in allowed, "interrupt ended with", process.returncode)
        if os.path.exists(out):
            sound(bench, out)
        require(os.path.exists(out) or process.returncode not in (0, 2), "exit", process.returncode, "without a plan")
        TALLY["Ctrl-C twice" if twice else "Ctrl-C"][f"exit {process.returncode}" if process.returncode >= 0 else "ended before it watched"] += 1


def two_runs(bench, count):
    """Two runs into one folder at once, with and without --force."""
    for turn in range(count):
        out, force = bench.at("two", str(turn), "plan"), ["--force"] if turn % 2 else []
        pair = [bench.start("solve", TINY, "--out", out, "--seed", str(s), *force) for s in (1, 2)]
        for process in pair:
            process.communicate()
        codes = sorted(p.returncode for p in pair)
        require(codes in ([[0, 73], [0, 0]] if not force else [[0, 0], [0, 73]]), "two runs ended with", codes)
        require(force or codes == [0, 73], "both wrote one folder without --force")
        sound(bench, out)
        folder = os.path.dirname(out)
        require(not hidden(folder), "left behind:", hidden(folder))
        TALLY["two runs, --force" if force else "two runs into one folder"][f"exits {codes[0]} and {codes[1]}"] += 1


def changing_inputs(bench, count):
    """A table is written anew all the time while it is read: what is planned with is what is copied."""
    case = bench.at("changing", "case")
    shutil.copytree(TINY, case)
    path, stop = os.path.join(case, "sites.csv"), threading.Event()
    text = open(path, encoding="utf-8-sig").read()

    def change():
        k = 0
        while not stop.is_set():
            k += 1
            with open(path, "w", encoding="utf-8") as file:
                file.write(text + "\n" * (k % 3))
                file.flush()
    thread = threading.Thread(target=change)
    thread.start()
    try:
        for turn in range(count):
            out = bench.at("changing", f"plan-{turn}")
            run = bench.run("solve", case, "--out", out, "--quiet")
            require(run.returncode in (0, 65), "a changing file ended with", run.returncode, run.messages)
            if run.returncode == 0:
                sound(bench, out)
            require((run.returncode == 0) == os.path.exists(out))
            TALLY["a file that changes while it is read"][f"exit {run.returncode}"] += 1
    finally:
        stop.set()
        thread.join()


def little_memory(bench, count):
    """ulimit -v from far too little to enough: the earlier plan, or the new one."""
    plan = bench.at("memory", "plan")
    require(bench.run("solve", TINY, "--out", plan, "--seed", "1").returncode == 0)
    for turn in range(count):
        limit = int((20 + 600 * turn / max(1, count - 1)) * 2 ** 20)
        process = bench.start("solve", TINY, "--out", plan, "--force", "--seed", str(turn + 2),
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        process.communicate(timeout=120)
        sound(bench, plan)
        isNew = seed_of(plan) == turn + 2
        require(isNew or process.returncode != 0, "exit 0 without the new plan")
        kind = "exit 0, the new plan" if process.returncode == 0 else "ended by the system" if process.returncode < 0 or process.returncode >= 126 else f"exit {process.returncode}"
        TALLY["little memory (ulimit -v)"][kind] += 1
    require(bench.run("solve", TINY, "--out", plan, "--force").returncode == 0)
    require(not hidden(bench.at("memory")))


def shim(bench, name):
    """A library of ours to be loaded before the system's."""
    library = bench.at(name + ".so")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".c")
    subprocess.run(["clang", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def no_threads(bench, count):
    """The system gives so many threads and no more: the program goes on with those it has, or says that it cannot."""
    library, plan = shim(bench, "threads"), bench.at("threads", "plan")
    require(bench.run("solve", TINY, "--out", plan, "--seed", "1").returncode == 0)
    for turn in range(count):
        given = turn if turn < 20 else bench.random.randrange(20, 200)
        process = bench.start("solve", TINY, "--out", plan, "--force", "--seed", str(turn + 2),
                              environment={"LD_PRELOAD": library, "THREADS": str(given)})
        _, messages = process.communicate(timeout=120)
        sound(bench, plan)
        isNew = seed_of(plan) == turn + 2
        require(process.returncode in (0, 70) and isNew == (process.returncode == 0),
                given, "threads ended with", process.returncode, messages)
        TALLY["no more threads"][f"exit {process.returncode}, the {'new' if isNew else 'earlier'} plan"] += 1
    require(bench.run("solve", TINY, "--out", plan, "--force").returncode == 0)
    require(not hidden(bench.at("threads")))


JUMPS = {"an hour back": -3600, "an hour on": 3600, "to before 1970": -(2 ** 31), "30 years on": 30 * 365 * 86400}


def clock_jumps(bench, count):
    """The system's clock is set during a run: the plan is whole, and no time limit notices, GLPK's neither."""
    library = shim(bench, "clock")
    lingyun, span = os.path.join(cases.ROOT, "Instances", "lingyun-2017"), bench.seconds("solve", TINY, "--out", bench.at("clock", "measure"))
    require(abs(float(subprocess.run([sys.executable, "-c", "import time; print(time.time())"], capture_output=True, text=True,
            env={**os.environ, "LD_PRELOAD": library, "CLOCK_AT": "0", "CLOCK_BY": "-86400"}).stdout) + 86400 - time.time()) < 60, "the clock was not set")
    for turn in range(count):
        name, jump = list(JUMPS.items())[turn % len(JUMPS)]
        isLong = turn % 10 in (0, 5)
        out, at = bench.at("clock", str(turn)), bench.random.uniform(0, 3000 if isLong else 1000 * span)
        start = time.monotonic()
        run = bench.run("solve", lingyun if isLong else TINY, "--out", out, "--quiet", "--time-limit", "4" if isLong else "60",
                        environment={"LD_PRELOAD": library, "CLOCK_AT": str(int(at)), "CLOCK_BY": str(jump)})
        spent = time.monotonic() - start
        # The small case is proven long before its limit, whatever the clock says.
        require(run.returncode in ((0, 2, 75) if isLong else (0,)), "a set clock ended with", run.returncode, run.messages)
        # Far from the limit either way, however busy the machine.
        require(spent < 120, "a limit of 4 s was", spent)
        require(run.returncode == 75 or os.path.exists(out))
        if os.path.exists(out):
            sound(bench, out)
        TALLY[f"the clock is set, {name}"][f"exit {run.returncode}"] += 1
    runs = bench.run("runs", bench.at("clock"), "--json")
    require(runs.returncode == 0 and len(json.loads(runs.output)) >= count // 2, "the history is not whole")


def disks(bench, count):
    """Full and read-only file systems; runs in a mount namespace of its own, as root of it."""
    script = [sys.executable, os.path.abspath(__file__), "--in-namespace", bench.binary, str(count), bench.folder]
    isRoot = os.geteuid() == 0
    run = subprocess.run(["unshare", "--mount", *([] if isRoot else ["--user", "--map-root-user"]), *script], capture_output=True, text=True)
    if run.returncode != 0:
        raise AssertionError(run.stdout + run.stderr)
    for name, counts in json.loads(run.stdout).items():
        TALLY[name].update(counts)


def disks_inside(bench, count):
    mount = lambda *a: subprocess.run(["mount", *a], check=True)
    disk = bench.at("disk")
    os.makedirs(disk)
    sizes = [int(4096 * (1 + 60 * turn / max(1, count - 1))) for turn in range(count)]
    for turn, size in enumerate(sizes):
        mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", disk)
        plan = os.path.join(disk, "plan")
        require(bench.run("solve", TINY, "--out", plan, "--seed", "1", "--quiet").returncode == 0)
        mount("-o", "remount,size=8m", disk)
        free = os.statvfs(disk)
        with open(os.path.join(disk, "filling"), "wb") as filling:
            filling.write(bytes(max(0, free.f_bavail * free.f_frsize - size)))
        run = bench.run("solve", TINY, "--out", plan, "--seed", "2", "--force", "--quiet")
        require(run.returncode in (0, 73), "a full disk ended with", run.returncode, run.messages)
        require(seed_of(plan) == (2 if run.returncode == 0 else 1))
        sound(bench, plan)
        require(not hidden(disk), "left on the full disk:", hidden(disk))
        warned = ", the history not kept, with a warning" if "Warning" in run.messages else ""
        TALLY["a full disk"][f"exit {run.returncode}, " + ("the new plan" if run.returncode == 0 else "the earlier plan") + warned] += 1
        subprocess.run(["umount", disk], check=True)
    read_only(bench, disk, mount)


def read_only(bench, disk, mount):
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", disk)
    plan = os.path.join(disk, "plan")
    require(bench.run("solve", TINY, "--out", plan, "--quiet").returncode == 0)
    mount("-o", "remount,ro", disk)
    expected = {
        ("solve", TINY, "--out", plan, "--force"): 73, ("solve", TINY, "--out", os.path.join(disk, "new", "plan")): 73,
        ("sweep", TINY, "--vary", "objectives.2.split=1", "--out", os.path.join(disk, "sweep")): 73,
        ("export", plan, "--table", "households", "--format", "csv", "--out", os.path.join(disk, "x.csv")): 73,
        ("verify", plan): 0, ("runs", disk): 0, ("runs", disk, "--remove", "1"): 73}
    for command, code in expected.items():
        run = bench.run(*command)
        require(run.returncode == code, command, "ended with", run.returncode, run.messages)
        TALLY["a read-only folder"][f"{command[0]}: exit {code}"] += 1
    subprocess.run(["umount", disk], check=True)
    # The plan's folder may be written, the history may not.
    history = bench.at("history")
    require(bench.run("solve", TINY, "--out", os.path.join(history, "first"), "--quiet").returncode == 0)
    file = os.path.join(history, "runs.sqlite")
    mount("--bind", file, file)
    mount("-o", "remount,bind,ro", file)
    run = bench.run("solve", TINY, "--out", os.path.join(history, "second"), "--quiet")
    require(run.returncode == 0 and "Warning" in run.messages, "a read-only history:", run.returncode, run.messages)
    sound(bench, os.path.join(history, "second"))
    TALLY["a history that may not be written"]["exit 0, the plan, a warning"] += 1
    subprocess.run(["umount", file], check=True)


def main(binary, count, seed=1):
    bench = Bench(os.path.abspath(binary), seed)
    few = max(2, count // 5)
    for fault, times in ((kill_solve, count), (kill_sweep, count), (kill_export, count), (interrupts, count), (two_runs, few),
                         (changing_inputs, few), (little_memory, few), (no_threads, few), (clock_jumps, few), (disks, few)):
        fault(bench, times)
    for name, counts in TALLY.items():
        print(f"| {name} | {sum(counts.values())} | " + "; ".join(f"{k}: {n}" for k, n in sorted(counts.items())) + " |")
    print(f"{sum(sum(c.values()) for c in TALLY.values())} faults: every time the earlier plan or the new one, whole.")
    shutil.rmtree(bench.folder)


if __name__ == "__main__":
    if sys.argv[1] == "--in-namespace":
        inside = Bench(sys.argv[2], 1)
        shutil.rmtree(inside.folder)
        inside.folder = sys.argv[4]
        disks_inside(inside, int(sys.argv[3]))
        print(json.dumps(TALLY))
    else:
        main(sys.argv[1], *map(int, sys.argv[2:]))
