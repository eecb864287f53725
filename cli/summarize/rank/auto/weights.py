"""The weights of the default ranking, except those of the network, which are in choice.network.

Those of the first rating also decide what is on the shortlist of a long text.
"""

# Fitted by pairwise logistic regression: four fifths to the sentences closest (by ROUGE) to
# summaries that people wrote, from nine sets; one fifth to the sentences that readers chose from
# 420 articles. The penalties were then moved towards the readers' choices, and the weights of
# neighbours were set by counts of orphaned and isolated sentences (see tests/quality).
FORWARD, BACKWARD, COVERAGE = 0.33, 0.19, 0.71
EARLY, EARLY_SENTENCES = 0.09, 3.75  # falls to 1/e within so many sentences
OPENING, OPENING_SHARE = 0.61, 0.138  # falls to 1/e within this share of the text
LONG_TEXT, FALLS = 300, 0.5  # above so many sentences the opening counts less, by this power
USUAL, EARLY_POWER, OPENING_POWER = 5, -0.3, 0.9  # log of a usual length; powers of its share
FIRST = -0.15  # correction for the very first sentence, which the two overrate
COVERS, FEWEST_COVERING = 0.018, 3  # share of the text that shows how well it covers the rest
LEAST_LEAD, MOST_LEAD = 0.05, 2.0  # of the opening by that, where 1 is average
TITLE = 0.51  # for the cosine with the title (title method: Edmundson, 1969)
SUPPORT = 1.6  # for being said in other articles, too
FOCUS = 3.0  # for relevance to a focus: one and a half times as much as all else together

# Penalties and bonuses for a sentence by itself.
SHORT, SHORT_WORDS = 0.5, 7  # fragments, bylines, labels
LONG, LONG_WORDS = 0.72, 40  # for each further 40 words
QUOTE, HALF_QUOTE, LEANING = 0.37, 0.25, 0.1  # for a quotation, a part of one, leaning
REFERS, HINTS = 0.8, 0.2  # for each reference to something elsewhere, certain or possible
ANNOUNCEMENT, QUESTION, LABEL = 0.9, 0.8, 0.25  # for what is no statement
CONCLUDES, PRESENTS = 0.5, 0.63  # bonuses (cue method: Edmundson, 1969)
LEAD_IN = 0.9  # for leading in to something that is not selected with it
NAMES, NAMES_SHARE = 1.3, 0.352  # for many capitalized words, as in lists, credits, datelines

# Multiplies the penalty for dependence in the network's rating, which ranges from some -0.7 to 1.3.
# The network alone minds it too little: without it, orphans are four times as many (6.3 of 100).
NEEDS = 1.5

# Multiplies the first impression in an article that presents itself, as papers do: it counts the
# opening and central sentences more than the network, which learned from news and pages.
PAPER = 1.0

# Multiplies the rating of the words, without which summaries of 1,147 articles are worth .010 less.
WORDING = 1.0

# Between neighbours.
REDUNDANCY = 0.5
RERANKED = 100  # best sentences that are compared for redundancy: no summary prints more
COMPANY = 0.2  # share of the sentence before in the rating of a leaning one
