"""Take files of every kind apart, put evil values into their places, and read what comes out.

``scalars`` lists the values, ``places`` is what a file consists of, ``kinds`` is the one table of
kinds with their samples, ``run`` reads the changed files. The other modules take files apart.
"""
