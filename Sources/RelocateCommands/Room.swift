// The room RelocateCommands.
