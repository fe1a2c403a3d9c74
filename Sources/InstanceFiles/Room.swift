// The room InstanceFiles.
