"""Load what every worker needs, once, in the process that they are forked from."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import summarize.extract.page
    import summarize.keyphrases
    import summarize.pipeline
    import summarize.rank.directed
    import summarize.rank.score
    import summarize.render.json
    import summarize.select
    import summarize.split  # noqa: F401
