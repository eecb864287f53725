"""A notebook is its prose, with its code as code."""

import json
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.models import Block, Removed
from summarize.readers.formats.notebook import read as read_notebook
from tests.conftest import kind_of

PROSE = {"cell_type": "markdown", "source": ["# Bread\n", "\n", "It *sings* at ninety degrees."]}


CODE = {
    "cell_type": "code",
    "source": "print('```')",
    "outputs": [{"output_type": "stream", "text": "secret"}],
}


def write(*cells: Any, **more: Any) -> str:
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": cells, **more})


def test_the_third_version_keeps_its_cells_in_worksheets() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["Salt"]},
        {"cell_type": "markdown", "source": "It is grey."},
        {"cell_type": "code", "input": ["x = 1"]},
    ]
    draft = read_notebook(json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}))
    assert draft.title == "Salt"
    assert [block.text for block in draft.blocks] == ["It is grey.", "x = 1"]


def test_code_that_a_cell_leaves_open_ends_with_it() -> None:
    cell = {"cell_type": "markdown", "source": "```\nx = 1"}
    assert [block.kind for block in read_notebook(write(cell, PROSE)).blocks] == [
        "code",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(write(PROSE)[:-9], id="cut-off"),
        pytest.param('{"nbformat": 4, "cells": [' + "[" * 100_000, id="deep"),
    ],
)
def test_a_broken_notebook_is_named(text: str) -> None:
    with pytest.raises(InputError, match="notebook"):
        extract_article(text)


def test_a_notebook_of_code_alone_is_no_article() -> None:
    with pytest.raises(NoArticleError, match="without prose"):
        extract_article(write(CODE))


def test_cells_of_any_shape_are_no_crash() -> None:
    odd = [1, None, {"cell_type": 3, "source": {}}, {"cell_type": "markdown", "source": [1, None]}]
    assert read_notebook(write(*odd, PROSE)).blocks


def notebook(*cells: Any, **more: Any) -> str:
    return json.dumps({"nbformat": 4, "cells": cells, **more})


def made(kind: str, source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "source": source, **more}


@pytest.mark.parametrize(
    ("cells", "blocks"),
    [
        pytest.param(
            [made("markdown", "a"), made("markdown", ["b", " c"])],
            [Block("a"), Block("b c")],
            id="prose",
        ),
        pytest.param(
            [made("markdown", "a"), made("code", "x = 1\n")],
            [Block("a"), Block("x = 1", "code")],
            id="code",
        ),
        pytest.param([made("markdown", "a"), made("code", " ")], [Block("a")], id="no code"),
        pytest.param(
            [made("markdown", "a"), made("code", "````")],
            [Block("a"), Block("````", "code")],
            id="ticks",
        ),
        pytest.param(
            [made("markdown", "a\r\n\r\nb\rc")], [Block("a"), Block("b c")], id="line ends"
        ),
        pytest.param(
            [made("markdown", "```\nx"), made("markdown", "a")],
            [Block("x", "code"), Block("a")],
            id="open code",
        ),
        pytest.param(
            [made("markdown", "````\n```\n````\n\na")],
            [Block("```", "code"), Block("a")],
            id="ticks inside",
        ),
        pytest.param(
            [made("markdown", "~~~\nx\n~~~\n\na")], [Block("x", "code"), Block("a")], id="tildes"
        ),
        pytest.param([made("raw", "a"), made("markdown", "b")], [Block("b")], id="raw"),
        pytest.param([made("html", "<p>a</p>")], [Block("a")], id="HTML"),
        pytest.param(
            [7, {"cell_type": "markdown"}, made("markdown", "a")], [Block("a")], id="odd cells"
        ),
    ],
)
def test_the_cells_of_a_notebook_are_one_text(cells: list[Any], blocks: list[Block]) -> None:
    assert list(read_notebook(notebook(*cells)).blocks) == blocks


@pytest.mark.parametrize(
    ("level", "found"),
    [pytest.param(n, max(1, n) if n < 7 else 1, id=str(n)) for n in (0, 1, 2, 6, 7)],
)
def test_a_cell_may_be_a_heading(level: int, found: int) -> None:
    cells = [made("markdown", "# T\n\na"), made("heading", "B", level=level)]
    book = {"nbformat": 3, "worksheets": [7, {"cells": cells}]}
    assert read_notebook(json.dumps(book)).blocks == (Block("a"), Block("B", "heading", found))


def test_a_notebook_names_its_title_or_has_it_as_its_first_heading() -> None:
    text = made("markdown", "a\n\n# T\n\n# U")
    draft = read_notebook(notebook(made("raw", " x\ny "), text))
    assert (draft.title, draft.author) == ("T", None)
    assert draft.blocks == (Block("a"), Block("U", "heading", 1))
    assert draft.removed == (Removed("x y", "raw cell"),)
    about = {"title": "M", "authors": [{"name": "Ann"}, {"name": ""}, 7, {"name": "Bo"}]}
    draft = read_notebook("\ufeff" + notebook(text, metadata=about))
    assert (draft.title, draft.author, len(draft.blocks)) == ("M", "Ann, Bo", 3)
    draft = read_notebook(notebook(made("raw", "---\ntitle: R\n---"), text, metadata={"title": 7}))
    assert (draft.title, len(draft.blocks)) == ("R", 3)
    assert read_notebook(notebook(text, metadata=[1])).title == "T"
    assert (
        read_notebook(notebook(made("markdown", "a"), made("raw", "---\ntitle: R\n---"))).title
        is None
    )


@pytest.mark.parametrize(
    ("text", "detected"),
    [
        pytest.param(notebook(), True, id="cells"),
        pytest.param("\ufeff \n" + notebook(), True, id="a mark before it"),
        pytest.param('{"nbformat": 3, "worksheets": []}', True, id="worksheets"),
        pytest.param('{"nbformat": "4", "cells": []}', False, id="no number"),
        pytest.param('{"nbformat": 4, "cells": {}, "x": {"cells": []}}', False, id="no list"),
        pytest.param('{"nbformat": 4, "cells": [', True, id="broken"),
        pytest.param('["nbformat", "cells": []]', False, id="no object"),
    ],
)
def test_a_notebook_is_detected_by_its_version_and_its_cells(text: str, *, detected: bool) -> None:
    assert (kind_of(text.encode()) == "notebook") == detected
