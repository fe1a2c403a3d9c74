"""OR-Tools CP-SAT on an MPS file, read by OR-Tools itself: cpsat.py MODEL SECONDS THREADS.

The runner reads values and bounds from CP-SAT's own log; the last word is said here.
"""

import sys

from ortools.linear_solver.python import model_builder
from say import say

model, seconds, threads = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
say(event="start")
builder = model_builder.Model()
if not builder.import_from_mps_file(model):
    sys.exit("OR-Tools could not read the model.")
solver = model_builder.Solver("sat")
solver.set_time_limit_in_seconds(seconds)
solver.enable_output(True)
solver.set_solver_specific_parameters(f"num_workers:{threads} log_search_progress:true log_to_stdout:true")
status = solver.solve(builder)
found = status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE)
say(
    value=solver.objective_value if found else float("inf"), bound=solver.best_objective_bound, status=status.name,
    proven=status == model_builder.SolveStatus.OPTIMAL)
