"""The floor of quality, and what tries to break the program: fuzzers, kills, mutations."""
