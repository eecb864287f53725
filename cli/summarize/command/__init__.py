"""What each command of the program does, once its options are read."""
