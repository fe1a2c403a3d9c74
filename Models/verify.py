#!/usr/bin/env python3
"""A second checker of plan folders, independent of relocate: it is written from
Documentation/en/proof.md, tables.md and scenario.md alone, in Python's standard library, and shares
no code with the program. Its own reading of the formulas is the point of it.

    python3 Models/verify.py PLAN_FOLDER…

It ends with 0 where all is sound, 4 where something is wrong (the first things are named), 66 where
a folder cannot be read.
"""
import csv, hashlib, io, json, math, os, re, sys
from collections import Counter, namedtuple
from fractions import Fraction
from functools import cache

TABLES = {  # table: file names, then key and Chinese headings (tables.md)
    "households": ("households 农户 农户表 户表 搬迁户 搬迁对象", """
        id 户编号 户号 编号|people 家庭人口 人口数 家庭人数|settlement 自然屯 屯 组 村民小组|head 户主姓名 户主|
        id_number 户主身份证号 身份证号 证件号码|category 人员类别|workers 劳动力人数|preschool 幼儿人数|
        primary 小学在读人数|middle 初中在读人数|elderly 60岁以上人数|disabled 残疾人数|ethnicity 民族|
        hazard 地质灾害等级|kin 亲属组|wish_1 意愿安置点1|wish_2 意愿安置点2|wish_3 意愿安置点3|
        pinned_site 指定安置点|accepts_cross_region 是否愿意县外安置|barred_sites 不可安置点"""),
    "settlements": ("settlements 自然屯 自然屯表 屯表 屯", """
        id 屯编号 自然屯编号 编号|name 名称|village 行政村 村|township 乡镇|longitude 经度|latitude 纬度|
        move 搬迁方式|hazard 地质灾害等级"""),
    "sites": ("sites 安置点 安置点表", """
        id 安置点编号 编号|name 名称 安置点|region 区域|kind 类型|longitude 经度|latitude 纬度|people 可安置人数|
        households 可安置户数|preschool 幼儿园学位|primary 小学学位|middle 初中学位|jobs 就业岗位数|
        min_people 最少安置人数|opens 交付日期|cost_per_person 人均成本(元) 人均成本"""),
    "dwellings": ("dwellings 户型 户型表 住房", """
        site 安置点编号 安置点|type 户型|area 面积|min_people 最少人数|max_people 最多人数|count 套数|
        cost 每套成本(元) 每套成本"""),
    "distances": ("distances 距离 距离表",
                  "settlement 自然屯 屯 组 村民小组|site 安置点编号 安置点|km 距离(公里) 距离"),
    "scores": ("scores 评分 评分表", "household 户编号 户号 编号|site 安置点编号 安置点"),
}
WORDS = {"建档立卡": "registered_poor", "同步搬迁": "accompanying", "整体搬迁": "whole",
         "个别搬迁": "individual", "县内": "in_county", "跨区域": "cross_region",
         "县外": "cross_region"}
CONSENT = "accepts_cross_region"
YES = {"yes", "y", "true", "1", "是", "愿意", "同意"}
COUNTS = ["people", "workers", "preschool", "primary", "middle", "elderly", "disabled"]
HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

# What a limit is about: `use` by household, counted at `sites`; None for a row of dwellings.
Resource = namedtuple("Resource", "name lower upper sites use")


class Wrong(Exception):
    """The first thing that is wrong with a certificate."""


# --- Reading -------------------------------------------------------------------------------------

@cache
def narrow(text):
    return text.translate(HALF_WIDTH).strip()


@cache
def number(text, places=0):
    """A cell's number times 10^places, rounded half away from 0; None where the cell is empty."""
    text = narrow(text or "").replace(",", "").replace(" ", "")
    if not text:
        return None
    size = math.floor(abs(Fraction(text)) * 10 ** places + Fraction(1, 2))
    return -size if text[0] == "-" else size


def word(text):
    """A cell's text under the English words."""
    return WORDS.get(narrow(text or ""), text or "")


def consent(text):
    return str(narrow(text).lower() in YES).lower() if text else ""


def cells(values):
    """Values of a scenario as cells of a table; what is no scalar is left out."""
    return {key: "" if value is None else str(value) for key, value in values.items()
            if not isinstance(value, (list, dict))}


def decode(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def read_tables(folder, names):
    """By table: rows as dictionaries under English keys, and the keys that are there."""
    tables = {table: ([], set()) for table in TABLES}
    for name in names:
        stem, ending = os.path.splitext(narrow(name).lower())
        table = next((t for t, (stems, _) in TABLES.items() if stem in stems.split()), None)
        if table is None or ending != ".csv" or tables[table][1]:
            raise ValueError(f"{name}: this checker reads one CSV file for each table only")
        keys = {alias: aliases.split()[0] for aliases in TABLES[table][1].split("|")
                for alias in aliases.split()}
        text = decode(open(os.path.join(folder, name), "rb").read())
        lines = list(csv.reader(io.StringIO(text, newline="")))
        known = [sum(narrow(cell) in keys for cell in line) for line in lines[:20]]
        start = known.index(max(known))
        heads = [keys.get(narrow(cell), cell.strip()) for cell in lines[start]]
        rows = [dict(zip(heads, map(str.strip, line))) for line in lines[start + 1:]
                if any(map(str.strip, line))]
        tables[table] = rows, set(heads) - {""}
    heads = tables["households"][1]
    if heads & {"relation", "与户主关系"} or "people" not in heads:
        raise ValueError("this checker reads registers with one row for each household only")
    return tables


def read_assignments(path):
    # An apostrophe keeps spreadsheets from computing what is only text; it is not part of it.
    plain = lambda cell: re.sub("^'(?='*[-=+@\t\r\n＝＋－＠])", "", cell) if cell else cell
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [{key: plain(cell) for key, cell in row.items()} for row in csv.DictReader(file)]
    if len({r["household"] for r in rows}) < len(rows):
        raise ValueError("assignments.csv repeats a household")
    return rows


def parse_yaml(text):
    """The YAML of plan folders' scenarios: what fits on one line is JSON but for bare words."""
    lines = [(re.match(" *", line).end(), line.strip()) for line in text.split("\n") if line]
    quoted = r'"(?:[^"\\]|\\.)*"'

    def flow(text):
        bare = lambda match: match[0] if re.fullmatch(
            r'".*"|true|false|null|-?\d+(\.\d+)?', match[0]) else json.dumps(match[0])
        return json.loads(re.sub(quoted + r'|[^\s\[\]{},:"]+', bare, text), parse_float=str)

    def block():
        items, pairs, indent = [], {}, lines[0][0]
        while lines and lines[0][0] == indent:
            line = lines.pop(0)[1]
            key = re.match(rf"({quoted}|\w+):(?: |$)", line)
            if line.startswith("- "):
                lines.insert(0, (indent + 2, line[2:]))
                items.append(block())
            elif key is None:
                return flow(line)
            else:
                rest = line[key.end():]
                pairs[flow(key[1])] = flow(rest) if rest else block()
        return items or pairs

    return block()


# --- Section 1: the case -------------------------------------------------------------------------

def resolver(things):
    """What a cell means: an id, a name that only one thing has, or the id before a dash."""
    ids = {narrow(i): i for i in things} | {i: i for i in things}
    names = [(narrow(row["name"]), i) for i, row in things.items() if row.get("name")]
    times = Counter(name for name, _ in names)
    unique = {name: i for name, i in names if times[name] == 1}

    @cache
    def resolve(cell):
        text = narrow(cell)
        heads = [text[:dash.start()].strip() for dash in re.finditer("[-–—_]", text)]
        ways = [ids.get(cell), ids.get(text), unique.get(text), *map(ids.get, reversed(heads))]
        return next(filter(None, ways), cell)
    return resolve


def great_circle(a, b):
    """Tenths of a kilometre between two rows with coordinates; None where one has none."""
    degrees = [narrow(row.get(key) or "") for key in ("longitude", "latitude") for row in (a, b)]
    if not all(degrees):
        return None
    lam1, lam2, phi1, phi2 = (math.radians(float(text)) for text in degrees)
    square = (math.sin((phi2 - phi1) / 2) ** 2
              + math.cos(phi1) * math.cos(phi2) * math.sin((lam2 - lam1) / 2) ** 2)
    return math.floor(2 * math.asin(min(1, math.sqrt(square))) * 6371.0088 * 10 + 0.5)


class Case:
    """H households, S sites, G settlements, D rows of dwellings by site, and what follows."""

    def __init__(self, tables, scenario, earlier):
        self.rules, self.levels = scenario["rules"], scenario["objectives"]
        self.earlier, self.asks_consent = earlier, CONSENT in tables["households"][1]
        changes = scenario.get("changes") or {}
        added = [{**new, **cells(new)} for new in changes.get("add_sites") or []]
        self.read_sites(tables, changes, added)
        self.read_households(tables, changes)
        self.read_distances(tables, added)
        self.scores = {column: {(r["household"], self.site(r["site"])): number(r[column], 3) or 0
                                for r in tables["scores"][0]}
                       for column in tables["scores"][1] - {"household", "site"}}
        self.allowed = {h: self.sites_of(row) for h, row in self.H.items()}
        self.make_parties()
        self.make_resources(scenario.get("limits") or [])

    @staticmethod
    def by_id(rows):
        return {r["id"]: dict(r) for r in sorted(rows, key=lambda r: r["id"].encode())}

    def read_sites(self, tables, changes, added):
        self.S = self.by_id(tables["sites"][0] + added)
        for site, values in (changes.get("sites") or {}).items():
            self.S[site].update(cells(values))
        self.site = resolver(self.S)
        self.closed, self.D = set(changes.get("close") or []), {}
        new = [{"site": s["id"], **cells(row)} for s in added for row in s.get("dwellings") or []]
        for row in tables["dwellings"][0] + new:
            site, kind = self.site(row["site"]), row["type"]
            row = row | cells((changes.get("dwellings") or {}).get(site, {}).get(kind, {}))
            rows = self.D.setdefault(site, [])
            name = f"dwelling/{site}/{kind}/{sum(other['type'] == kind for other in rows)}"
            rows.append({"name": name, "type": kind, "cost": number(row.get("cost")) or 0,
                         "count": number(row.get("count")), "max": number(row.get("max_people")),
                         "min": number(row.get("min_people") or "1")})

    def read_households(self, tables, changes):
        self.H, self.G = self.by_id(tables["households"][0]), self.by_id(tables["settlements"][0])
        if len(self.H) < len(tables["households"][0]):
            raise ValueError("the households table repeats an id")
        settlement = resolver(self.G)
        for h, row in self.H.items():
            row["settlement"] = g = settlement(row["settlement"])
            row["p"] = number(row["people"])
            row["wishes"] = [self.site(row[w]) if row.get(w) else None
                             for w in ("wish_1", "wish_2", "wish_3")]
            row["penalties"] = {s: row["wishes"].index(s) for s in row["wishes"] if s}
            pinned = "" if h in (changes.get("unpin") or []) else row.get("pinned_site")
            row["pinned"] = (changes.get("pin") or {}).get(h) or (pinned and self.site(pinned))
            row["barred"] = {self.site(narrow(cell)) for cell in
                             re.split("[;；]", row.get("barred_sites") or "") if cell.strip()}
            row[CONSENT] = consent(row.get(CONSENT))
            hazards = [number(r.get("hazard")) for r in (row, self.G.setdefault(g, {"id": g}))]
            row["hazard"] = next((str(hazard) for hazard in hazards if hazard is not None), "")
            row["priority"] = 1 + int(row["hazard"] or 0)
        self.members = {g: [] for g in self.G}
        for h, row in self.H.items():
            self.members[row["settlement"]].append(h)

    def read_distances(self, tables, added):
        settlement = resolver(self.G)
        known = {(settlement(r["settlement"]), self.site(r["site"])): number(r["km"], 1)
                 for r in tables["distances"][0] if r["km"]}
        known |= {(g, new["id"]): number(str(km), 1)
                  for new in added for g, km in (new.get("km") or {}).items()}
        self.distance = {(g, s): known[g, s] if (g, s) in known else great_circle(G, S)
                         for g, G in self.G.items() for s, S in self.S.items()}

    @cache
    def fitting(self, people, site):
        return [row for row in self.D.get(site, []) if row["count"] != 0
                and row["min"] <= people <= (people if row["max"] is None else row["max"])]

    def sites_of(self, row):
        """E(h)."""
        asks = (self.rules["consent_for_cross_region"] and self.asks_consent
                and row[CONSENT] != "true")
        far = number(str(self.rules.get("max_distance_km", 10 ** 9)), 1)
        return [s for s, site in self.S.items() if s not in self.closed
                and not (asks and word(site.get("region")) == "cross_region")
                and s not in row["barred"] and (row["pinned"] or s) == s
                and (self.distance[row["settlement"], s] or 0) <= far
                and (s not in self.D or self.fitting(row["p"], s))]

    def make_parties(self):
        """Parties by their first household; a part is a party's households in one settlement."""
        kin, rules = {}, self.rules
        for h, row in self.H.items():
            if rules["kin_together"] and row.get("kin"):
                kin.setdefault(row["kin"], []).append(h)
        whole = [self.members[g] for g, row in self.G.items()
                 if rules["whole_settlements"] == "hard" and word(row.get("move")) == "whole"]
        bound = {h: [h] for h in self.H}
        for bond in [*kin.values(), *whole]:
            joined = sorted({other for h in bond for other in bound[h]}, key=str.encode)
            bound.update(dict.fromkeys(joined, joined))
        self.party = {h: bond[0] for h, bond in bound.items()}
        self.parties = {bond[0]: bond for bond in bound.values()}
        self.must = {P: rules["place_everyone"] or any(self.H[h]["pinned"] for h in members)
                     for P, members in self.parties.items()}
        self.party_sites = {P: [s for s in self.S if all(s in self.allowed[h] for h in members)]
                            for P, members in self.parties.items()}
        self.parts = {P: {} for P in self.parties}
        for h, row in self.H.items():
            self.parts[self.party[h]].setdefault(row["settlement"], []).append(h)
        self.parties_of = {g: sorted({self.party[h] for h in members}, key=str.encode)
                           for g, members in self.members.items()}

    def make_resources(self, limits):
        column = lambda key: {h: number(row.get(key)) or 0 for h, row in self.H.items()}
        self.use = {key: column(key) for key in ("people", "preschool", "primary", "middle")}
        self.use["households"] = dict.fromkeys(self.H, 1)
        self.use["jobs"] = {h: int(workers > 0) for h, workers in column("workers").items()}
        self.resources = []
        add = lambda *fields: self.resources.append(Resource(*fields))
        for s, row in self.S.items():
            for key, use in self.use.items():
                least = "" if key != "people" or s in self.closed else row.get("min_people")
                if key != "jobs" or self.rules["one_job_per_working_household"]:
                    add(f"site/{s}/{key}", number(least), number(row.get(key)), [s], use)
            for dwelling in self.D.get(s, []):
                add(dwelling["name"], None, dwelling["count"], [s], None)
        for n, limit in enumerate(limits):
            where, at, key = limit.get("where") or {}, limit.get("sites", {}), limit["measure"]
            sites = [s for s, row in self.S.items() if (s in at if isinstance(at, list) else
                     all(word(row.get(c)) == word(v) for c, v in at.items()))]
            every = self.use[key] if key in ("people", "households") else column(key)
            asked = {c: consent(v) if c == CONSENT else word(v) for c, v in where.items()}
            counted = {h: every[h] * all(self.text(h, c) == v for c, v in asked.items())
                       for h in self.H}
            add(f"limit/{n}", limit.get("at_least"), limit.get("at_most"), sites, counted)
            if "share_at_most" in limit:  # counted ≤ a/b · all, both sides times b
                a, b = Fraction(limit["share_at_most"]).as_integer_ratio()
                share = {h: b * counted[h] - a * every[h] for h in self.H}
                for s in sites:
                    add(f"share/{n}/{s}", None, 0, [s], share)

    def text(self, h, column):
        """The household's text in a column, else its settlement's."""
        row = self.H[h]
        return word(row.get(column)) or word(self.G[row["settlement"]].get(column))

    @cache
    def groups(self, column):
        """By text, the households of a group; persons that are counted are numbers."""
        groups = {}
        for h, row in self.H.items():
            text = str(number(row.get(column)) or 0) if column in COUNTS else self.text(h, column)
            groups.setdefault(text, []).append(h)
        return groups

    def charge(self, key, h, s):
        """What h at s (None: left out) adds to a criterion that is a sum, but for its dwelling."""
        row = self.H[h]
        if key == "moved":
            return int(self.earlier.get(h, s) != s)
        if key == "unplaced":
            return row["p"] * row["priority"] if s is None else 0
        if s is None or key == "split" or key.startswith("worst:"):
            return 0
        if key == "wishes":
            return row["p"] * row["penalties"].get(s, 4 if row["penalties"] else 0)
        if key == "distance":
            return row["p"] * (self.distance[row["settlement"], s] or 0)
        if key == "cost":
            return row["p"] * (number(self.S[s].get("cost_per_person")) or 0)
        return -self.scores[key.removeprefix("score:")].get((h, s), 0)


# --- Section 1: a plan, its sites x and types of dwelling d by household -------------------------

def rule_faults(case, x, d):
    """What the plan breaks."""
    for P, members in case.parties.items():
        sites = {x[h] for h in members}
        if len(sites) > 1:
            yield f"the households {', '.join(members[:5])} must be together"
        if case.must[P] and None in sites:
            yield f"household {P} and those bound to it must be placed"
    here, taken = {s: [] for s in case.S}, Counter()
    for h, s in x.items():
        if s is None:
            continue
        here[s].append(h)
        if s not in case.allowed[h]:
            yield f"household {h} may not be at {s}"
        row = next((row for row in case.D.get(s, []) if row["type"] == d[h]), None)
        if s in case.D and row not in case.fitting(case.H[h]["p"], s):
            yield f"household {h} has no dwelling that fits at {s}"
        elif row:
            taken[row["name"]] += 1
        elif d[h]:
            yield f"household {h} takes dwelling {d[h]}, which {s} does not have"
    for name, lower, upper, sites, use in case.resources:
        amount = sum(use[h] for s in sites for h in here[s]) if use else taken[name]
        if (upper is not None and amount > upper) or (lower is not None and amount < lower):
            yield f"{name}: {amount} is not within {lower}…{upper}"
    most = case.rules.get("sites_per_settlement")
    for g, members in case.members.items():
        if most is not None and len({x[h] for h in members} - {None}) > most:
            yield f"settlement {g} uses more than {most} sites"


def criterion(case, key, x, d):
    if key == "split":
        return sum(max(0, len({x[h] for h in members} - {None}) - 1)
                   for members in case.members.values())
    if key.startswith("worst:"):
        means = [0]
        for members in case.groups(key[6:]).values():
            P = sum(case.H[h]["p"] for h in members)
            B = sum(case.charge(part, h, x[h]) for h in members for part in ("wishes", "distance"))
            means.append((2000 * B + P) // (2 * P) if P else 0)
        return max(means)
    rows = {(s, row["type"]): row["cost"] for s in case.D for row in case.D[s]}
    dwellings = sum(rows.get((s, d[h]), 0) for h, s in x.items() if s) if key == "cost" else 0
    return dwellings + sum(case.charge(key, h, s) for h, s in x.items())


def terms(level):
    return {key: weight for key, weight in level.items() if key != "tolerance"}


# --- Section 3: what a certificate proves --------------------------------------------------------

def exact(value):
    """A JSON number as an integer of 64 bits."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value) \
            or not -2 ** 63 <= value < 2 ** 63:
        raise Wrong(f"{value!r} is no integer of 64 bits")
    return int(value)


def only(things, name):
    if len(things) != 1:
        raise Wrong(f"the multiplier {name!r} names nothing, or two things")
    return things[0]


class Leaf:
    """The bound of a leaf. Prices are worked out once for all leaves with the same multipliers."""

    def __init__(self, case, level, multipliers):
        self.case, self.constant = case, 0
        self.scale = exact(multipliers["scale"])
        self.lambdas = [exact(value) for value in multipliers["earlierLevels"]]
        if self.scale < 1 or len(self.lambdas) != level or min(self.lambdas, default=0) < 0:
            raise Wrong("the scale is below 1, or multipliers of levels are missing or negative")
        self.W = Counter()
        for factor, weights in zip(self.lambdas + [self.scale], case.levels):
            for key, weight in terms(weights).items():
                self.W[key] += factor * weight
        self.row_price, self.use_prices = Counter(), {s: [] for s in case.S}
        for name, value in multipliers["resources"].items():
            if exact(value):
                self.price(only([r for r in case.resources if r.name == name], name), exact(value))
        self.mean = Counter()  # by household, the price of its burden
        for column, means in multipliers.get("means", {}).items():
            self.price_groups(column, {text: exact(value) for text, value in means.items()})
        self.links, names = {}, {}
        for P, parts in case.parts.items():
            for g, members in list(parts.items())[1:]:
                for s in case.S:
                    names.setdefault(f"{members[0]}/{s}", []).append((P, g, s))
        for name, value in multipliers["links"].items():
            if exact(value):
                self.links[only(names.get(name, []), name)] = exact(value)
        self.costs_of_households()

    def price(self, resource, value):
        bound = resource.upper if value > 0 else resource.lower
        if bound is None:
            raise Wrong(f"the multiplier {resource.name!r} is {value}, and there is no such limit")
        self.constant += value * bound
        if resource.use is None:
            self.row_price[resource.name] = value
        else:
            for s in resource.sites:
                self.use_prices[s].append((value, resource.use))

    def price_groups(self, column, means):
        groups, charged = self.case.groups(column), 0
        for text, value in means.items():
            if value < 0 or text not in groups:
                raise Wrong(f"the multiplier of {text!r} of {column!r} is negative, or of no group")
            people = sum(self.case.H[h]["p"] for h in groups[text])
            charged += value * people
            self.constant += value * ((people - 1) // 2)
            for h in groups[text]:
                self.mean[h] += 1000 * value
        if charged > self.W["worst:" + column]:
            raise Wrong(f"the multipliers of groups of {column!r} exceed the criterion's weight")

    def costs_of_households(self):
        """c(h,s), and c(h,∅) where s is None."""
        case, W = self.case, {key: weight for key, weight in self.W.items() if weight}
        cheapest = cache(lambda p, s: min((
            self.W["cost"] * row["cost"] + self.row_price[row["name"]]
            for row in case.fitting(p, s)), default=0))
        self.cost = {}
        for h, row in case.H.items():
            weights = W if not self.mean[h] else {
                **W, **{key: self.W[key] + self.mean[h] for key in ("wishes", "distance")}}
            for s in [None, *case.party_sites[case.party[h]]]:
                total = sum(weight * case.charge(key, h, s) for key, weight in weights.items())
                if s is not None:
                    total += cheapest(row["p"], s)
                    total += sum(price * use[h] for price, use in self.use_prices[s])
                self.cost[h, s] = total

    def bound(self, caps, path):
        """The bound under the conditions on the path; None where no plan reaches the leaf."""
        case, forced, forbidden, used = self.case, {}, set(), {g: set() for g in self.case.G}
        for of, thing, s, parties, holds in path:
            if not holds:
                forbidden |= {(P, s) for P in parties}
            elif of == "settlement":
                used[thing].add(s)
            elif forced.setdefault(parties[0], s) != s:
                return None
        most = case.rules.get("sites_per_settlement", len(case.S))
        shared = most < len(case.S) or self.W["split"] != 0
        rows = {g: [] for g, parties in case.parties_of.items()  # of coupled settlements
                if used[g] or (shared and len(parties) > 1)}
        blocks = []
        for P, parts in case.parts.items():
            sites = tuple(s for s in case.party_sites[P]
                          if forced.get(P, s) == s and (P, s) not in forbidden)
            may_stay = not case.must[P] and P not in forced
            free = [g for g in parts if g not in rows]
            for g in parts:
                if g in rows:
                    rows[g].append(self.costs(P, (g, *free), sites, may_stay))
                    free = []
            if free:
                ways, out = self.costs(P, tuple(free), sites, may_stay)
                blocks.append(min([cost for _, cost in ways] + [out] * may_stay, default=None))
        blocks += [least_of_settlement(tuple(ways), tuple(sorted(used[g])), most, self.W["split"])
                   for g, ways in rows.items()]
        if None in blocks:
            return None
        total = sum(blocks) - self.constant - sum(l * c for l, c in zip(self.lambdas, caps))
        return -(-total // self.scale)

    @cache
    def costs(self, P, parts, sites, may_stay):
        """By site, the sum of some parts of a party; and of leaving them out, where that may be."""
        first, *others = self.case.parts[P]
        households = [h for g in parts for h in self.case.parts[P][g]]
        link = lambda s: sum(self.links.get((P, g, s), 0) * ((g in parts) - (first in parts))
                             for g in others)
        return (tuple((s, sum(self.cost[h, s] for h in households) + link(s)) for s in sites),
                sum(self.cost[h, None] for h in households) if may_stay else None)


@cache
def least_of_settlement(rows, must, most, split, steps=200_000):
    """The least way to send parts to at most `most` sites, each site in `must` taken by a part.

    None where there is no way. Depth first over sets of sites: what one more site saves can only
    shrink as others open, so the largest savings bound what a branch can still gain. Cut short, the
    result is still a lower bound."""
    if len(must) > most:
        return None
    rows = [(dict(ways), out) for ways, out in rows]
    sites = sorted({s for ways, _ in rows for s in ways} | set(must))
    spread = split * len(sites)
    spread += sum(max(map(abs, [*ways.values(), out or 0])) for ways, out in rows)
    never = 2 * spread + 1
    cost = {s: [ways.get(s, never) for ways, _ in rows] for s in sites}
    best = never

    def detour(current):
        """What it takes more that each site in `must` gets a part of its own."""
        least = {frozenset(): 0}  # by the sites that have got one
        for part, now in enumerate(current if must else ()):
            for served, value in list(least.items()):
                for s in must:
                    if s not in served and cost[s][part] < never:
                        more = served | {s}
                        least[more] = min(least.get(more, never), value + cost[s][part] - now)
        return least.get(frozenset(must), never)

    def explore(current, total, opened, candidates):
        nonlocal best, steps
        best, steps = min(best, total + detour(current)), steps - 1
        charge = split if opened else 0
        gains = [(sum(now - c for now, c in zip(current, cost[s]) if c < now), s)
                 for s in candidates if opened < most]
        gains = sorted((pair for pair in gains if pair[0] > charge), reverse=True)
        for rank, (gain, s) in enumerate(gains):
            total_then, others = total + charge - gain, gains[rank + 1:]
            floor = total_then - sum(max(0, g - split) for g, _ in others[:most - opened - 1])
            if floor >= best:
                return
            if steps <= 0:
                best = floor
                return
            explore([min(pair) for pair in zip(current, cost[s])], total_then, opened + 1,
                    [t for _, t in others])

    current = [min([never if out is None else out] + [ways.get(s, never) for s in must])
               for ways, out in rows]
    explore(current, sum(current) + split * max(0, len(must) - 1), len(must),
            [s for s in sites if s not in must])
    return None if best > spread else best


def certified(case, level, entry):
    """What the tree of one level proves; None where no plan is left at all."""
    caps = [exact(cap) for cap in entry["caps"]]
    if len(caps) != level:
        raise Wrong(f"{len(caps)} caps for {level} earlier levels")
    leaf = cache(lambda text: Leaf(case, level, json.loads(text)))
    bounds, stack = [], [(entry["root"], ())]
    while stack:
        node, path = stack.pop()
        if "leaf" in node:
            bounds.append(leaf(json.dumps(node["leaf"]["_0"], sort_keys=True)).bound(caps, path))
            continue
        (kind, names), = node["branch"]["_0"].items()
        of = {"householdAt": "household", "settlementUses": "settlement"}[kind]
        thing, site = names[of], names["site"]
        if thing not in (case.G if of == "settlement" else case.H) or site not in case.S:
            raise Wrong(f"a condition names {thing!r} and {site!r}, which are not both there")
        parties = case.parties_of[thing] if of == "settlement" else [case.party[thing]]
        for side in ("holds", "fails"):
            step = (of, thing, site, parties, side == "holds")
            stack.append((node["branch"][side], (*path, step)))
    return min((bound for bound in bounds if bound is not None), default=None)


# --- Section 4: what a checker judges ------------------------------------------------------------

def differences(comparisons):
    """The faults among triples of what is claimed of, the claim, and what is counted."""
    return [f"{what} is {counted!r}, not {claimed!r}"
            for what, claimed, counted in comparisons if claimed != counted]


def input_faults(at, plan, certificate):
    paths = {"scenario": "scenario.yaml", "earlier": "earlier.csv"}
    names = set()
    for entry in plan["inputs"]:
        path = at("inputs", paths.get(entry["role"]) or os.path.join("instance", entry["name"]))
        if entry["role"] == "instance":
            names.add(entry["name"])
        data = open(path, "rb").read() if os.path.exists(path) else b""
        if (hashlib.sha256(data).hexdigest(), len(data)) != (entry["sha256"], entry["bytes"]):
            yield f"{path} is not the file the plan was made from"
    for name in set(os.listdir(at("inputs", "instance"))) - names:
        yield f"{name} was not there when the plan was made"
    sums = {f"{entry['role']}/{entry['name']}": entry["sha256"] for entry in plan["inputs"]}
    if certificate.get("inputs") != sums:
        yield "the certificate is about other input files"
    if open(at("inputs", "scenario.yaml"), encoding="utf-8").read() != plan["scenario"]["text"]:
        yield "the scenario in plan.json is not inputs/scenario.yaml"


def record_comparisons(case, plan, rows, x, d):
    """The figures of assignments.csv and plan.json."""
    for r in rows:
        h, s = r["household"], x[r["household"]]
        row = case.H[h]
        tenths = None if s is None else case.distance[row["settlement"], s]
        rank = row["penalties"][s] + 1 if s in row["penalties"] else "none"
        counted = {"people": row["p"], "settlement": row["settlement"],
                   "wish_rank": rank if row["penalties"] and s else "",
                   "km": "" if tenths is None else f"{tenths // 10}.{tenths % 10}"}
        if s is None:
            counted["dwelling"] = ""
        for key, value in counted.items():
            yield f"in assignments.csv, {key} of {h}", r[key], str(value)
    for key, value in plan["criteria"].items():
        yield f"criterion {key}", value, criterion(case, key, x, d)
    count = lambda key, households: sum(case.use[key][h] for h in households)
    for key, households in (("all", list(case.H)), ("placed", [h for h in x if x[h]])):
        counted = {key: count(key, households) for key in ("households", "people")}
        yield f"in the summary, {key}", plan["summary"][key], counted
    for entry in plan["summary"]["sites"]:
        here = [h for h in x if x[h] == entry["site"]]
        for use in entry["resources"]:
            what = f"in the summary, {use['key']} taken at {entry['site']}"
            yield what, use["used"], count(use["key"], here)
        for use in entry["dwellings"]:
            what = f"in the summary, {use['key']} taken at {entry['site']}"
            yield what, use["used"], sum(d[h] == use["key"] for h in here)


def level_faults(case, plan, k, values, x, d, proven, caps):
    """The faults of a level's claims, and of what its certificate proves."""
    claim, value, where = plan["levels"][k], values[k], f"of level {k + 1}"
    gap = claim["value"] - claim["bound"]
    relative, excess = gap / max(1, abs(claim["value"])), gap - claim["tolerance"]
    weights = list(terms(case.levels[k]).items())
    yield from differences([
        (f"the value {where}", claim["value"], value),
        (f"what makes the value {where}", [(t["criterion"], t["weight"], t["value"])
                                           for t in claim["criteria"]],
         [(key, weight, criterion(case, key, x, d)) for key, weight in weights]),
        (f"the tolerance {where}", claim["tolerance"], case.levels[k].get("tolerance", 0)),
        (f"the gap {where}", claim["relativeGap"], relative)])
    if not claim["certifiedBound"] <= claim["bound"] <= claim["value"]:
        yield f"the bounds {where} contradict each other"
    if any(cap < earlier for cap, earlier in zip(caps, values)):
        yield f"a cap {where} is below the plan's value of its level"
    if proven is None or not claim["certifiedBound"] <= proven <= value:
        yield (f"the bound {where} that the certificate proves is {proven}; "
               f"the plan claims {claim['certifiedBound']} and has {value}")
    if plan["status"] == "proven" and excess > 0 \
            and excess / max(1, abs(claim["value"])) > plan["gapAsked"] + 1e-12:
        yield f"level {k + 1} is called proven and is not"


def load(folder):
    """The case of a plan folder and what plan.json says."""
    at = lambda *parts: os.path.join(folder, *parts)
    plan = json.load(open(at("plan.json"), encoding="utf-8"))
    names = [entry["name"] for entry in plan["inputs"] if entry["role"] == "instance"]
    scenario = open(at("inputs", "scenario.yaml"), encoding="utf-8").read()
    earlier = read_assignments(at("inputs", "earlier.csv")) \
        if any(entry["role"] == "earlier" for entry in plan["inputs"]) else []
    case = Case(read_tables(at("inputs", "instance"), names), parse_yaml(scenario),
                {r["household"]: r["site"] for r in earlier if r["site"]})
    return case, plan


def verify(folder):
    """The faults, and for each level (value, claimed bound, certified bound)."""
    at = lambda *parts: os.path.join(folder, *parts)
    case, plan = load(folder)
    certificate = json.load(open(at("certificate.json"), encoding="utf-8"))
    rows = read_assignments(at("assignments.csv"))
    x = {r["household"]: r["site"] or None for r in rows}
    d = {r["household"]: r["dwelling"] for r in rows}
    faults = list(input_faults(at, plan, certificate))
    if set(x) != set(case.H) or not set(x.values()) <= {None, *case.S}:
        return faults + ["assignments.csv is not about the households and sites of the data"], []
    faults += rule_faults(case, x, d)
    faults += differences(record_comparisons(case, plan, rows, x, d))
    if len(plan["levels"]) != len(case.levels):
        return faults + ["plan.json has not as many levels as the scenario"], []
    values = [sum(weight * criterion(case, key, x, d) for key, weight in terms(level).items())
              for level in case.levels]
    results = []
    for k, value in enumerate(values):
        proven, caps = None, []
        try:
            if certificate["version"] != 1:
                raise Wrong("the certificate has another version")
            proven = certified(case, k, certificate["levels"][k])
            caps = certificate["levels"][k]["caps"]
        except (Wrong, LookupError, TypeError, AttributeError, ValueError) as error:
            faults.append(f"the certificate of level {k + 1}: {error!r}")
        faults += level_faults(case, plan, k, values, x, d, proven, caps)
        results.append((value, plan["levels"][k]["bound"], proven))
    return faults, results


def main(folders):
    status = 0
    for folder in folders:
        try:
            faults, levels = verify(folder)
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            print(f"{folder}: cannot be read: {error!r}", file=sys.stderr)
            status = status or 66
            continue
        print(f"{folder}: " + (f"{len(faults)} things are wrong" if faults else "sound"))
        for fault in faults[:20]:
            print(f"  · {fault}")
        for k, (value, claimed, proven) in enumerate(levels):
            if proven is not None:
                print(f"  Level {k + 1}: no plan that obeys these rules is better than {proven}; "
                      f"this one has {value}; the gap is {value - proven}.")
                if proven < claimed <= value:
                    print(f"    The solver claims {claimed}, which no certificate proves.")
        status = 4 if faults else status
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
