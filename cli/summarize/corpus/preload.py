"""Load what every worker needs, once, in the process that they are forked from."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
