"""SCIP on an MPS file: scip.py MODEL SECONDS THREADS. SCIP searches on one thread."""

import os
import sys

from pyscipopt import SCIP_EVENTTYPE, Eventhdlr, Model
from say import say

path, seconds = sys.argv[1], float(sys.argv[2])
EVENTS = (SCIP_EVENTTYPE.BESTSOLFOUND, SCIP_EVENTTYPE.DUALBOUNDIMPROVED, SCIP_EVENTTYPE.NODESOLVED)


class Listener(Eventhdlr):
    last = None

    def eventinit(self):
        for event in EVENTS:
            self.model.catchEvent(event, self)

    def eventexit(self):
        for event in EVENTS:
            self.model.dropEvent(event, self)

    def eventexec(self, event):
        self.tell(self.model.getPrimalbound(), self.model.getDualbound())

    def tell(self, value, bound):
        if (value, bound) != self.last:
            self.last = (value, bound)
            say(value=value if value < 1e20 else float("inf"), bound=bound if bound > -1e20 else float("-inf"))


say(event="start")
scip = Model()
scip.hideOutput()
scip.readProblem(path)
scip.setParam("limits/time", seconds)
listener = Listener()
scip.includeEventhdlr(listener, "listener", "tells the runner")
scip.optimize()
listener.tell(scip.getPrimalbound(), scip.getDualbound())
say(status=scip.getStatus(), proven=scip.getStatus() == "optimal")
os._exit(0)  # freeing the problem would raise events that mean nothing
