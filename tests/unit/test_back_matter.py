"""A heading of thanks is found by a word of it before its pattern is compiled."""

from hypothesis import given, settings
from hypothesis.strategies import from_regex, one_of, sampled_from

from summarize.discourse.back_matter import _THANKS, gives_thanks


@settings(deadline=None)
@given(one_of([from_regex(names, fullmatch=True) for names in _THANKS]), sampled_from(["", "1.2 "]))
def test_each_heading_of_thanks_is_found(heading: str, number: str) -> None:
    assert gives_thanks(number + heading)
    assert gives_thanks(number + heading.title())
