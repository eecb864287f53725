"""Average-link agglomerative clustering over sparse similarities, by nearest-neighbour chains.

A chain goes from a cluster to its nearest neighbour, until two are each other's nearest; these are
merged (Benzécri, 1982; Juan, 1982). The result is that of merging the nearest pair of all again and
again, without a search for it. Pairs without a similarity count as 0, so that time and memory grow
with the pairs that have one.
"""

from collections.abc import Iterable

Pair = tuple[int, int]


def cluster(
    count: int, similarities: Iterable[tuple[Pair, float]], least: float
) -> list[list[int]]:
    """Group the numbers from 0 up to ``count`` by average link.

    ``similarities`` has each pair at most once, 0..1. Groups are merged while the mean similarity
    between their members is at least ``least``, which is positive. Groups and their members are in
    ascending order.
    """
    links = _Links(count)
    for (a, b), similarity in similarities:
        links.join(a, b, similarity)
    for start in range(count):
        chain = [start] if start in links.members else []
        while chain:
            nearest, similarity = links.find_nearest(chain[-1], chain[-2:-1])
            if similarity < least:
                # No merger brings a group nearer than its nearest member was: this one is done.
                links.close(chain.pop())
            elif len(chain) > 1 and nearest == chain[-2]:
                merged = links.merge(chain.pop(), chain.pop())
                chain = chain or [merged]
            else:
                chain.append(nearest)
    return sorted(sorted(members) for members in links.closed)


class _Links:
    """The groups so far, and the sums of the similarities between their members."""

    def __init__(self, count: int) -> None:
        self.members = {number: [number] for number in range(count)}
        self.closed: list[list[int]] = []
        self._sums: dict[int, dict[int, float]] = {number: {} for number in range(count)}

    def join(self, a: int, b: int, similarity: float) -> None:
        """Set the similarity of two members."""
        self._sums[a][b] = self._sums[b][a] = similarity

    def find_nearest(self, group: int, before: list[int]) -> tuple[int, float]:
        """Find the open group with the largest mean similarity, and that.

        Of equals it is the one ``before`` in the chain, which would never end otherwise, or else
        the one with the least number.
        """
        size = len(self.members[group])
        near = [
            (s / (size * len(self.members[n])), n in before, -n)
            for n, s in self._sums[group].items()
        ]
        similarity, _, number = max(near, default=(0.0, False, 0))
        return -number, similarity

    def merge(self, a: int, b: int) -> int:
        """Merge two open groups; return the number of the one that stays, which has more links."""
        if len(self._sums[a]) < len(self._sums[b]):
            a, b = b, a
        self.members[a] += self.members.pop(b)
        mine = self._sums[a]
        for other, similarity in self._sums.pop(b).items():
            del self._sums[other][b]
            if other != a:
                mine[other] = self._sums[other][a] = mine.get(other, 0.0) + similarity
        return a

    def close(self, group: int) -> None:
        """Take a group out that will grow no more."""
        self.closed.append(self.members.pop(group))
        for other in self._sums.pop(group):
            del self._sums[other][group]
