"""Tell sentences that lean on the one before them.

A summary that holds "He refused." without the sentence that names him is no summary: such dangling
anaphora is the commonest fault of extracts (Paice, 1990).
"""

import re
from functools import cache

from summarize.text.quotes import balance_quotes

# Pronouns, demonstratives and connectives that refer back when they open a sentence.
_OPENERS = {
    "ar": "لكن ولكن هو هي هم هذا هذه ذلك تلك لذلك لذا",
    "cs": "on ona ono oni to tento tato toto tyto ale avšak však proto jeho její jejich",
    "da": "han hun det de dette disse denne men og derfor dog hans hendes deres desuden",
    "de": "er sie es dies diese dieser dieses diesen diesem aber doch jedoch dann deshalb "
    "daher darum deswegen dagegen dennoch trotzdem außerdem zudem",
    "el": "αυτός αυτή αυτό αυτοί αυτά όμως αλλά και έτσι ωστόσο",
    "en": "he she it they this that these those but and however so then his her their its "
    "him them yet nor thus therefore moreover furthermore nevertheless nonetheless "
    "instead meanwhile otherwise hence consequently such",
    "es": "él ella ellos ellas esto esta este estos estas eso esa ese esos esas aquello pero "
    "y además",
    "fi": "hän he se ne tämä nämä mutta ja kuitenkin siksi hänen heidän",
    "fr": "il elle ils elles ce cela ceci cette cet ces ça mais et or donc ainsi pourtant "
    "cependant toutefois son sa ses leur leurs",
    "he": "הוא היא הם הן זה זו זאת אלה אבל אולם ואולם אך לכן",
    "it": "egli lui lei loro esso essa essi questo questa questi queste quello quella ciò ma "
    "e però tuttavia quindi così inoltre suo sua suoi sue dunque",
    "nl": "hij zij ze het dit dat deze die maar en echter dus toch daarom bovendien "
    "daarnaast zijn haar hun",
    "no": "han hun det de dette disse denne men og derfor likevel hans hennes deres dessuten",
    "pl": "on ona ono oni one to ten ta te ci ale jednak i a więc dlatego jego jej ich",
    "pt": "ele ela eles elas isto isso este esta estes estas esse essa esses essas aquilo "
    "mas e porém entretanto contudo seu sua seus suas portanto",
    "ru": "он она оно они это этот эта эти но а и однако поэтому затем его её ее их так "
    "такой такая такие",
    "sv": "han hon det de detta dessa denna den men och därför dock hans hennes deras "
    "dessutom",
    "tr": "o onlar bu bunlar şu ama fakat ancak ve çünkü ayrıca onun onların böylece",
    "uk": "він вона воно вони це цей ця ці але а і й та однак тому його її їх так",
}  # fmt: skip
# The same for scripts without spaces: what the sentence begins with.
_SPACELESS_OPENERS = tuple(
    "他 她 它 这 那 但 而 因此 所以 此外 同时 不过 然而 于是 "
    "彼は 彼女 彼ら それ これ その この そこ だが しかし でも そして また "
    "ただ 一方 だから なお".split()
)
_OPENING_MARKS = "\"'“”„‚‘«»‹›「『（(—–- "
# In German "das" before a lower-case word is the pronoun, before a capital the article.
_GERMAN_THAT = re.compile("das (?=[a-zäöü])")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def leans(text: str, language: str) -> bool:
    """Tell whether a sentence needs the one before it to be understood.

    It does if it opens with a pronoun, a demonstrative or a connective, or if it ends a quotation
    that it did not begin. A language without a list gives False for all but quotations.
    """
    bare = text.lstrip(_OPENING_MARKS)
    if bare.startswith(_SPACELESS_OPENERS):
        return True
    word = _FIRST_WORD.match(bare)
    if word and word[0].lower() in _openers(language):
        return True
    if language == "de" and _GERMAN_THAT.match(bare[:4].lower() + bare[4:]):
        return True
    return balance_quotes(text)[0] > 0


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(_OPENERS.get(language, "").split())
