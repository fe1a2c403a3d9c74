#include "glpk_trap.h"
