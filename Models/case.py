"""Section 1 of proof.md: the case, from its tables and scenario; a plan's rules and criteria."""
import math, re
from collections import Counter, defaultdict, namedtuple
from fractions import Fraction
from functools import cache
from itertools import chain

from reading import CONSENT, COUNTS, consent, narrow, number, word

# What a limit is about: `use` by household, counted at `sites`; neither for a row of dwellings.
Resource = namedtuple("Resource", "name lower upper sites use")


def by_id(rows):
    return {r["id"]: dict(r) for r in sorted(rows, key=lambda r: r["id"].encode())}


def cells(values):
    """Values of a scenario as cells of a table; what is no scalar is left out."""
    return {key: "" if value is None else str(value) for key, value in values.items()
            if not isinstance(value, (list, dict))}


def resolver(things):
    """What a cell means: an id, a name that only one thing has, or the id before a dash."""
    ids = {narrow(i): i for i in things} | {i: i for i in things}
    names = [(narrow(row["name"]), i) for i, row in things.items() if row.get("name")]
    times = Counter(name for name, _ in names)
    meanings = {name: i for name, i in names if times[name] == 1} | ids

    @cache
    def resolve(cell):
        text = narrow(cell)
        heads = [text[:dash.start()].strip() for dash in re.finditer("[-–—_]", text)]
        ways = [meanings.get(cell), meanings.get(text), *map(ids.get, reversed(heads))]
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
    """Households H, sites S and settlements G by id, rows of dwellings D by site; where each
    household may go; parties, their parts and places; resources."""

    def __init__(self, rows, columns, scenario, earlier):
        self.rules, self.levels = scenario["rules"], scenario["objectives"]
        self.earlier = {r["household"]: r["site"] for r in earlier if r["site"]}
        change = lambda key: (scenario.get("changes") or {}).get(key) or {}
        added = [{**new, **cells(new)} for new in change("add_sites")]
        self.read_sites(rows, added, change)
        self.read_households(rows, change)
        self.read_distances(rows, added)
        self.scores = {column: {(r["household"], self.site(r["site"])): number(r[column], 3) or 0
                                for r in rows["scores"]}
                       for column in columns["scores"] - {"household", "site"}}
        asks = self.rules["consent_for_cross_region"] and CONSENT in columns["households"]
        self.allowed = {h: self.sites_of(row, asks) for h, row in self.H.items()}
        self.make_parties()
        self.most = self.rules.get("sites_per_settlement", len(self.S))
        self.resources = defaultdict(list)  # by name, which may mean two
        for resource in self.make_resources(scenario.get("limits") or []):
            self.resources[resource.name].append(resource)

    def read_sites(self, rows, added, change):
        self.S, self.D, self.closed = by_id(rows["sites"] + added), {}, set(change("close"))
        for site, values in change("sites").items():
            self.S[site].update(cells(values))
        self.per_person = {s: number(row.get("cost_per_person")) or 0 for s, row in self.S.items()}
        self.site = resolver(self.S)
        new = [{"site": s["id"], **cells(row)} for s in added for row in s.get("dwellings") or []]
        for row in rows["dwellings"] + new:
            site, kind = self.site(row["site"]), row["type"]
            row = row | cells(change("dwellings").get(site, {}).get(kind, {}))
            others = self.D.setdefault(site, [])
            name = f"dwelling/{site}/{kind}/{sum(other['type'] == kind for other in others)}"
            others.append({"name": name, "type": kind, "cost": number(row.get("cost")) or 0,
                           "count": number(row.get("count")), "max": number(row.get("max_people")),
                           "min": number(row.get("min_people") or "1")})

    def read_households(self, rows, change):
        self.H, self.G = by_id(rows["households"]), by_id(rows["settlements"])
        if len(self.H) < len(rows["households"]):
            raise ValueError("the households table repeats an id")
        self.members, settlement = {g: [] for g in self.G}, resolver(self.G)
        for h, row in self.H.items():
            row["settlement"] = g = settlement(row["settlement"])
            self.members.setdefault(g, []).append(h)
            row["p"] = number(row["people"])
            wishes = [row.get(f"wish_{n}") and self.site(row[f"wish_{n}"]) for n in (1, 2, 3)]
            row["penalties"] = {s: wishes.index(s) for s in wishes if s}
            pinned = "" if h in change("unpin") else row.get("pinned_site")
            row["pinned"] = change("pin").get(h) or (pinned and self.site(pinned))
            row["barred"] = {self.site(narrow(cell)) for cell in
                             re.split("[;；]", row.get("barred_sites") or "") if cell.strip()}
            row[CONSENT] = consent(row.get(CONSENT))
            hazards = [number(r.get("hazard")) for r in (row, self.G.setdefault(g, {"id": g}))]
            row["hazard"] = next((str(hazard) for hazard in hazards if hazard is not None), "")
            row["priority"] = 1 + int(row["hazard"] or 0)

    def read_distances(self, rows, added):
        settlement = resolver(self.G)
        known = {(settlement(r["settlement"]), self.site(r["site"])): number(r["km"], 1)
                 for r in rows["distances"] if r["km"]}
        known |= {(g, new["id"]): number(str(km), 1)
                  for new in added for g, km in (new.get("km") or {}).items()}
        self.distance = {(g, s): known[g, s] if (g, s) in known else great_circle(G, S)
                         for g, G in self.G.items() for s, S in self.S.items()}

    @cache
    def fitting(self, people, site):
        return [row for row in self.D.get(site, []) if row["count"] != 0
                and row["min"] <= people <= (people if row["max"] is None else row["max"])]

    def sites_of(self, row, asks):
        """E(h)."""
        asks = asks and row[CONSENT] != "true"
        far = number(str(self.rules.get("max_distance_km", 10 ** 9)), 1)
        return [s for s, site in self.S.items() if s not in self.closed
                and not (asks and word(site.get("region")) == "cross_region")
                and s not in row["barred"] and (row["pinned"] or s) == s
                and (self.distance[row["settlement"], s] or 0) <= far
                and (s not in self.D or self.fitting(row["p"], s))]

    def make_parties(self):
        """Parties by their first household; their parts by settlement; places, which are E(P), and
        None where the party may be left out."""
        bonds, rules = defaultdict(list), self.rules
        for h, row in self.H.items():
            g = row["settlement"]
            if rules["kin_together"] and row.get("kin"):
                bonds["kin", row["kin"]].append(h)
            if rules["whole_settlements"] == "hard" and word(self.G[g].get("move")) == "whole":
                bonds["whole", g].append(h)
        bound = {h: [h] for h in self.H}
        for bond in bonds.values():
            joined = sorted({other for h in bond for other in bound[h]}, key=str.encode)
            bound.update(dict.fromkeys(joined, joined))
        self.parties = {members[0]: members for members in bound.values()}
        self.parties_of = {"household": {h: {members[0]} for h, members in bound.items()},
                           "settlement": {g: {bound[h][0] for h in members}
                                          for g, members in self.members.items()}}
        self.places, self.parts = {}, {P: defaultdict(list) for P in self.parties}
        self.links = defaultdict(list)  # by name, as resources: a part, its party and a site
        for P, members in self.parties.items():
            must = rules["place_everyone"] or any(self.H[h]["pinned"] for h in members)
            self.places[P] = (*(s for s in self.S if all(s in self.allowed[h] for h in members)),
                              *([] if must else [None]))
            for h in members:
                self.parts[P][self.H[h]["settlement"]].append(h)
            for first, *_ in list(self.parts[P].values())[1:]:
                for s in self.S:
                    self.links[f"{first}/{s}"].append((first, P, s))

    @cache
    def measure(self, key):
        """By household, a column of numbers; 1 for households."""
        return {h: 1 if key == "households" else number(row.get(key)) or 0
                for h, row in self.H.items()}

    def make_resources(self, limits):
        keys = ["people", "preschool", "primary", "middle", "households"]
        self.use = {key: self.measure(key) for key in keys}
        self.use["jobs"] = {h: int(workers > 0) for h, workers in self.measure("workers").items()}
        for s, row in self.S.items():
            for key, use in self.use.items():
                least = "" if key != "people" or s in self.closed else row.get("min_people")
                if key != "jobs" or self.rules["one_job_per_working_household"]:
                    yield Resource(f"site/{s}/{key}", number(least), number(row.get(key)), [s], use)
            for dwelling in self.D.get(s, []):
                yield Resource(dwelling["name"], None, dwelling["count"], [], {})
        for n, limit in enumerate(limits):
            at, every = limit.get("sites", {}), self.measure(limit["measure"])
            sites = [s for s, row in self.S.items() if (s in at if isinstance(at, list) else
                     all(word(row.get(c)) == word(v) for c, v in at.items()))]
            asked = {c: consent(v) if c == CONSENT else word(v)
                     for c, v in (limit.get("where") or {}).items()}
            counted = {h: every[h] * all(self.text(h, c) == v for c, v in asked.items())
                       for h in self.H}
            lower, upper = limit.get("at_least"), limit.get("at_most")
            yield Resource(f"limit/{n}", lower, upper, sites, counted)
            if "share_at_most" in limit:  # counted ≤ a/b · all, both sides times b
                a, b = Fraction(limit["share_at_most"]).as_integer_ratio()
                share = {h: b * counted[h] - a * every[h] for h in self.H}
                for s in sites:
                    yield Resource(f"share/{n}/{s}", None, 0, [s], share)

    def text(self, h, column):
        """The household's text in a column, else its settlement's."""
        return word(self.H[h].get(column)) or word(self.G[self.H[h]["settlement"]].get(column))

    @cache
    def groups(self, column):
        """By text, the households of a group; persons that are counted are numbers."""
        groups = defaultdict(list)
        for h in self.H:
            text = str(self.measure(column)[h]) if column in COUNTS else self.text(h, column)
            groups[text].append(h)
        return dict(groups)


# --- A plan: by household its site x, None where it is left out, and its type of dwelling d ------

@cache
def charges(case, h, s):
    """By criterion that is a sum, what h at s adds, but for its dwelling."""
    row = case.H[h]
    p, placed = row["p"], row["p"] * (s is not None)
    return {
        "unplaced": (p - placed) * row["priority"],
        "wishes": placed * row["penalties"].get(s, 4 if row["penalties"] else 0),
        "distance": placed * (case.distance.get((row["settlement"], s)) or 0),
        "cost": placed * case.per_person.get(s, 0),
        "moved": int(case.earlier.get(h, s) != s),
        **{f"score:{column}": -scores.get((h, s), 0) for column, scores in case.scores.items()}}


def sites_used(case, x):
    """By settlement, how many sites it uses."""
    return {g: len({x[h] for h in members} - {None}) for g, members in case.members.items()}


def criterion(case, key, x, d):
    if key == "split":
        return sum(max(0, used - 1) for used in sites_used(case, x).values())
    at = {h: charges(case, h, s) for h, s in x.items()}
    if key.startswith("worst:"):
        people = lambda members: sum(case.H[h]["p"] for h in members)
        burden = lambda members: sum(at[h]["wishes"] + at[h]["distance"] for h in members)
        groups = [(people(members), burden(members)) for members in case.groups(key[6:]).values()]
        return max([0, *((2000 * B + P) // (2 * P) for P, B in groups if P)])
    rows = {(s, row["type"]): row["cost"] for s in case.D for row in case.D[s]}
    dwellings = sum(rows.get((s, d[h]), 0) for h, s in x.items() if s) if key == "cost" else 0
    return dwellings + sum(at[h][key] for h in x)


def terms(level):
    return {key: weight for key, weight in level.items() if key != "tolerance"}


def rule_faults(case, x, d):
    """What the plan breaks."""
    for P, members in case.parties.items():
        sites = {x[h] for h in members}
        if len(sites) > 1:
            yield f"the households {', '.join(members[:5])} must be together"
        if None in sites and None not in case.places[P]:
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
    for name, lower, upper, sites, use in chain(*case.resources.values()):
        amount = taken[name] + sum(use[h] for s in sites for h in here[s])
        if (upper is not None and amount > upper) or (lower is not None and amount < lower):
            yield f"{name}: {amount} is not within {lower}…{upper}"
    for g, used in sites_used(case, x).items():
        if used > case.most:
            yield f"settlement {g} uses more than {case.most} sites"
