// The room SyntheticInstances.
