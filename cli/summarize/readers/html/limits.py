"""Limits on pages that would keep the readers busy for minutes."""

import re
from collections.abc import Iterator
import re
