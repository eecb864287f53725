"""What can be asked of a fetch."""

from typing import NamedTuple


class Web(NamedTuple):
    """How a page is to be fetched."""

    fresh: bool = False  # also if it was fetched within the hour
    user_agent: str | None = None  # None is our own name
    named: bool = True  # by the user, who may mean an address of a private network


ORDINARY = Web()
