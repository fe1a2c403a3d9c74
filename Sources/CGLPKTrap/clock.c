/* The clock of GLPK's time limits. GLPK's own follows the system's, which somebody may set during a search, and aborts
 * before 1970. The loader takes the program's definition for the library's calls too; this one follows a clock that
 * only runs on. Where a system binds a library's calls to itself (Darwin), GLPK's own stays in use. */
#include <glpk.h>
#include <time.h>

/* Milliseconds since some moment. */
double glp_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return 1000.0 * (double)now.tv_sec + (double)(now.tv_nsec / 1000000);
}

double glp_difftime(double later, double earlier) { return (later - earlier) / 1000.0; }
