"""What a solver knew when: values and bounds over time, and the times that follow from them."""

import math
from dataclasses import dataclass, field

GAPS = (0.01, 0.001, 0.0001, 0.00001)


def gap(value, bound):
    """(value − bound) / |value|, as `relocate` counts it; 0 where the bound meets the value."""
    return 0.0 if bound >= value else (value - bound) / max(1, abs(value))


@dataclass
class Trace:
    """Points (seconds, value or None, bound or None); values fall and bounds rise."""

    points: list = field(default_factory=list)

    def add(self, seconds, value=None, bound=None):
        """Notes what is known now. Every objective is a sum of integers, so a bound may be rounded up to one."""
        last_value, last_bound = self.points[-1][1:] if self.points else (None, None)
        if value is not None and math.isfinite(value) and abs(value) < 1e19:
            value = round(value)
            last_value = value if last_value is None else min(last_value, value)
        if bound is not None and math.isfinite(bound) and abs(bound) < 1e19:
            bound = math.ceil(bound - 1e-6 * max(1, abs(bound)) ** 0.5)
            last_bound = bound if last_bound is None else max(last_bound, bound)
        if (last_value, last_bound) != (None, None):
            self.points.append((seconds, last_value, last_bound))

    def close(self, seconds):
        """The bound is the value: proven to the end."""
        if self.value is not None:
            self.add(seconds, bound=self.value)

    @property
    def value(self):
        return self.points[-1][1] if self.points else None

    @property
    def bound(self):
        return self.points[-1][2] if self.points else None

    def first_bound(self):
        return next((t for t, _, bound in self.points if bound is not None), None)

    def first_plan(self):
        return next((t for t, value, _ in self.points if value is not None), None)

    def plan_within(self, ratio, best_bound):
        """When the plan was within the ratio of the best bound that anyone has proven."""
        if best_bound is None:
            return None
        return next((t for t, value, _ in self.points if value is not None and gap(value, best_bound) <= ratio), None)

    def proven_within(self, ratio):
        """When the solver's own bound proved its plan within the ratio."""
        return next(
            (t for t, value, bound in self.points
             if value is not None and bound is not None and gap(value, bound) <= ratio), None)

    def proof(self):
        return self.proven_within(0)
