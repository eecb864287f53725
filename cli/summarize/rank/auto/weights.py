"""The weights of the default ranking; those of the network stand in a file of their own.

Those of the first look choose the shortlist of a long text, and are a trait for the network.
"""

# Fitted by pairwise logistic regression: four fifths to the sentences that come nearest (by ROUGE)
# to summaries that people wrote, of nine sets; one fifth to those that readers chose from 420
# articles. What speaks against a sentence by itself was then set nearer to the readers' choices,
# and what holds neighbours together by counts of orphans and strays (see tests/quality).
FORWARD, BACKWARD, COVERAGE = 0.33, 0.19, 0.71
EARLY, EARLY_SENTENCES = 0.09, 3.75  # decays by e in so many sentences
OPENING, OPENING_SHARE = 0.61, 0.138  # decays by e in this share of the text
LONG_TEXT, FALLS = 300, 0.5  # sentences, from which on the opening counts less, by this power
FIRST = -0.15  # takes back some of what the two give the very first sentence
COVERS = 0.018  # share of the text that tells how well the opening covers the rest
TITLE = 0.51  # of the cosine with the title (title method: Edmundson, 1969)
SUPPORT = 1.6  # of being said in other articles, too
FOCUS = 3.0  # of nearness to a query: as much as all else together, and a half

# Of what speaks against a sentence by itself.
SHORT, SHORT_WORDS = 0.5, 7  # fragments, bylines, labels
LONG, LONG_WORDS = 0.72, 40  # for each time that a sentence is longer than this by as much again
QUOTE, HALF_QUOTE, LEANING = 0.37, 0.25, 0.1
REFERS, HINTS = 0.8, 0.2  # each time that it points to what stands elsewhere, surely or not
ANNOUNCEMENT, QUESTION, LABEL = 0.9, 0.8, 0.25
CONCLUDES, PRESENTS = 0.5, 0.63  # for each that does (cue method: Edmundson, 1969)
LEAD_IN = 0.9  # to what comes after it, which is not picked with it
NAMES, NAMES_SHARE = 1.3, 0.352  # of capitalized words: lists, credits, datelines

# Of what the network says, whose ratings reach from some -0.7 to 1.3.
FIRST_LOOK = 0.3  # of the first rating as a share of the best: people who write summaries follow it
NEEDS = 2.0  # times what speaks against a sentence for what it needs: editors mind it less

# Of its neighbours.
REDUNDANCY = 0.5
RERANKED = 100  # best sentences among which redundancy counts: more are never printed
COMPANY = 0.2  # of a leaning sentence is the one before it
