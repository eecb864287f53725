"""Unpack the RTF in which Outlook keeps a body (MS-OXRTFCP): runs of a dictionary of 4 kB."""

import struct
import zlib

from summarize.errors import InputError

_HEAD = struct.Struct("<IIII")  # size of the rest, size unpacked, kind, checksum
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D  # "LZFu" and "MELA"
# What the dictionary opens with, byte for byte, so that the head of an RTF is packed, too.
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_ROOM = 4_096  # bytes of the dictionary, which is written in a circle
_SHORTEST = 2  # bytes of a run
MOST_BYTES = 4_000_000  # unpacked: 6 s of CPU; pictures stand beside the text, not in it
TOO_LARGE = InputError(f"an Outlook message (.msg) of over {MOST_BYTES // 1_000_000} MB of text")
_DAMAGED = InputError("an Outlook message (.msg) whose text is damaged or cut off")


def unpack_rtf(data: bytes) -> bytes:
    """Return the RTF; raise InputError where it is damaged, cut off or too large."""
    if len(data) < _HEAD.size:
        raise _DAMAGED
    size, unpacked, kind, checksum = _HEAD.unpack_from(data)
    content = data[_HEAD.size : size + 4]
    if unpacked > MOST_BYTES:
        raise TOO_LARGE
    if kind == _PLAIN and len(data) >= size + 4:  # some writers count the head in both sizes
        return content[:unpacked]
    # The checksum is the usual one, but begins at 0 and is not turned over at its end.
    if kind != _PACKED or zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF != checksum:
        raise _DAMAGED
    return _unpack(content)


def _unpack(content: bytes) -> bytes:
    output, place = bytearray(_BEGINNING), 0  # the dictionary is its last 4 kB
    while place < len(content) and len(output) <= MOST_BYTES:
        control = content[place]
        place += 1
        for bit in range(8):
            if not control >> bit & 1:
                output += content[place : place + 1]
                place += 1
                continue
            run = int.from_bytes(content[place : place + 2], "big")
            place += 2
            back = (len(output) - (run >> 4)) % _ROOM
            if back == 0 or place > len(content):  # a run of what is not yet written is the end
                return bytes(output[len(_BEGINNING) :])
            _repeat(output, back, (run & 15) + _SHORTEST)
    if place < len(content):
        raise TOO_LARGE
    return bytes(output[len(_BEGINNING) :])


def _repeat(output: bytearray, back: int, length: int) -> None:
    """Add a run that begins so many bytes before the end, and may go on into itself."""
    start = len(output) - back
    if start < 0:  # of the part of the circle that was never written
        raise _DAMAGED
    piece = output[start : start + length]
    output += (piece * (length // len(piece) + 1))[:length]
