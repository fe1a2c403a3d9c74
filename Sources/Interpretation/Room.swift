// The room Interpretation.
