/* The steps and the trap. No frame but GLPK's lies between setjmp and longjmp, and GLPK calls back nothing but the
 * three C functions here. A fault leaves GLPK's thread environment unusable, so it is freed, with all it holds. */
#include "glpk_trap.h"

#include <math.h>
#include <setjmp.h>
#include <string.h>

static _Thread_local struct {
  jmp_buf fault;
  bool armed;
  long faults;
  size_t length;
  char text[4096];
} state;

/* Takes what GLPK would print; of too much, the end is kept, where the complaint is. */
static int hear(void *info, const char *text) {
  (void)info;
  size_t added = strlen(text), room = sizeof state.text - 1;
  if (added > room) text += added - room, added = room;
  if (state.length + added > room) {
    size_t kept = room - added < state.length ? room - added : state.length;
    memmove(state.text, state.text + state.length - kept, kept);
    state.length = kept;
  }
  memcpy(state.text + state.length, text, added);
  state.text[state.length += added] = '\0';
  return 1;
}

static void leap(void *info) {
  (void)info;
  if (state.armed) longjmp(state.fault, 1);
}

void trap_open(void) {
  glp_term_hook(hear, NULL);
  glp_error_hook(leap, NULL);
  glp_term_out(GLP_OFF);
}

void trap_close(void) { glp_free_env(); }
const char *trap_text(void) { return state.text; }
long trap_faults(void) { return state.faults; }

static bool arm(void) { return state.text[state.length = 0] = '\0', state.armed = true; }
static bool disarm(void) { return state.armed = false, true; }
static bool lost(void) { return disarm(), state.faults++, glp_error_hook(NULL, NULL), glp_free_env(), false; }

#define STEP(...) { arm(); if (setjmp(state.fault) != 0) return lost(); __VA_ARGS__ return disarm(); }

static int kind(double lower, double upper) {
  if (lower == upper) return GLP_FX;
  if (lower == -INFINITY) return upper == INFINITY ? GLP_FR : GLP_UP;
  return upper == INFINITY ? GLP_LO : GLP_DB;
}

bool trap_create(glp_prob **problem, const char *name) STEP(*problem = glp_create_prob(); glp_set_prob_name(*problem, name);)
bool trap_copy(glp_prob *problem, glp_prob **copy) STEP(*copy = glp_create_prob(); glp_copy_prob(*copy, problem, GLP_ON);)
bool trap_delete(glp_prob *problem) STEP(glp_delete_prob(problem);)
bool trap_erase(glp_prob *problem) STEP(glp_erase_prob(problem);)

bool trap_add_rows(glp_prob *problem, int count, const double *lower, const double *upper) STEP(
  int first = glp_add_rows(problem, count);
  for (int k = 0; k < count; k++)
    glp_set_row_bnds(problem, first + k, kind(lower[k], upper[k]), lower[k], upper[k]);
)

bool trap_add_columns(glp_prob *problem, int count, const double *lower, const double *upper, const double *costs,
                      const bool *integer, const int *starts, const int *rows, const double *values) STEP(
  int first = glp_add_cols(problem, count);
  for (int k = 0; k < count; k++) {
    glp_set_col_bnds(problem, first + k, kind(lower[k], upper[k]), lower[k], upper[k]);
    glp_set_obj_coef(problem, first + k, costs[k]);
    glp_set_col_kind(problem, first + k, integer[k] ? GLP_IV : GLP_CV);
    glp_set_mat_col(problem, first + k, starts[k + 1] - starts[k], rows + starts[k], values + starts[k]);
  }
)

bool trap_load_matrix(glp_prob *problem, int count, const int *rows, const int *columns, const double *values)
  STEP(glp_load_matrix(problem, count, rows, columns, values);)
bool trap_set_row(glp_prob *problem, int row, int count, const int *columns, const double *values)
  STEP(glp_set_mat_row(problem, row, count, columns, values);)
bool trap_set_row_bounds(glp_prob *problem, int row, double lower, double upper)
  STEP(glp_set_row_bnds(problem, row, kind(lower, upper), lower, upper);)
bool trap_set_column_bounds(glp_prob *problem, int column, double lower, double upper)
  STEP(glp_set_col_bnds(problem, column, kind(lower, upper), lower, upper);)
bool trap_set_cost(glp_prob *problem, int column, double cost) STEP(glp_set_obj_coef(problem, column, cost);)
bool trap_set_integer(glp_prob *problem, int column, bool integer)
  STEP(glp_set_col_kind(problem, column, integer ? GLP_IV : GLP_CV);)
bool trap_set_direction(glp_prob *problem, int direction) STEP(glp_set_obj_dir(problem, direction);)
bool trap_set_name(glp_prob *problem, const char *name) STEP(glp_set_prob_name(problem, name);)
bool trap_set_row_name(glp_prob *problem, int row, const char *name) STEP(glp_set_row_name(problem, row, name);)
bool trap_set_column_name(glp_prob *problem, int column, const char *name) STEP(glp_set_col_name(problem, column, name);)
bool trap_delete_rows(glp_prob *problem, int count, const int *rows) STEP(glp_del_rows(problem, count, rows);)
bool trap_delete_columns(glp_prob *problem, int count, const int *columns) STEP(glp_del_cols(problem, count, columns);)
bool trap_scale(glp_prob *problem) STEP(glp_scale_prob(problem, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N | GLP_SF_SKIP);)
bool trap_rebuild_basis(glp_prob *problem, bool advanced)
  STEP(if (advanced) glp_adv_basis(problem, 0); else glp_std_basis(problem);)

bool trap_set_basis(glp_prob *problem, const int *rows, const int *columns) STEP(
  for (int i = glp_get_num_rows(problem); i > 0; i--) glp_set_row_stat(problem, i, rows[i - 1]);
  for (int j = glp_get_num_cols(problem); j > 0; j--) glp_set_col_stat(problem, j, columns[j - 1]);
)

bool trap_simplex(glp_prob *problem, const glp_smcp *parameters, int *code) STEP(*code = glp_simplex(problem, parameters);)

bool trap_search_tree(glp_prob *problem, const glp_iocp *parameters, trap_search *search, int *code)
  STEP(*code = trap_run_tree(problem, parameters, search);)

bool trap_generate_cuts(glp_prob *problem, glp_prob *pool, trap_cuts families, int most)
  STEP(trap_run_generators(problem, pool, families, most);)

bool trap_combine_rows(glp_prob *problem, int column, double *multipliers, bool *found)
  STEP(*found = trap_run_combination(problem, column, multipliers);)

/* Not "hard": that raises the bounds of integer columns round by round, without end where x >= y + 1 meets y >= x. */
bool trap_presolve(glp_prob *problem, glp_prep **workspace, glp_prob **reduced, int *code) STEP(
  *workspace = glp_npp_alloc_wksp();
  *reduced = glp_create_prob();
  glp_npp_load_prob(*workspace, problem, GLP_MIP, GLP_OFF);
  if ((*code = glp_npp_preprocess1(*workspace, GLP_OFF)) == 0) {
    glp_npp_build_prob(*workspace, *reduced);
    glp_scale_prob(*reduced, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N | GLP_SF_SKIP);
    glp_adv_basis(*reduced, 0);
  }
)

bool trap_postsolve(glp_prep *workspace, glp_prob *reduced, glp_prob *problem)
  STEP(glp_npp_postprocess(workspace, reduced); glp_npp_obtain_sol(workspace, problem);)
bool trap_discard(glp_prep *workspace) STEP(glp_npp_free_wksp(workspace);)

bool trap_transfer(glp_prob *problem, trap_file what, const char *path, int *code) STEP(
  glp_term_out(GLP_ON);
  switch (what) {
    case TRAP_READ_MPS: *code = glp_read_mps(problem, GLP_MPS_FILE, NULL, path); break;
    case TRAP_WRITE_MPS: *code = glp_write_mps(problem, GLP_MPS_FILE, NULL, path); break;
    case TRAP_READ_LP: *code = glp_read_lp(problem, NULL, path); break;
    case TRAP_WRITE_LP: *code = glp_write_lp(problem, NULL, path); break;
  }
  glp_term_out(GLP_OFF);
)

bool trap_load_mathprog(glp_prob *problem, const char *model, const char *data, int *code) STEP(
  glp_term_out(GLP_ON);
  glp_tran *translator = glp_mpl_alloc_wksp();
  *code = glp_mpl_read_model(translator, model, data != NULL);
  if (*code == 0 && data != NULL) *code = glp_mpl_read_data(translator, data);
  if (*code == 0) *code = glp_mpl_generate(translator, NULL);
  if (*code == 0) glp_mpl_build_prob(translator, problem);
  glp_mpl_free_wksp(translator);
  glp_term_out(GLP_OFF);
)
