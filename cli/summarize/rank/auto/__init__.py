"""The default ranking, by a small neural network, which nothing outside of this room knows.

Its two entrances are ``auto.rank`` and ``shortlist.shorten``. The network rates a sentence by some
seventy traits (``traits.py``), among them a first rating by a formula (``formula.py``); the words
of a sentence count by themselves, too (``wording.py``). The weights are in ``choice.network`` and
``wording.weights``, which ``python -m tests.quality learn`` writes; all others are in
``weights.py``.
"""
