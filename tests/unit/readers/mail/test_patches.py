"""A patch is removed with its statistics."""

import pytest

from summarize.readers.mail.patches import mark_patch

DIFF = ["diff --git a/x b/x", "index 1..2", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b"]


COUNT = [" x | 2 +-", " 1 file changed, 1 insertion(+)"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(["It rains."], ["It rains."], id="no patch"),
        pytest.param(["It rains.", "", *DIFF], ["It rains.", ""], id="changes"),
        pytest.param(
            ["It rains.", "---", *COUNT, "", *DIFF], ["It rains."], id="the count and its rule"
        ),
        pytest.param(["It rains.", "", *COUNT], ["It rains.", ""], id="the count alone"),
        pytest.param(
            ["It rains.", "---", "A note.", "", *COUNT], ["It rains."], id="a note below the rule"
        ),
        pytest.param(
            ["It.", "Signed-off-by: Ann Lee", "Acked-by: Bo", "", *DIFF], ["It.", ""], id="signed"
        ),
        pytest.param(
            ["Signed-off-by: Ann Lee", "It.", *DIFF], ["Signed-off-by: Ann Lee", "It."], id="above"
        ),
        pytest.param(
            ["diff -u a b", "It rains."], ["diff -u a b", "It rains."], id="no changes below"
        ),
        pytest.param(["It.", "--- a/x", "+++ b/x"], ["It."], id="changes without a head"),
        pytest.param(["It.", "Index: x", *["y"] * 6, "@@ 1"], ["It."], id="seven lines below"),
        pytest.param(
            ["It.", "Index: x", *["y"] * 7, "@@ 1"],
            ["It.", "Index: x", *["y"] * 7, "@@ 1"],
            id="eight",
        ),
        pytest.param(["It.", " create mode 1 x", *COUNT[1:]], ["It."], id="files that are made"),
    ],
)
def test_a_patch_goes_with_its_statistics(lines: list[str], kept: list[str]) -> None:
    assert [line.text for line in mark_patch(lines) if not line.reason] == kept
