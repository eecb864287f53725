"""Which scripts set no spaces between words."""

import re

# Han, kana, Thai, Lao, Khmer, Burmese.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
SPACELESS_LETTER = re.compile(f"[{SPACELESS}]")
