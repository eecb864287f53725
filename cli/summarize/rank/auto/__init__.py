"""The default ranking, by a small neural network, which nothing outside of this room knows.

``algorithms.py`` names its two entrances, ``auto.rank`` and ``shortlist.shorten``. The network
rates a sentence by some seventy traits (``traits.py``), among them a first rating by a formula
(``formula.py``). Its weights are in ``choice.network``, which ``python -m tests.quality learn``
writes; all other weights are in ``weights.py``.
"""
