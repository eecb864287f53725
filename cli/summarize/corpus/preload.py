"""Load what every worker needs, once, in the process that they are forked from."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import summarize.extract.page
    import summarize.pipeline
    import summarize.rank.auto
    import summarize.rank.score
    import summarize.rank.select
    import summarize.rank.sumy
    import summarize.rank.twins
    import summarize.render.json
    import summarize.text.stance
    import summarize.text.keyphrases
    import summarize.text.sentences  # noqa: F401
