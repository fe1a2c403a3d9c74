/* Cutting planes. GLPK exports the generators of its tree search, and declares them where GLP_UNDOC is defined. */
#define GLP_UNDOC
#include "glpk_trap.h"

/* Called by the step that is armed already. */
void trap_run_generators(glp_prob *problem, glp_prob *pool, trap_cuts families, int most) {
  glp_add_cols(pool, glp_get_num_cols(problem));
  if (!glp_bf_exists(problem) && glp_factorize(problem) != 0) return;
  if (families & TRAP_GOMORY) glp_gmi_gen(problem, pool, most);
  if (families & TRAP_ROUNDING) {
    glp_mir *generator = glp_mir_init(problem);
    glp_mir_gen(problem, generator, pool);
    glp_mir_free(generator);
  }
  if (families & TRAP_COVER) {
    glp_cov *generator = glp_cov_init(problem); /* NULL where no row is a knapsack */
    if (generator != NULL) {
      glp_cov_gen1(problem, generator, pool);
      glp_cov_free(generator);
    }
  }
}

/* The same for a combination of rows. */
bool trap_run_combination(glp_prob *problem, int column, double *multipliers) {
  int rows = glp_get_num_rows(problem), place;
  if (!glp_bf_exists(problem) && glp_factorize(problem) != 0) return false;
  if ((place = glp_get_col_bind(problem, column)) == 0) return false;
  for (int row = 1; row <= rows; row++) multipliers[row] = row == place ? -1 : 0;
  glp_btran(problem, multipliers);
  return true;
}
