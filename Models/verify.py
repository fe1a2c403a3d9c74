#!/usr/bin/env python3
"""A second checker of plan folders, independent of relocate: it is written from Documentation/en/proof.md, tables.md
and scenario.md alone, in Python's standard library, and shares no code with the program. Its own reading of the formulas is
the point of it.

    python3 Models/verify.py PLAN_FOLDER…      0 sound, 4 something is wrong (the first things are named), 66 unreadable
"""
import csv, fractions, functools, hashlib, io, json, math, os, re, sys

TABLES = {  # table: file names, then key: Chinese headings (tables.md)
    "households": ("households 农户 农户表 户表 搬迁户 搬迁对象", "id 户编号 户号 编号|people 家庭人口 人口数 家庭人数|settlement 自然屯 屯 组 村民小组|head 户主姓名 户主|"
        "id_number 户主身份证号 身份证号 证件号码|category 人员类别|workers 劳动力人数|preschool 幼儿人数|primary 小学在读人数|middle 初中在读人数|"
        "elderly 60岁以上人数|disabled 残疾人数|ethnicity 民族|hazard 地质灾害等级|kin 亲属组|wish_1 意愿安置点1|wish_2 意愿安置点2|wish_3 意愿安置点3|"
        "accepts_cross_region 是否愿意县外安置|pinned_site 指定安置点|barred_sites 不可安置点"),
    "settlements": ("settlements 自然屯 自然屯表 屯表 屯", "id 屯编号 自然屯编号 编号|name 名称|village 行政村 村|township 乡镇|longitude 经度|latitude 纬度|"
        "move 搬迁方式|hazard 地质灾害等级"),
    "sites": ("sites 安置点 安置点表", "id 安置点编号 编号|name 名称 安置点|region 区域|kind 类型|longitude 经度|latitude 纬度|people 可安置人数|households 可安置户数|"
        "preschool 幼儿园学位|primary 小学学位|middle 初中学位|jobs 就业岗位数|min_people 最少安置人数|opens 交付日期|cost_per_person 人均成本(元) 人均成本"),
    "dwellings": ("dwellings 户型 户型表 住房", "site 安置点编号 安置点|type 户型|area 面积|min_people 最少人数|max_people 最多人数|count 套数|cost 每套成本(元) 每套成本"),
    "distances": ("distances 距离 距离表", "settlement 自然屯 屯 组 村民小组|site 安置点编号 安置点|km 距离(公里) 距离"),
    "scores": ("scores 评分 评分表", "household 户编号 户号 编号|site 安置点编号 安置点"),
}
WORDS = {"建档立卡": "registered_poor", "同步搬迁": "accompanying", "县内": "in_county", "跨区域": "cross_region", "县外": "cross_region",
         "整体搬迁": "whole", "个别搬迁": "individual"}
RESOURCES = ["people", "households", "preschool", "primary", "middle", "jobs"]


class Wrong(Exception):
    """The first thing that is wrong with a certificate."""


@functools.lru_cache(1 << 16)
def half_width(text):
    return text.strip() if text.isascii() else "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else " " if c == "\u3000" else c for c in text).strip()


def decode(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def number(text, places=0):
    """A cell's number times 10^places, rounded half up; None where it is empty."""
    text = half_width(text or "").replace(",", "").replace(" ", "")
    if not text:
        return None
    whole, _, fraction = text.partition(".")
    fraction = fraction.ljust(places, "0")
    sign = -1 if whole.startswith("-") else 1
    rounded = fraction[places:places + 1] >= "5"
    return sign * (abs(int(whole or 0)) * 10 ** places + int(fraction[:places] or 0) + rounded)


def read_tables(folder, names):
    """By table: rows as dictionaries under English keys, and the keys that are there."""
    tables = {}
    for name in names:
        stem = half_width(os.path.splitext(name)[0]).lower()
        table = next((t for t, (files, _) in TABLES.items() if stem in files.split()), None)
        if table is None or not name.lower().endswith(".csv"):
            raise ValueError(f"{name}: this checker reads CSV tables only")
        keys = {alias: entry.split()[0] for entry in TABLES[table][1].split("|") for alias in entry.split()}
        lines = list(csv.reader(io.StringIO(decode(open(os.path.join(folder, name), "rb").read()), newline="")))
        known = lambda row: sum(half_width(c) in keys for c in row)
        start = max(range(min(20, len(lines))), key=lambda i: (known(lines[i]), -i))
        heads = [keys.get(half_width(c), c.strip()) for c in lines[start]]
        rows = [dict(zip(heads, (c.strip() for c in row))) for row in lines[start + 1:] if any(c.strip() for c in row)]
        tables[table] = (rows, set(heads) - {""})
    return tables


def parse_yaml(text):
    """The small part of YAML in which plan folders keep scenarios: block mappings and lists, flow collections, scalars."""
    lines = [(len(l) - len(l.lstrip()), l.strip()) for l in text.splitlines() if l.strip()]
    token = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[\[\]{},]|:(?=\s|$)|(?:[^\s\[\]{},:"]|:(?!\s|$))+)')

    def scalar(word):
        if word.startswith('"'):
            return json.loads(word)
        if word in ("true", "false", "null", "~"):
            return {"true": True, "false": False}.get(word)
        return int(word) if re.fullmatch(r"-?\d+", word) else word

    def flow(words):
        word = words.pop(0)
        if word == "[":
            items = []
            while words[0] != "]":
                items.append(flow(words))
                words[0] == "," and words.pop(0)
            words.pop(0)
            return items
        if word == "{":
            pairs = {}
            while words[0] != "}":
                key = scalar(words.pop(0))
                words.pop(0)
                pairs[str(key)] = flow(words)
                words[0] == "," and words.pop(0)
            words.pop(0)
            return pairs
        return scalar(word)

    def block(indent):
        if lines[0][1].startswith("- "):
            items = []
            while lines and lines[0][0] == indent and lines[0][1].startswith("- "):
                lines[0] = (indent + 2, lines[0][1][2:])
                items.append(block(indent + 2))
            return items
        words = token.findall(lines[0][1])
        if words[0] in "[{" or words[1:2] != [":"]:
            lines.pop(0)
            return flow(words)
        pairs = {}
        while lines and lines[0][0] == indent and not lines[0][1].startswith("- "):
            words = token.findall(lines.pop(0)[1])
            key = str(scalar(words[0]))
            pairs[key] = flow(words[2:]) if words[2:] else block(lines[0][0]) if lines and lines[0][0] > indent else None
        return pairs

    return block(lines[0][0])


class Case:
    """Section 1: the case of tables and scenario."""

    def __init__(self, tables, scenario, earlier):
        rows = lambda table: tables.get(table, ([], set()))[0]
        self.columns = {table: tables[table][1] for table in tables}
        self.rules, changes = scenario["rules"], scenario.get("changes") or {}
        self.levels, self.limits = scenario["objectives"], scenario.get("limits") or []
        self.S = {r["id"]: dict(r) for r in sorted(rows("sites"), key=lambda r: r["id"].encode())}
        cells = lambda row: {k: "" if v is None else str(v) for k, v in row.items() if not isinstance(v, (list, dict))}
        added = {str(new["id"]): new for new in changes.get("add_sites") or [] if str(new["id"]) not in self.S}
        self.S.update({s: cells(new) for s, new in added.items()})
        self.S = {s: self.S[s] for s in sorted(self.S, key=str.encode)}
        for site, values in (changes.get("sites") or {}).items():
            self.S[site].update({k: "" if v is None else str(v) for k, v in values.items()})
        self.resolve = self.resolver(self.S)
        self.G = {r["id"]: dict(r) for r in rows("settlements")}
        settlement = self.resolver(self.G) if self.G else (lambda cell: cell)
        self.H = {r["id"]: dict(r) for r in sorted(rows("households"), key=lambda r: r["id"].encode())}
        if len(self.H) < len(rows("households")):
            raise ValueError("this checker reads registers with one row for each household only")
        closed, unpinned = (set(map(str, changes.get(key) or [])) for key in ("close", "unpin"))
        self.closed = {s: s in closed for s in self.S}
        for row in self.S.values():
            row["crosses"] = self.word(row.get("region"), "region") == "cross_region"
        for id, h in self.H.items():
            h["settlement"] = settlement(h["settlement"])
            self.G.setdefault(h["settlement"], {"id": h["settlement"]})
            for key in ("workers", "preschool", "primary", "middle"):
                h["#" + key] = number(h.get(key)) or 0
            h["#people"], h["#households"], h["#jobs"] = number(h["people"]), 1, int(h["#workers"] > 0)
            h["wishes"] = [self.resolve(h[k]) if h.get(k) else None for k in ("wish_1", "wish_2", "wish_3")]
            h["penalties"] = {s: h["wishes"].index(s) for s in h["wishes"] if s}
            h["otherwise"] = 4 if h["penalties"] else 0
            h["pinned"] = (changes.get("pin") or {}).get(id) or (self.resolve(h["pinned_site"]) if h.get("pinned_site") and id not in unpinned else None)
            h["barred"] = {self.resolve(half_width(b)) for b in re.split("[;；]", h.get("barred_sites") or "") if b.strip()}
            h["consents"] = self.word(h.get("accepts_cross_region"), "accepts_cross_region") == "true"
            hazard = number(h.get("hazard"))
            h["priority"] = 1 + (hazard if hazard is not None else number(self.G[h["settlement"]].get("hazard")) or 0)
        self.D = {}
        for r in rows("dwellings") + [{"site": s, **cells(d)} for s, new in added.items() for d in new.get("dwellings") or []]:
            new = ((changes.get("dwellings") or {}).get(self.resolve(r["site"])) or {}).get(r["type"]) or {}
            r = {**r, **cells(new)}
            row = {"site": self.resolve(r["site"]), "type": r["type"], "count": number(r.get("count")),
                   "min": number(r.get("min_people")), "max": number(r.get("max_people")), "cost": number(r.get("cost")) or 0}
            row["min"] = 1 if row["min"] is None else row["min"]
            self.D.setdefault(row["site"], []).append(row)
        for site in self.D.values():
            for row in site:
                row["name"] = f"dwelling/{row['site']}/{row['type']}/{sum(o['type'] == row['type'] for o in site[:site.index(row)])}"
        known = {(settlement(r["settlement"]), self.resolve(r["site"])): number(r["km"], 1) for r in rows("distances") if r["km"]}
        known.update({(str(g), s): number(str(km), 1) for s, new in added.items() for g, km in (new.get("km") or {}).items()})
        self.distance = {(g, s): known.get((g, s), self.great_circle(self.G[g], self.S[s])) for g in self.G for s in self.S}
        own = self.columns.get("scores", set()) - {"household", "site"}
        self.scores = {c: {(r["household"], self.resolve(r["site"])): number(r[c], 3) or 0 for r in rows("scores")} for c in own}
        self.earlier = earlier
        self.members = {g: [] for g in self.G}
        for id, h in self.H.items():
            self.members[h["settlement"]].append(id)
        self.allowed = {h: self.sites_of(h) for h in self.H}
        self.make_parties()
        self.make_resources()

    @staticmethod
    def resolver(things):
        """The id that a cell means: itself, a unique name, or the id before a dash."""
        ids, names = {half_width(i): i for i in things}, {}
        for i, row in things.items():
            row.get("name") and names.setdefault(half_width(row["name"]), []).append(i)

        def resolve(cell):
            text = half_width(cell)
            if cell in things or text in ids:
                return cell if cell in things else ids[text]
            if len(names.get(text, [])) == 1:
                return names[text][0]
            cuts = [text[:i].strip() for i in range(len(text) - 1, 0, -1) if text[i] in "-–—_"]
            return next((ids[c] for c in cuts if c in ids), cell)
        return resolve

    @staticmethod
    def word(text, column):
        if column == "accepts_cross_region":
            return {"": ""}.get(text or "", "true" if half_width(text or "").lower() in ("yes", "y", "true", "1", "是", "愿意", "同意") else "false")
        return WORDS.get(half_width(text or ""), text or "")

    @staticmethod
    def great_circle(a, b):
        if not all(row.get(k) for row in (a, b) for k in ("longitude", "latitude")):
            return None
        lam1, phi1, lam2, phi2 = (math.radians(float(half_width(row[k]))) for row in (a, b) for k in ("longitude", "latitude"))
        square = math.sin((phi2 - phi1) / 2) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin((lam2 - lam1) / 2) ** 2
        return math.floor(2 * math.asin(min(1, math.sqrt(square))) * 6371.0088 * 10 + 0.5)

    @functools.cache
    def fitting(self, people, site):
        return [r for r in self.D.get(site, []) if r["min"] <= people <= (r["max"] if r["max"] is not None else people) and r["count"] != 0]

    def sites_of(self, id):
        h, far = self.H[id], self.rules.get("max_distance_km")
        far = None if far is None else number(str(far), 1)
        asks = self.rules["consent_for_cross_region"] and "accepts_cross_region" in self.columns["households"] and not h["consents"]
        allowed = [s for s in self.S if s == h["pinned"]] if h["pinned"] else self.S
        return [s for s in allowed if not self.closed[s] and not (asks and self.S[s]["crosses"]) and s not in h["barred"]
                and (far is None or (self.distance[h["settlement"], s] or 0) <= far) and (s not in self.D or self.fitting(h["#people"], s))]

    def make_parties(self):
        leader = {h: h for h in self.H}

        def find(h):
            while leader[h] != h:
                h = leader[h]
            return h
        bonds = [self.members[g] for g in self.G if self.rules["whole_settlements"] == "hard" and self.word(self.G[g].get("move"), "move") == "whole"]
        kin = {}
        for id, h in self.H.items():
            h.get("kin") and kin.setdefault(h["kin"], []).append(id)
        for bond in bonds + (list(kin.values()) if self.rules["kin_together"] else []):
            for h in bond[1:]:
                a, b = sorted((find(bond[0]), find(h)), key=str.encode)
                leader[b] = a
        groups = {}
        for h in self.H:
            groups.setdefault(find(h), []).append(h)
        self.parties, self.party_of = list(groups.values()), {}
        self.parts, self.parts_of = [], {g: [] for g in self.G}  # a part: (party, settlement, households)
        self.party_parts, self.must, self.party_sites = [], [], []
        for number_, members in enumerate(self.parties):
            by = {}
            for h in members:
                self.party_of[h] = number_
                by.setdefault(self.H[h]["settlement"], []).append(h)
            self.party_parts.append([])
            for g, households in by.items():
                self.party_parts[-1].append(len(self.parts))
                self.parts_of[g].append(len(self.parts))
                self.parts.append((number_, g, households))
            self.must.append(self.rules["place_everyone"] or any(self.H[h]["pinned"] for h in members))
            self.party_sites.append(self.allowed[members[0]] if len(members) == 1
                                    else [s for s in self.allowed[members[0]] if all(s in self.allowed[h] for h in members[1:])])

    def text(self, row, column):
        return self.word(row.get(column), column)

    def make_resources(self):
        """Name → (lower, upper); use is told by kind. Names that mean two things are None."""
        self.resources = {}

        def add(name, kind, lower, upper):
            self.resources[name] = None if name in self.resources else (kind, lower, upper)
        for s, row in self.S.items():
            for r in RESOURCES:
                if r != "jobs" or self.rules["one_job_per_working_household"]:
                    least = number(row.get("min_people")) if r == "people" and not self.closed[s] else None
                    add(f"site/{s}/{r}", ("site", s, r), least, number(row.get(r)))
            for row in self.D.get(s, []):
                add(row["name"], ("row",), None, row["count"])
        self.limit_use, self.limit_sites, self.share_use = [], [], []
        for n, limit in enumerate(self.limits):
            where, at, measure = limit.get("where") or {}, limit.get("sites"), limit["measure"]
            meets = lambda h: all((self.text(h, c) or self.text(self.G[h["settlement"]], c)) == self.word(str(v), c) for c, v in where.items())
            amount = lambda h: 1 if measure == "households" else number(h.get(measure)) or 0
            self.limit_use.append({id: amount(h) if meets(h) else 0 for id, h in self.H.items()})
            self.limit_sites.append({s for s, row in self.S.items() if at is None or (s in map(str, at) if isinstance(at, list)
                                     else all(self.text(row, c) == self.word(str(v), c) for c, v in at.items()))})
            add(f"limit/{n}", ("limit", n), limit.get("at_least"), limit.get("at_most"))
            # counted <= share * all, both sides times the denominator.
            share = fractions.Fraction(str(limit["share_at_most"])) if "share_at_most" in limit else None
            self.share_use.append(share and {id: share.denominator * self.limit_use[n][id] - share.numerator * amount(h) for id, h in self.H.items()}
                                  if share != 0 else self.limit_use[n])
            for s in self.limit_sites[n] if share is not None else ():
                add(f"share/{n}/{s}", ("share", n), None, 0)

    def group(self, h, column):
        """The household's text in a column, else its settlement's; counted persons are numbers, 0 where the cell is empty."""
        row = self.H[h]
        if column in ("people", "workers", "preschool", "primary", "middle", "elderly", "disabled"):
            return str(number(row.get(column)) or 0)
        if column == "hazard":
            levels = (number(r.get(column)) for r in (row, self.G[row["settlement"]]))
            return next((str(level) for level in levels if level is not None), "")
        return self.text(row, column) or self.text(self.G[row["settlement"]], column)

    def penalty(self, h, s):
        return self.H[h]["penalties"].get(s, self.H[h]["otherwise"])


def rule_faults(case, x, d):
    """What the plan x: household → site or None, d: household → dwelling type breaks."""
    for h in set(x) - set(case.H):
        yield f"household {h} is not in the data"
    used, rows = {}, {}
    for number_, members in enumerate(case.parties):
        sites = {x.get(h) for h in members}
        if len(sites) > 1:
            yield f"the households {', '.join(members[:5])} must be together"
        if case.must[number_] and None in sites:
            yield f"household {members[0]} and those bound to it must be placed"
    for h, s in x.items():
        if s is None or h not in case.H:
            continue
        if s not in case.S:
            yield f"household {h} is at {s}, which is no site"
            continue
        if s not in case.allowed[h]:
            yield f"household {h} may not be at {s}"
        row = next((r for r in case.D.get(s, []) if r["type"] == d.get(h)), None)
        if s in case.D and (row is None or row not in case.fitting(case.H[h]["#people"], s)):
            yield f"household {h} has no dwelling that fits at {s}"
        if s not in case.D and d.get(h):
            yield f"household {h} takes dwelling {d[h]}, which {s} does not have"
        if row:
            used[row["name"]] = used.get(row["name"], 0) + 1
        for r in RESOURCES:
            used[f"site/{s}/{r}"] = used.get(f"site/{s}/{r}", 0) + case.H[h]["#" + r]
        for n in range(len(case.limits)):
            used[f"limit/{n}"] = used.get(f"limit/{n}", 0) + (case.limit_use[n][h] if s in case.limit_sites[n] else 0)
            if f"share/{n}/{s}" in case.resources:
                used[f"share/{n}/{s}"] = used.get(f"share/{n}/{s}", 0) + case.share_use[n][h]
    for name, resource in case.resources.items():
        _, lower, upper = resource
        amount = used.get(name, 0)
        if (upper is not None and amount > upper) or (lower is not None and amount < lower):
            yield f"{name}: {amount} is not within {lower}…{upper}"
    most = case.rules.get("sites_per_settlement")
    for g, members in case.members.items():
        if most is not None and len({x.get(h) for h in members} - {None}) > most:
            yield f"settlement {g} uses more than {most} sites"


def criterion(case, key, x, d):
    placed = [(h, s, case.H[h]["#people"]) for h, s in x.items() if s is not None]
    if key == "unplaced":
        return sum(row["#people"] * row["priority"] for h, row in case.H.items() if x.get(h) is None)
    if key == "wishes":
        return sum(p * case.penalty(h, s) for h, s, p in placed)
    if key == "distance":
        return sum(p * (case.distance[case.H[h]["settlement"], s] or 0) for h, s, p in placed)
    if key == "split":
        return sum(max(0, len({x.get(h) for h in members} - {None}) - 1) for members in case.members.values())
    if key == "moved":
        return sum(x.get(h) != case.earlier[h] for h in case.H if h in case.earlier)
    if key == "cost":
        rows = {(s, r["type"]): r["cost"] for s in case.D for r in case.D[s]}
        return sum(p * (number(case.S[s].get("cost_per_person")) or 0) + rows.get((s, d.get(h)), 0) for h, s, p in placed)
    if key.startswith("score:"):
        return -sum(case.scores[key[6:]].get((h, s), 0) for h, s, _ in placed)
    groups = {}
    for h, row in case.H.items():
        group = groups.setdefault(case.group(h, key[6:]), [0, 0])
        group[1] += row["#people"]
        if x.get(h) is not None:
            group[0] += row["#people"] * (case.penalty(h, x[h]) + (case.distance[row["settlement"], x[h]] or 0))
    return max(((2000 * cost + people) // (2 * people) for cost, people in groups.values() if people), default=0)


class Leaf:
    """Section 3: the bound of one leaf. Prices are worked out once for all leaves with the same multipliers."""

    def __init__(self, case, level, multipliers):
        self.case, self.memo = case, {}
        scale, lambdas = exact(multipliers["scale"]), [exact(v) for v in multipliers["earlierLevels"]]
        if scale < 1 or len(lambdas) != level or any(v < 0 for v in lambdas):
            raise Wrong("the scale is below 1, or the earlier levels have too few, too many or negative multipliers")
        self.scale, self.lambdas = scale, lambdas
        self.W = {}
        for factor, terms in zip(lambdas + [scale], case.levels):
            for key, weight in terms.items():
                if key != "tolerance":
                    self.W[key] = self.W.get(key, 0) + factor * weight
        self.m, self.constant = {}, 0
        for name, value in multipliers["resources"].items():
            value = exact(value)
            if value:
                resource = case.resources.get(name)
                if resource is None:
                    raise Wrong(f"the multiplier {name!r} names nothing, or two things")
                bound = resource[2] if value > 0 else resource[1]
                if bound is None:
                    raise Wrong(f"the multiplier {name!r} is {value}, and there is no such limit")
                self.m[name] = value
                self.constant += value * bound
        self.mean = dict.fromkeys(case.H, 0)  # by household, the price of its burden
        for column, groups in multipliers.get("means", {}).items():
            people, charged = {}, 0
            for h in case.H:
                people[case.group(h, column)] = people.get(case.group(h, column), 0) + case.H[h]["#people"]
            for text, value in groups.items():
                if exact(value) < 0 or text not in people:
                    raise Wrong(f"the multiplier of {text!r} of {column!r} is negative, or there is no such group")
                charged += exact(value) * people[text]
                self.constant += exact(value) * ((people[text] - 1) // 2)
            if charged > self.W.get("worst:" + column, 0):
                raise Wrong(f"the multipliers of the groups of {column!r} exceed the criterion's weight")
            for h in case.H:
                self.mean[h] += 1000 * exact(groups.get(case.group(h, column), 0))
        self.links, names = {}, {}
        for party in case.party_parts:
            for part in party[1:]:
                for s in case.S:
                    name = f"{case.parts[part][2][0]}/{s}"
                    names[name] = None if name in names else (part, s)
        for name, value in multipliers["links"].items():
            if exact(value):
                if names.get(name) is None:
                    raise Wrong(f"the link {name!r} names nothing, or two things")
                self.links[names[name]] = exact(value)
        self.prices()

    def prices(self):
        case, W = self.case, self.W
        w, dist, cost, moved = (W.get(k, 0) for k in ("wishes", "distance", "cost", "moved"))
        scores = [(case.scores[k[6:]], v) for k, v in W.items() if k.startswith("score:") and v]
        uses = {s: [(self.m[f"limit/{n}"], case.limit_use[n]) for n in range(len(case.limits)) if f"limit/{n}" in self.m and s in case.limit_sites[n]]
                + [(self.m[f"share/{n}/{s}"], case.share_use[n]) for n in range(len(case.limits)) if f"share/{n}/{s}" in self.m] for s in case.S}
        site_prices = {s: [("#" + r, self.m[f"site/{s}/{r}"]) for r in RESOURCES if f"site/{s}/{r}" in self.m] for s in case.S}
        per_person = {s: cost * (number(case.S[s].get("cost_per_person")) or 0) for s in case.S}
        cheapest = {}
        self.at, self.out = {}, {}
        for number_, members in enumerate(case.parties):
            for h in members:
                row = case.H[h]
                p, g, before = row["#people"], row["settlement"], case.earlier.get(h)
                at = self.at[h] = {}
                wishes, burden = w + self.mean[h], dist + self.mean[h]
                for s in case.party_sites[number_]:
                    if (p, s) not in cheapest:
                        cheapest[p, s] = p * per_person[s] + min((cost * r["cost"] + self.m.get(r["name"], 0) for r in case.fitting(p, s)), default=0)
                    total = cheapest[p, s] + p * (wishes * row["penalties"].get(s, row["otherwise"]) + burden * (case.distance[g, s] or 0))
                    for key, price in site_prices[s]:
                        total += price * row[key]
                    for price, use in uses[s]:
                        total += price * use[h]
                    for table, weight in scores:
                        total -= weight * table.get((h, s), 0)
                    at[s] = total + (moved if before is not None and before != s else 0)
                self.out[h] = W.get("unplaced", 0) * p * row["priority"] + (moved if before is not None else 0)

    def bound(self, caps, forced, forbidden, used):
        """The bound under conditions; None where no plan reaches the leaf."""
        case, split, total = self.case, self.W.get("split", 0), 0
        most = case.rules.get("sites_per_settlement")
        most = len(case.S) if most is None else most
        shared = most < len(case.S) or split != 0
        coupled = {g for g, parts in case.parts_of.items() if g in used or (shared and len(parts) > 1)}
        hosts = [next((j for j in parts if case.parts[j][1] in coupled), None) for parts in case.party_parts]
        for party, parts in enumerate(case.party_parts):
            if hosts[party] is None:
                sites, out = self.costs(party, parts, forced, forbidden)
                ways = list(sites.values()) + ([] if out is None else [out])
                if not ways:
                    return None
                total += min(ways)
        for g in sorted(coupled):
            rows = []
            for part in case.parts_of[g]:
                party = case.parts[part][0]
                free = [j for j in case.party_parts[party] if case.parts[j][1] not in coupled]
                rows.append(self.costs(party, [part] + (free if hosts[party] == part else []), forced, forbidden))
            key = (g, most, tuple(sorted(used.get(g, ()))), tuple((tuple(sites.items()), out) for sites, out in rows))
            if key not in self.memo:
                self.memo[key] = least_of_settlement(rows, sorted(used.get(g, ())), most, split)
            if self.memo[key] is None:
                return None
            total += self.memo[key]
        total -= sum(l * c for l, c in zip(self.lambdas, caps)) + self.constant
        return -(-total // self.scale)

    def costs(self, party, parts, forced, forbidden):
        """By site, the sum of some parts of a party there; and of leaving them out, None where that may not be."""
        case = self.case
        own, not_at = forced.get(party), forbidden.get(party, ())
        key = (party, tuple(parts), own, frozenset(not_at))
        if key not in self.memo:
            households = [h for j in parts for h in case.parts[j][2]]
            sites = {}
            for s in case.party_sites[party]:
                if own in (None, s) and s not in not_at:
                    sites[s] = sum(self.at[h][s] for h in households)
                    for j in case.party_parts[party][1:] if self.links else ():
                        q = self.links.get((j, s), 0)
                        sites[s] += q * (j in parts) - q * (case.party_parts[party][0] in parts)
            out = None if case.must[party] or own is not None else sum(self.out[h] for h in households)
            self.memo[key] = sites, out
        return self.memo[key]


def least_of_settlement(rows, must, most, split, steps=200_000):
    """The least way to send parts to at most `most` sites, each site in `must` taken by a part; None where there is none.

    Depth first over sets of sites. What one more site saves can only shrink as others open, so the largest savings bound
    what a branch can still gain. Cut short, the result is still a lower bound."""
    sites = sorted({s for row, _ in rows for s in row} | set(must))
    if len(must) > most:
        return None
    spread = split * len(sites) + sum(max([abs(c) for c in row.values()] + [abs(out or 0)]) for row, out in rows)
    never = 2 * spread + 1
    cost = {s: [row.get(s, never) for row, _ in rows] for s in sites}
    state = {"best": None, "floor": None, "steps": steps}

    def detour(current):
        least = {frozenset(): 0}  # by the must-use sites that have got a part of their own
        for part, now in enumerate(current if must else ()):
            for taken, value in list(least.items()):
                for s in must:
                    if s not in taken and cost[s][part] < never:
                        with_ = taken | {s}
                        least[with_] = min(least.get(with_, never), value + cost[s][part] - now)
        return least.get(frozenset(must), never)

    def offer(value):
        state["best"] = value if state["best"] is None else min(state["best"], value)

    def explore(current, total, opened, candidates):
        charge = split if opened else 0
        gains = []
        for s in candidates if opened < most else ():
            gain = sum(now - c for now, c in zip(current, cost[s]) if c < now)
            if gain > charge:
                gains.append((gain, s))
        gains.sort(key=lambda pair: -pair[0])
        for rank, (gain, s) in enumerate(gains):
            further = sum(max(0, g - split) for g, _ in gains[rank + 1:rank + most - opened])
            if total + charge - gain - further >= state["best"]:
                return
            if state["steps"] == 0:
                floor = total + charge - gain - further
                state["floor"] = floor if state["floor"] is None else min(state["floor"], floor)
                return
            state["steps"] -= 1
            now = [min(pair) for pair in zip(current, cost[s])]
            offer(total + charge - gain + detour(now))
            explore(now, total + charge - gain, opened + 1, [t for _, t in gains[rank + 1:]])

    current = [never if out is None else out for _, out in rows]
    for s in must:
        current = [min(pair) for pair in zip(current, cost[s])]
    total = sum(current) + split * max(0, len(must) - 1)
    offer(total + detour(current))
    explore(current, total, len(must), [s for s in sites if s not in must])
    least = state["best"] if state["floor"] is None else min(state["best"], state["floor"])
    return None if least > spread else least


def exact(value):
    """A JSON number as an integer of 64 bits."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value) or not -2**63 <= value < 2**63:
        raise Wrong(f"{value!r} is no integer of 64 bits")
    return int(value)


def certified(case, level, entry):
    """Section 3: what the tree of one level proves; None where no plan is left at all."""
    caps = [exact(c) for c in entry["caps"]]
    if len(caps) != level:
        raise Wrong(f"{len(caps)} caps for {level} earlier levels")
    leaves, least = {}, None
    stack = [(entry["root"], {}, {}, {}, False)]
    while stack:
        node, forced, forbidden, used, contradiction = stack.pop()
        if "leaf" in node:
            key = json.dumps(node["leaf"]["_0"], sort_keys=True)
            if key not in leaves:
                leaves[key] = Leaf(case, level, node["leaf"]["_0"])
            bound = None if contradiction else leaves[key].bound(caps, forced, forbidden, used)
            least = bound if least is None else least if bound is None else min(least, bound)
            continue
        (kind, names), branch = next(iter(node["branch"]["_0"].items())), node["branch"]
        s, without, with_, uses, clash = names["site"], dict(forbidden), dict(forced), dict(used), contradiction
        thing = names["household" if kind == "householdAt" else "settlement"]
        if s not in case.S or thing not in (case.H if kind == "householdAt" else case.G):
            raise Wrong(f"a condition names {thing!r} and {s!r}, which are not both there")
        if kind == "householdAt":
            parties = [case.party_of[thing]]
            clash = clash or forced.get(parties[0], s) != s
            with_[parties[0]] = s
        else:
            parties = [case.parts[j][0] for j in case.parts_of[thing]]
            uses[thing] = used.get(thing, frozenset()) | {s}
        for party in parties:
            without[party] = without.get(party, frozenset()) | {s}
        stack.append((branch["holds"], with_, forbidden, uses, clash))
        stack.append((branch["fails"], forced, without, used, contradiction))
    return least


def read_assignments(path):
    # An apostrophe keeps spreadsheets from computing what is only text; it is not part of it.
    plain = lambda cell: cell[1:] if cell and cell[0] == "'" and re.match("'+[-=+@\t\r\n＝＋－＠]", cell) else cell
    rows = [{k: plain(v) for k, v in row.items()}
            for row in csv.DictReader(io.StringIO(open(path, "rb").read().decode("utf-8-sig"), newline=""))]
    if len({r["household"] for r in rows}) < len(rows):
        raise ValueError("assignments.csv repeats a household")
    return rows


def verify(folder):
    """Section 4. The faults, and for each level (value, claimed bound, certified bound)."""
    at = lambda *parts: os.path.join(folder, *parts)
    plan = json.load(open(at("plan.json"), encoding="utf-8"))
    faults, names = [], []
    for entry in plan["inputs"]:
        path = at("inputs", {"instance": os.path.join("instance", entry["name"]), "scenario": "scenario.yaml", "earlier": "earlier.csv"}[entry["role"]])
        data = open(path, "rb").read() if os.path.exists(path) else b""
        entry["role"] == "instance" and names.append(entry["name"])
        if hashlib.sha256(data).hexdigest() != entry["sha256"] or len(data) != entry["bytes"]:
            faults.append(f"{path} is not the file the plan was made from")
    for name in set(os.listdir(at("inputs", "instance"))) - set(names):
        faults.append(f"{name} was not there when the plan was made")
    scenario_text = open(at("inputs", "scenario.yaml"), encoding="utf-8").read()
    if plan["scenario"]["text"] != scenario_text:
        faults.append("the scenario in plan.json is not inputs/scenario.yaml")
    earlier = {r["household"]: r["site"] for r in read_assignments(at("inputs", "earlier.csv")) if r["site"]} \
        if any(e["role"] == "earlier" for e in plan["inputs"]) else {}
    case = Case(read_tables(at("inputs", "instance"), names), parse_yaml(scenario_text), earlier)
    rows = read_assignments(at("assignments.csv"))
    x = {r["household"]: r["site"] or None for r in rows}
    d = {r["household"]: r["dwelling"] or None for r in rows if r["site"]}
    faults += rule_faults(case, x, d)
    if any(s is not None and s not in case.S for s in x.values()) or set(x) != set(case.H):
        return faults + ["assignments.csv does not hold the households of the data at its sites"], []
    for r in rows:
        faults += row_faults(case, r)
    values = [sum(weight * criterion(case, key, x, d) for key, weight in level.items() if key != "tolerance") for level in case.levels]
    for key, value in plan["criteria"].items():
        if criterion(case, key, x, d) != value:
            faults.append(f"criterion {key} is not {value}")
    people = lambda hs: {"households": len(hs), "people": sum(case.H[h]["#people"] for h in hs)}
    if plan["summary"]["all"] != people(list(case.H)) or plan["summary"]["placed"] != people([h for h in x if x[h]]):
        faults.append("the summary does not count the people and households of the plan")
    faults += site_faults(case, plan["summary"]["sites"], x, d)
    if len(plan["levels"]) != len(values):
        return faults + ["plan.json has not as many levels as the scenario"], []
    certificate = json.load(open(at("certificate.json"), encoding="utf-8"))
    if certificate.get("inputs") != {f"{e['role']}/{e['name']}": e["sha256"] for e in plan["inputs"]}:
        faults.append("the certificate is about other input files")
    results = []
    for k, (claim, value) in enumerate(zip(plan["levels"], values)):
        proven = None
        try:
            if certificate["version"] != 1 or k >= len(certificate["levels"]):
                raise Wrong("the certificate has another version, or too few levels")
            proven = certified(case, k, certificate["levels"][k])
            if any(cap < values[j] for j, cap in enumerate(certificate["levels"][k]["caps"])):
                raise Wrong("a cap is below the plan's value of that level")
            if proven is None or not claim["certifiedBound"] <= proven <= value:
                raise Wrong(f"the certificate proves {proven}, the plan claims {claim['certifiedBound']} and has {value}")
        except (Wrong, KeyError, TypeError, AttributeError, ValueError, StopIteration) as error:
            if "is not covered" not in str(error):
                faults.append(f"level {k + 1}: {error!r}")
        faults += claim_faults(case, plan, k, claim, value, x, d)
        results.append((value, claim["bound"], proven))
    return faults, results


def site_faults(case, sites, x, d):
    """The figures of plan.json's summary by site."""
    here = {}
    for h in case.H:
        here.setdefault(x[h], []).append(h)
    for entry in sites:
        s, own = entry["site"], here.get(entry["site"], [])
        uses = [(use, sum(case.H[h]["#" + use["key"]] for h in own)) for use in entry["resources"]]
        uses += [(use, sum(d.get(h) == use["key"] for h in own)) for use in entry["dwellings"]]
        for use, counted in uses:
            if use["used"] != counted:
                yield f"the summary says that {use['used']} of {use['key']} are taken at {s}; {counted} are"


def row_faults(case, r):
    h, s = case.H[r["household"]], r["site"] or None
    distance = None if s is None else case.distance[h["settlement"], s]
    km = "" if distance is None else f"{distance // 10}.{distance % 10}"
    wished = any(h["wishes"]) and s is not None
    rank = "" if not wished else str(h["wishes"].index(s) + 1) if s in h["wishes"] else "none"
    expected = {"people": str(h["#people"]), "settlement": h["settlement"], "wish_rank": rank, "km": km}
    if s is None:
        expected["dwelling"] = ""
    for key, value in expected.items():
        if r[key] != value:
            yield f"assignments.csv says {key} {r[key]!r} for {r['household']}; it is {value!r}"


def claim_faults(case, plan, k, claim, value, x, d):
    terms = [(t["criterion"], t["weight"]) for t in claim["criteria"]]
    if terms != [(c, w) for c, w in case.levels[k].items() if c != "tolerance"] or claim["tolerance"] != case.levels[k].get("tolerance", 0):
        yield f"level {k + 1} is not the scenario's"
    if claim["value"] != value or any(criterion(case, t["criterion"], x, d) != t["value"] for t in claim["criteria"]):
        yield f"level {k + 1} has the value {value}"
    if not claim["certifiedBound"] <= claim["bound"] <= claim["value"]:
        yield f"the bounds of level {k + 1} contradict each other"
    gap = claim["value"] - claim["bound"]
    if claim["relativeGap"] != (gap / max(1, abs(claim["value"])) if gap else 0):
        yield f"the gap of level {k + 1} does not follow from value and bound"
    excess = gap - claim["tolerance"]
    if plan["status"] == "proven" and excess > 0 and excess / max(1, abs(claim["value"])) > plan["gapAsked"] + 1e-12:
        yield f"level {k + 1} is called proven and is not"


def main(folders):
    status = 0
    for folder in folders:
        try:
            faults, levels = verify(folder)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            print(f"{folder}: cannot be read: {error!r}", file=sys.stderr)
            status = status or 66
            continue
        print(f"{folder}: " + (f"{len(faults)} things are wrong" if faults else "sound"))
        for fault in faults[:20]:
            print(f"  · {fault}")
        for k, (value, claimed, proven) in enumerate(levels):
            if proven is not None:
                print(f"  Level {k + 1}: no plan that obeys these rules is better than {proven}; this one has {value}; the gap is {value - proven}.")
            if proven is not None and proven < claimed <= value:
                print(f"    The solver claims {claimed}, which no certificate proves.")
        status = 4 if faults else status
    return status


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
