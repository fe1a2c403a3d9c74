"""HiGHS on an MPS file: highs.py MODEL SECONDS THREADS."""

import sys

import highspy
from say import say

model, seconds, threads = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
say(event="start")
highs = highspy.Highs()
highs.setOptionValue("log_to_console", False)  # the log itself stays on: without it no events come
highs.setOptionValue("time_limit", seconds)
highs.setOptionValue("threads", threads)
highs.setOptionValue("mip_rel_gap", 0.0)
highs.readModel(model)


def heard(event):
    say(value=event.data_out.mip_primal_bound, bound=event.data_out.mip_dual_bound)


def improved(event):
    say(value=event.data_out.objective_function_value, bound=event.data_out.mip_dual_bound)


highs.cbMipLogging += heard
highs.cbMipImprovingSolution += improved
highs.run()
info = highs.getInfo()
status = highs.modelStatusToString(highs.getModelStatus())
value = info.objective_function_value if info.primal_solution_status == 2 else float("inf")
say(value=value, bound=info.mip_dual_bound, status=status, proven=status == "Optimal")
