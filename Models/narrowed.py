"""Section 4 of proof.md: places struck off, what is left of them, and planes."""
from collections import Counter

from case import charges


def value(vector, prices):
    total, price = 0, prices.get
    for key, amount in vector:
        total += amount * price(key, 0)
    return total


class Rows(tuple):
    """Rows of dwellings, told apart by what object they are."""
    __hash__, __eq__ = object.__hash__, object.__eq__


class Narrowed:
    """By party the places left to it: by site what its households take there without dwellings, and
    for each household by row of dwellings what the row takes. Vectors are pairs: a criterion (in a
    tuple), a resource's name or a plane's number, and an amount; those that are equal are one
    object, priced once. Of parties with one place left what they take there is added up, and their
    households are counted by the rows left to them."""

    def __init__(self, case, places):
        self.case, self.settled, self.settled_at, self.limits = case, Counter(), {}, []
        self.housed = Counter()
        self.at, self.pool, self.known = {s: [] for s in [*case.S, None]}, {}, {}
        for resource, *others in case.resources.values():
            for s in resource.sites if not others else []:
                self.at[s].append((resource.name, resource.use))
        self.places = {P: {s: (self.taken(tuple(members), s),
                               self.shared(self.rows(case.H[h]["p"], s) for h in members))
                           for s in places[P]} for P, members in case.parties.items()}

    def copy(self):
        twin = object.__new__(Narrowed)
        twin.__dict__.update(self.__dict__, places=dict(self.places), settled=Counter(self.settled),
                             settled_at=dict(self.settled_at), limits=list(self.limits),
                             housed=Counter(self.housed))
        return twin

    def taken(self, members, s):
        if (members, s) not in self.known:
            sums = Counter()
            for h in members:
                sums.update({(key,): n for key, n in charges(self.case, h, s).items() if n})
                sums.update({name: use[h] for name, use in self.at[s] if use[h]})
            self.known[members, s] = tuple(sums.items())
        return self.known[members, s]

    def rows(self, people, s):
        """A household's rows of dwellings at a site, and what they take; no row where none is needed."""
        if (people, s) not in self.known:
            fitting = self.case.fitting(people, s) if s in self.case.D else []
            rows = sorted(fitting, key=lambda row: row["type"].encode())
            self.known[people, s] = self.shared(
                ((row["name"], 1), *([(("cost",), row["cost"])] if row["cost"] else []))
                for row in rows) if rows else self.shared([()])
        return self.known[people, s]

    def restrict(self, P, s, holds):
        """Leaves a party that one site, or takes it away."""
        if P not in self.settled_at:
            self.places[P] = {t: at for t, at in self.places[P].items() if (t == s) == holds}
        elif (self.settled_at[P] == s) != holds:
            self.places[P] = {}

    def priced(self, prices):
        """By party and site what a place costs with the cheapest rows, and by household what its
        rows cost; the same of rows alone; and the sum over parties, None where one has no place."""
        known, parties = {}, {}
        total = value(self.settled.items(), prices)
        for rows, count in self.housed.items():
            known[rows] = [value(vector, prices) for vector in rows]
            total += count * min(known[rows])
        for P, places in self.places.items():
            parties[P] = {}
            for s, (own, households) in places.items():
                cost, costs = value(own, prices), []
                for rows in households:
                    if rows not in known:
                        known[rows] = [value(vector, prices) for vector in rows]
                    costs.append(known[rows])
                    cost += min(costs[-1])
                parties[P][s] = cost, costs
            if not places:
                return parties, known, None
            total += min(parties[P].values())[0]
        return parties, known, total

    def narrow(self, prices, constant, most):
        """Strikes off what makes the sum more than that, and takes the cheapest places left for
        bases; whether all parties have one."""
        parties, known, total = self.priced(prices)
        if total is None or total - constant > most:
            return False
        self.bases, room, housed = {}, most + constant - total, Counter()
        for rows, count in self.housed.items():
            housed[self.left(rows, known[rows], room)] += count
        self.housed, self.base_row = housed, {}
        for rows in housed:
            costs = [value(vector, prices) for vector in rows]
            self.base_row[rows] = rows[costs.index(min(costs))]
        for P, priced in parties.items():
            least, places, left = min(priced.values())[0], self.places[P], {}
            for s, (cost, costs) in priced.items():
                if cost - least <= room:
                    own, households = places[s]
                    left[s] = own, tuple(self.left(rows, own_costs, room - (cost - least))
                                         for rows, own_costs in zip(households, costs))
                    if cost == least and P not in self.bases:
                        self.bases[P] = s, [rows[own_costs.index(min(own_costs))]
                                            for rows, own_costs in zip(households, costs)]
            self.places[P] = left
        return True

    def left(self, rows, costs, room):
        """The rows that cost no more above the cheapest than that."""
        kept = tuple(row for row, cost in zip(rows, costs) if cost - min(costs) <= room)
        return rows if len(kept) == len(rows) else self.shared(kept)

    def shared(self, rows):
        rows = Rows(rows)
        return self.pool.setdefault(tuple(rows), rows)

    def settle(self):
        for P, places in list(self.places.items()):
            if len(places) == 1:
                (s, (own, households)), = places.items()
                self.settled.update(dict(own))
                self.housed.update(households)
                self.settled_at[P] = s
                del self.places[P]

    def move(self, h, base, base_row, s, row):
        """What h takes more than at its base, of resources and planes."""
        more = dict(row)
        for key, amount in base_row:
            more[key] = more.get(key, 0) - amount
        if s != base:
            for sign, vector in ((1, self.taken((h,), s)), (-1, self.taken((h,), base))):
                for key, amount in vector:
                    more[key] = more.get(key, 0) + sign * amount
        return frozenset(pair for pair in more.items() if pair[1] and not isinstance(pair[0], tuple))

    def add(self, planes):
        """Planes: divisor, grain, and by resource's name or plane's number the multiplier and the
        upper end, which is None for a plane."""
        if not planes:
            return
        taken = Counter(self.settled)
        for rows, count in self.housed.items():
            taken.update({key: count * amount for key, amount in self.base_row[rows]})
        for P, (s, rows) in self.bases.items():
            for vector in (self.taken(tuple(self.case.parties[P]), s), *rows):
                taken.update(dict(vector))
        moves = {P: {s: [[self.move(h, base, base_row, s, row) for row in rows]
                         for h, rows, base_row in zip(self.case.parties[P], households, base_rows)]
                     for s, (_, households) in places.items()}
                 for P, places in self.places.items() for base, base_rows in [self.bases[P]]}
        housed = {rows: [self.move(None, None, self.base_row[rows], None, row) for row in rows]
                  for rows in self.housed}
        new = {move: {} for places in moves.values() for at in places.values()
               for own in at for move in own}  # its coefficients in these planes
        new.update((move, {}) for own in housed.values() for move in own)
        for divisor, grain, terms in planes:
            number = len(self.limits)
            room = {key: (self.limits[key] if upper is None else upper) - taken[key]
                    for key, (_, upper) in terms.items()}
            multipliers = {key: m for key, (m, _) in terms.items()}
            f = sum(m * room[key] for key, m in multipliers.items()) % divisor
            F = lambda a: (divisor - f) * (a // divisor) + max(0, a % divisor - f)
            rounded = {key: F(m) for key, m in multipliers.items()}
            bound = F(value(room.items(), multipliers)) - value(room.items(), rounded)
            self.limits.append(bound // grain)
            for move, own in new.items():
                more = [*move, *own.items()]
                c = (F(value(more, multipliers)) - value(more, rounded)) // grain
                if c:
                    own[number] = c
        extended = lambda rows, own: self.shared((*row, *new[move].items())
                                                 for row, move in zip(rows, own))
        for P, places in moves.items():
            self.places[P] = {s: (self.places[P][s][0], tuple(map(
                extended, self.places[P][s][1], own))) for s, own in places.items()}
        before, self.housed = self.housed, Counter()
        for rows, own in housed.items():
            self.housed[extended(rows, own)] += before[rows]
