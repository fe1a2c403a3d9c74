/* The tree search: what its callback does, and the flags and figures it shares with other threads. */
#include "glpk_trap.h"

#include <float.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

struct trap_stop { atomic_bool requested; };

trap_stop *trap_stop_new(void) { return calloc(1, sizeof(trap_stop)); }
void trap_stop_free(trap_stop *stop) { free(stop); }
void trap_stop_request(trap_stop *stop) { atomic_store(&stop->requested, true); }
bool trap_stop_requested(const trap_stop *stop) { return atomic_load(&((trap_stop *)stop)->requested); }

/* NaN stands for "not known yet". */
struct trap_progress { _Atomic double bound, value; atomic_long nodes; };

trap_progress *trap_progress_new(void) {
  trap_progress *progress = calloc(1, sizeof(trap_progress));
  if (progress != NULL) trap_progress_clear(progress);
  return progress;
}
void trap_progress_free(trap_progress *progress) { free(progress); }
void trap_progress_clear(trap_progress *progress) {
  atomic_store(&progress->bound, NAN);
  atomic_store(&progress->value, NAN);
  atomic_store(&progress->nodes, 0);
}
void trap_progress_set_bound(trap_progress *progress, double bound) { atomic_store(&progress->bound, bound); }
bool trap_progress_bound(const trap_progress *progress, double *bound) {
  return !isnan(*bound = atomic_load(&((trap_progress *)progress)->bound));
}
bool trap_progress_value(const trap_progress *progress, double *value) {
  return !isnan(*value = atomic_load(&((trap_progress *)progress)->value));
}
long trap_progress_nodes(const trap_progress *progress) { return atomic_load(&((trap_progress *)progress)->nodes); }

/* The bound is that of the best open node, never worse than told before and never better than the value in hand. */
static void tell(glp_tree *tree, trap_search *search) {
  glp_prob *problem = glp_ios_get_prob(tree);
  double sign = glp_get_obj_dir(problem) == GLP_MIN ? 1 : -1, known, bound = -DBL_MAX;
  bool held = glp_mip_status(problem) == GLP_FEAS;
  double value = held ? glp_mip_obj_val(problem) : NAN;
  int nodes, best = glp_ios_best_node(tree);
  if (best != 0) bound = sign * glp_ios_node_bound(tree, best);
  if (trap_progress_bound(search->progress, &known) && sign * known > bound) bound = sign * known;
  if (held && bound > sign * value) bound = sign * value;
  if (bound > -DBL_MAX) atomic_store(&search->progress->bound, sign * bound);
  if (held && (!search->start_is_cutoff || sign * value < sign * search->start_value))
    atomic_store(&search->progress->value, value);
  glp_ios_tree_size(tree, NULL, NULL, &nodes);
  atomic_store(&search->progress->nodes, nodes);
  if (held && search->absolute_gap > 0 && sign * value - bound <= search->absolute_gap) {
    search->gap_reached = true;
    glp_ios_terminate(tree);
  } else if (search->node_limit > 0 && nodes > search->node_limit) {
    search->node_limit_reached = true;
    glp_ios_terminate(tree);
  }
}

static void watch(glp_tree *tree, void *info) {
  trap_search *search = info;
  if (!search->started && search->start != NULL && glp_ios_heur_sol(tree, search->start) == 0 &&
      search->start_is_cutoff)
    search->start_value = glp_mip_obj_val(glp_ios_get_prob(tree));
  search->started = true;
  int reason = glp_ios_reason(tree);
  if (reason == GLP_ISELECT || reason == GLP_IROWGEN || reason == GLP_IBINGO) tell(tree, search);
  if (search->stop != NULL && trap_stop_requested(search->stop)) glp_ios_terminate(tree);
}

/* Called by the step that is armed already. */
int trap_run_tree(glp_prob *problem, const glp_iocp *parameters, trap_search *search) {
  glp_iocp watched = *parameters;
  watched.cb_func = watch;
  watched.cb_info = search;
  return glp_intopt(problem, &watched);
}
