#!/usr/bin/env python3
"""Broken workbooks and CSV files, each read by the program: refused with a sentence, or read whole, and never anything else.

    python3 Tests/Audit/broken.py BINARY COUNT [SEED]     (COUNT files, each broken in one of the ways below)

Each must end within 10 s with 65 or 66 and a sentence that names the file, or with 0 and every household that was there.
Archives that are made to inflate or to keep the reader busy come once each.
"""
import collections, io, os, random, re, resource, shutil, subprocess, sys, tempfile, time, zipfile

import cases

TINY = os.path.join(cases.ROOT, "Instances", "tiny")
SECONDS, MEMORY = 10, 4 << 30
MEGABYTE = 1 << 20
ROWS, SHARED, MAIN = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
TALLY = collections.defaultdict(collections.Counter)
WORST = {"seconds": (0, ""), "megabytes": (0, "")}


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    """An archive of parts, each bytes or pieces of them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in [content] if isinstance(content, bytes) else content:
                    part.write(piece)
    return file.getvalue()


# What is done to the bytes of a file: the archive, or a CSV file.

def flipped(r, data):
    data = bytearray(data)
    for _ in range(r.randint(1, 40)):
        data[r.randrange(len(data))] = r.randrange(256)
    return bytes(data)


def cut(r, data):
    return data[:r.randrange(len(data))] if r.random() < 0.7 else data[r.randrange(1, len(data)):]


def hole(r, data):
    start = r.randrange(len(data))
    return data[:start] + data[start + r.randint(1, 2000):]


def repeated(r, data):
    start, length = r.randrange(len(data)), r.randint(1, 2000)
    return data[:start + length] + data[start:]


BYTES = [flipped, cut, hole, repeated]


def absurd_cell(r, data):
    """One cell of a CSV file in another type or size."""
    lines = data.split(b"\n")
    row = r.randrange(1, len(lines) - 1)
    cells = lines[row].split(b",")
    cells[r.randrange(2)] = r.choice([b"", b"abc", b"-3", b"2.5", b"1e308", b"9" * 400, b"\xff\xfe", b"\0", b'"', b"4.51E+17", b"x" * MEGABYTE])
    lines[row] = b",".join(cells)
    return b"\n".join(lines)


# What is done to a part, whose archive is sound again afterwards.

def any_part(r, parts):
    return r.choice(sorted(name for name in parts if not re.search("docProps|comments|drawing|theme", name, re.I)))


def part_flipped(r, parts):
    name = any_part(r, parts)
    parts[name] = flipped(r, parts[name])


def part_cut(r, parts):
    name = any_part(r, parts)
    parts[name] = cut(r, parts[name])


def part_missing(r, parts):
    del parts[any_part(r, parts)]


def parts_swapped(r, parts):
    one, other = any_part(r, parts), r.choice(sorted(parts))
    parts[one], parts[other] = parts[other], parts[one]


def substitute(pattern, *replacements):
    """Replaces one match somewhere in the sheets."""
    def change(r, parts):
        places = [(name, m) for name in sorted(parts) if "worksheets/sheet" in name and ".rels" not in name
                  for m in re.finditer(pattern, parts[name])]
        name, match = r.choice(places)
        parts[name] = parts[name][:match.start()] + r.choice(replacements) + parts[name][match.end():]
    return change


KINDS = [b' t="b"', b' t="e"', b' t="d"', b' t="str"', b' t="inlineStr"', b' t="nonsense"', b' t="s"', b' t=""']
wrong_type = substitute(rb' t="s"|(?<=")(?=><v>)', *KINDS)
wrong_value = substitute(rb"<v>[^<]*</v>", b"<v>abc</v>", b"<v>-3</v>", b"<v>2.5</v>", b"<v></v>", b"<v>NaN</v>", b"<v>#REF!</v>", b"<f>1/0</f>",
                         b"<v>999999999</v>", b"<v>\xff\xfe</v>", b"<v>&lol;</v>")
absurd_size = substitute(rb"<v>[^<]*</v>", b"<v>1e308</v>", b"<v>-1e-320</v>", b"<v>" + b"9" * 400 + b"</v>", b"<v>9223372036854775808</v>",
                         b"<v>" + b"7" * 2 * MEGABYTE + b"</v>", b"<v>0x7fffffff</v>", b"<v>1e400</v>")
absurd_place = substitute(rb' r="[A-Z]*\d+"', b' r="ZZZZ9"', b' r="A0"', b' r="A99999999999999999999"', b' r="0"', b' r="1048577"', b' r="-1"',
                          b' r="XFD1048576"', b' r=""')
PARTS = [part_flipped, part_cut, part_missing, parts_swapped, wrong_type, wrong_value, absurd_size, absurd_place]


def absurd_header(r, data):
    """Sizes, offsets and counts of the archive's directory, made absurd."""
    data = bytearray(data)
    entries = [m.start() for m in re.finditer(b"PK\x01\x02|PK\x05\x06|PK\x03\x04", bytes(data))]
    start = r.choice(entries)
    field, width = r.choice({b"PK\x01\x02": [(20, 4), (24, 4), (28, 2), (30, 2), (42, 4), (10, 2), (8, 2)], b"PK\x05\x06": [(8, 2), (10, 2), (12, 4), (16, 4)],
                             b"PK\x03\x04": [(18, 4), (22, 4), (26, 2), (8, 2)]}[bytes(data[start:start + 4])])
    data[start + field:start + field + width] = r.choice([b"\xff" * width, b"\0" * width, r.randbytes(width)])
    return bytes(data)


def mutants(original, count, seed):
    """Broken workbooks and broken CSV tables, in turn."""
    ways = BYTES + [absurd_header] + PARTS
    tables = {name: open(os.path.join(TINY, name), "rb").read() for name in ("households.csv", "sites.csv")}
    for number in range(count):
        r = random.Random(f"{seed}/{number}")
        if number % 5 == 4:
            way, name = r.choice(BYTES + [absurd_cell]), r.choice(sorted(tables))
            yield "CSV: " + way.__name__.replace("_", " "), {**tables, name: way(r, tables[name])}
            continue
        way = ways[number % len(ways)]
        if way in PARTS:
            parts = parts_of(original)
            way(r, parts)
            data = packed(parts)
        else:
            data = way(r, original)
        yield NAMES.get(way) or way.__name__.replace("_", " "), data


NAMES = {wrong_type: "wrong type", wrong_value: "wrong value", absurd_size: "absurd number", absurd_place: "absurd place",
         absurd_header: "absurd size in the archive"}


# Archives that are made to hurt.

def noise(r, length):
    return b"<!--" + bytes(r.choices(b"abcdefghijklmnopqrstuvwxyz", k=length)) + b"-->"


def bombs(original):
    """Small files that claim, or would take, gigabytes or minutes."""
    r, sound = random.Random(1), parts_of(original)
    sheet = lambda pieces: [b"<worksheet><sheetData>", *pieces, b"</sheetData></worksheet>"]
    spread = lambda block, count: (piece for _ in range(count) for piece in (block, noise(r, 12000)))
    yield "3 GB of zeros", packed({**sound, ROWS: (bytes(MEGABYTE) for _ in range(3000))})
    liar = packed({**sound, ROWS: (bytes(MEGABYTE) for _ in range(400))})
    yield "400 MB that call themselves 64 kB", liar.replace((400 * MEGABYTE).to_bytes(4, "little"), (1 << 16).to_bytes(4, "little"))
    yield "480 MB of cells", packed({**sound, ROWS: sheet(spread(b"<row>" + b"<c><v>1</v></c>" * 16000 + b"</row>", 2000))})
    yield "480 MB of tags", packed({**sound, ROWS: sheet(spread((b"<row>" + b"<c/>" * 16000 + b"</row>") * 16, 460))})
    yield "480 MB of depth", packed({**sound, ROWS: spread(b"<a>" * 330000, 460)})
    yield "480 MB in one cell", packed({**sound, ROWS: sheet([b'<row><c t="inlineStr"><is><t>', *(bytes([97]) * MEGABYTE + bytes(r.choices(b"abcdefgh", k=28000)) for _ in range(460))])})
    text = b"<sst><si><t>" + b"a" * 32000 + b"</t></si></sst>"
    rows = b"".join(b'<row><c><v>%d</v></c><c><v>3</v></c><c t="s"><v>0</v></c></row>' % i for i in range(400000))
    yield "one text in 400,000 cells", packed({**sound, SHARED: text, ROWS: sheet([rows])})
    sheets = b"".join(b'<sheet name="households%d" sheetId="%d" r:id="rId2"/>' % (i, i + 9) for i in range(5000))
    yield "one part as 5,000 sheets", packed({**sound, MAIN: re.sub(rb"<sheets>.*</sheets>", b"<sheets>" + sheets + b"</sheets>", sound[MAIN])})
    yield "60,000 parts", packed({**sound, **{f"x/{i}": b"" for i in range(60000)}})
    entities = b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10 if i else b"lol") for i in range(12))
    yield "entities in entities", packed({**sound, ROWS: b"<!DOCTYPE a [" + entities + b"]><worksheet>&a11;</worksheet>"})
    merges = b"".join(b'<mergeCell ref="A%d:A90000"/>' % (1 + i % 80000) for i in range(2000000))
    short = b"".join(b'<row><c><v>%d</v></c><c><v>3</v></c></row>' % i for i in range(90000))
    yield "2,000,000 merged ranges", packed({**sound, ROWS: [b"<worksheet><sheetData>", short, b"</sheetData><mergeCells>", merges, b"</mergeCells></worksheet>"]})
    yield "a row at the last column, 1,000 times", packed({**sound, ROWS: sheet([b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (i, i) for i in range(1, 1001))])})


def measured(binary, *arguments):
    """Runs the program with its memory bounded: exit code, what it printed, seconds, megabytes."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen([binary, *arguments], stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "LC_ALL": "en_US.UTF-8"},
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() - start > SECONDS:
                process.kill()
                os.wait4(process.pid, 0)
                raise AssertionError(f"not done after {SECONDS} s")
            time.sleep(0.002)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        output.seek(0)
        return process.returncode, output.read(1 << 20).decode("utf-8", "replace"), seconds, usage.ru_maxrss / 1024


def judge(binary, folder, way, content):
    """One broken file: what came of it, or an AssertionError."""
    if isinstance(content, dict):
        path = os.path.join(folder, "case")
        os.makedirs(path, exist_ok=True)
        for name, data in content.items():
            open(os.path.join(path, name), "wb").write(data)
        faulty = "households.csv", "sites.csv", "case"
    else:
        path = os.path.join(folder, "case.xlsx")
        open(path, "wb").write(content)
        faulty = ("case.xlsx",)
    code, text, seconds, megabytes = measured(binary, "check", path)
    for key, value in (("seconds", seconds), ("megabytes", megabytes)):
        WORST[key] = max(WORST[key], (value, way))
    if code == 0:
        found = re.search(r"(\S+) households?, (\S+) (people|person)", text)
        # A CSV file does not say how long it is: what is a row in the broken file is a household.
        kept = 8 if isinstance(content, bytes) else len([line for line in re.split(rb"[\r\n]+", content["households.csv"]) if line]) - 1
        if not found or found[1] != str(kept):
            raise AssertionError(f"half read: {text[:300]}")
        return "read whole: what was broken is not part of a table, or is another text"
    if code not in (65, 66):
        raise AssertionError(f"exit {code}: {text[:300]}")
    if not any(re.search(rf"^  {re.escape(n)}\b[^:]*.*: \S.{{20,}}\.$", text, re.M) for n in faulty):
        raise AssertionError(f"exit {code} without a sentence: {text[:300]}")
    return f"refused with {code}"


def main():
    binary, count = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder = tempfile.mkdtemp(prefix="relocate-broken-")
    try:
        sound = os.path.join(folder, "sound.xlsx")
        made = cases.relocate(binary, "template", sound, "--from", TINY)
        assert made.returncode == 0, made.stderr
        original = open(sound, "rb").read()
        wrong = 0
        hurting = bombs(original) if count >= 200 else []
        for number, (way, content) in enumerate(list(mutants(original, count, seed)) + [("made to hurt: " + w, c) for w, c in hurting]):
            try:
                TALLY[way][judge(binary, folder, way, content)] += 1
            except AssertionError as failure:
                wrong += 1
                print(f"file {number} ({way}): {failure}", file=sys.stderr)
    finally:
        shutil.rmtree(folder)
    for way in sorted(TALLY):
        print(f"| {way} | {sum(TALLY[way].values())} | " + "; ".join(f"{what}: {n}" for what, n in sorted(TALLY[way].items())) + " |")
    for key, (value, way) in WORST.items():
        print(f"most {key}: {value:.1f} ({way})")
    refused = sum(n for t in TALLY.values() for what, n in t.items() if what.startswith("refused"))
    print(f"{sum(sum(t.values()) for t in TALLY.values()) + wrong} broken files: {refused} refused with a sentence, {wrong} judged wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
