/* GLPK's calls behind a trap: where GLPK would abort the process, the step returns false instead. Only calls that
 * cannot abort, reads within a problem's size, are made elsewhere.
 *
 * After false, trap_text() says what GLPK complained of, and every GLPK object of the calling thread is gone.
 * Problems belong to the thread that made them; trap_open() comes first on it and trap_close() last. Rows and columns
 * count from 1, as in GLPK; arrays of bounds and results count from 0; infinities stand for open sides. */
#ifndef GLPK_TRAP_H
#define GLPK_TRAP_H

#include <glpk.h>
#include <stdbool.h>

/* A request to stop, set by any thread or signal handler. */
typedef struct trap_stop trap_stop;
trap_stop *trap_stop_new(void);
void trap_stop_free(trap_stop *stop);
void trap_stop_request(trap_stop *stop);
bool trap_stop_requested(const trap_stop *stop);

/* What a tree search knows, written by the searching thread and read by any. */
typedef struct trap_progress trap_progress;
trap_progress *trap_progress_new(void);
void trap_progress_free(trap_progress *progress);
void trap_progress_clear(trap_progress *progress);
void trap_progress_set_bound(trap_progress *progress, double bound);
bool trap_progress_bound(const trap_progress *progress, double *bound);
bool trap_progress_value(const trap_progress *progress, double *value);
long trap_progress_nodes(const trap_progress *progress);

/* What the tree callback looks at and answers. */
typedef struct {
  const trap_stop *stop;     /* may be NULL */
  trap_progress *progress;   /* may not be NULL */
  const double *start;       /* a solution to inject, start[1...n]; may be NULL; taken unchecked */
  bool start_is_cutoff;      /* the injected value is a limit, no solution: keep it out of the progress */
  double absolute_gap;       /* 0 for none */
  long node_limit;           /* 0 for none */
  double start_value;        /* answer: the objective of an injected limit */
  bool started, gap_reached, node_limit_reached; /* answers */
} trap_search;

void trap_open(void);
void trap_close(void);
const char *trap_text(void);
long trap_faults(void); /* faults of this thread so far: objects made before the latest are gone */

bool trap_create(glp_prob **problem, const char *name);
bool trap_copy(glp_prob *problem, glp_prob **copy);
bool trap_delete(glp_prob *problem);
bool trap_erase(glp_prob *problem);
bool trap_add_rows(glp_prob *problem, int count, const double *lower, const double *upper);
/* Entries of column k: rows[starts[k] + 1 ... starts[k + 1]]; the arrays' first element is unused. */
bool trap_add_columns(glp_prob *problem, int count, const double *lower, const double *upper, const double *costs,
                      const bool *integer, const int *starts, const int *rows, const double *values);
bool trap_load_matrix(glp_prob *problem, int count, const int *rows, const int *columns, const double *values);
bool trap_set_row(glp_prob *problem, int row, int count, const int *columns, const double *values);
bool trap_set_row_bounds(glp_prob *problem, int row, double lower, double upper);
bool trap_set_column_bounds(glp_prob *problem, int column, double lower, double upper);
bool trap_set_cost(glp_prob *problem, int column, double cost);
bool trap_set_integer(glp_prob *problem, int column, bool integer);
bool trap_set_direction(glp_prob *problem, int direction);
bool trap_set_name(glp_prob *problem, const char *name);
bool trap_set_row_name(glp_prob *problem, int row, const char *name);
bool trap_set_column_name(glp_prob *problem, int column, const char *name);
bool trap_delete_rows(glp_prob *problem, int count, const int *rows);
bool trap_delete_columns(glp_prob *problem, int count, const int *columns);
bool trap_scale(glp_prob *problem);
bool trap_rebuild_basis(glp_prob *problem, bool advanced);
bool trap_set_basis(glp_prob *problem, const int *rows, const int *columns);

bool trap_simplex(glp_prob *problem, const glp_smcp *parameters, int *code);
int trap_run_tree(glp_prob *problem, const glp_iocp *parameters, trap_search *search); /* for the step below */
bool trap_search_tree(glp_prob *problem, const glp_iocp *parameters, trap_search *search, int *code);

/* Rows that every solution in whole numbers obeys and the optimum of the LP, just found, does not: into a pool without
 * rows and columns, of Gomory's at most so many. */
typedef enum { TRAP_GOMORY = 1, TRAP_ROUNDING = 2, TRAP_COVER = 4 } trap_cuts;
void trap_run_generators(glp_prob *problem, glp_prob *pool, trap_cuts families, int most); /* for the step below */
bool trap_generate_cuts(glp_prob *problem, glp_prob *pool, trap_cuts families, int most);

/* What to multiply the rows with, multipliers[1...m], so that their sum has the coefficient 1 at a basic column and 0 at the
 * others; false in `found` where the column is not basic or the basis is singular. */
bool trap_run_combination(glp_prob *problem, int column, double *multipliers); /* for the step below */
bool trap_combine_rows(glp_prob *problem, int column, double *multipliers, bool *found);

bool trap_presolve(glp_prob *problem, glp_prep **workspace, glp_prob **reduced, int *code);
bool trap_postsolve(glp_prep *workspace, glp_prob *reduced, glp_prob *problem);
bool trap_discard(glp_prep *workspace);

typedef enum { TRAP_READ_MPS, TRAP_WRITE_MPS, TRAP_READ_LP, TRAP_WRITE_LP } trap_file;
bool trap_transfer(glp_prob *problem, trap_file what, const char *path, int *code);
bool trap_load_mathprog(glp_prob *problem, const char *model, const char *data, int *code);

#endif
