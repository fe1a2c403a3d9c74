// The room GLPKSolver.
