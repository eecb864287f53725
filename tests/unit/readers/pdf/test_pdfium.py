"""Our few functions of pdfium are declared as pypdfium2 declares them."""

from ctypes import sizeof

import pytest

from summarize.readers.pdf import pdfium


def test_pdfium_is_called_as_pypdfium2_says() -> None:
    from pypdfium2_raw import bindings

    assert sizeof(pdfium.Box) == sizeof(bindings.FS_RECTF)
    assert sizeof(pdfium.Matrix) == sizeof(bindings.FS_MATRIX)
    for name, ours in pdfium.CALLED.items():
        theirs = getattr(bindings, name)
        assert list(map(sizeof, filter(None, [ours.restype]))) == list(
            map(sizeof, filter(None, [theirs.restype]))
        ), name
        if ours.argtypes:
            assert list(map(sizeof, ours.argtypes)) == list(map(sizeof, theirs.argtypes)), name


def test_a_library_that_stands_elsewhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "_FILES", ())
    assert pdfium._load_library()["FPDF_GetLastError"]() >= 0
