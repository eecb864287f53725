"""Compressed RTF, in which Outlook stores a body (MS-OXRTFCP): LZ77 with a dictionary of 4 kB."""

import struct
import zlib

from summarize.errors import InputError

_HEAD = struct.Struct("<IIII")  # size of the rest, size unpacked, kind, checksum
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D  # "LZFu" and "MELA"
# Initial content of the dictionary, so that the head of an RTF is compressed, too.
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_ROOM = 4_096  # bytes of the dictionary, a ring buffer
_SHORTEST = 2  # bytes of a run
MOST_BYTES = 4_000_000  # unpacked: 6 s of CPU; pictures are stored beside the text
TOO_LARGE = InputError(f"an Outlook message (.msg) of over {MOST_BYTES // 1_000_000} MB of text")
_DAMAGED = InputError("an Outlook message (.msg) whose text is damaged or cut off")


def unpack_rtf(data: bytes) -> bytes:
    """Decompress RTF; raise InputError if it is damaged, cut off or too large."""
    if len(data) < _HEAD.size:
        raise _DAMAGED
    size, unpacked, kind, checksum = _HEAD.unpack_from(data)
    content = data[_HEAD.size : size + 4]
    if unpacked > MOST_BYTES:
        raise TOO_LARGE
    if kind == _PLAIN and len(data) >= size + 4:  # some programs count the head in both sizes
        return content[:unpacked]
    # The checksum is CRC-32, but starts at 0 and is not inverted at the end.
    if kind != _PACKED or zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF != checksum:
        raise _DAMAGED
    return _unpack(content)


def _unpack(content: bytes) -> bytes:
    output, place = bytearray(_BEGINNING), 0  # its last 4 kB are the dictionary
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
            if back == 0 or place > len(content):  # a run at the write position marks the end
                return bytes(output[len(_BEGINNING) :])
            _repeat(output, back, (run & 15) + _SHORTEST)
    if place < len(content):
        raise TOO_LARGE
    return bytes(output[len(_BEGINNING) :])


def _repeat(output: bytearray, back: int, length: int) -> None:
    """Append a run that begins ``back`` bytes before the end, and may overlap itself."""
    start = len(output) - back
    if start < 0:  # in the part of the ring that was never written
        raise _DAMAGED
    piece = output[start : start + length]
    output += (piece * (length // len(piece) + 1))[:length]
