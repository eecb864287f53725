"""Write messages as Outlook saves them (.msg): a small compound file, its streams in one sector."""

import struct
import zlib
from datetime import datetime, timedelta
from typing import TypeAlias

Tree: TypeAlias = "dict[str, bytes | Tree]"

NONE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, SMALL = 512, 64
SENT, CODEPAGE = 0x00390040, 0x3FFD0003


def write_message(fields: dict[str, str | bytes], *, attached: tuple[Tree, ...] = ()) -> Tree:
    """Return the streams of a message: text by the number of its property, bytes by its name."""
    streams: Tree = {}
    for number, value in fields.items():
        if isinstance(value, bytes):
            streams[number] = value
        else:
            streams[f"__substg1.0_{number}001F"] = value.encode("utf-16-le")
    for place, inner in enumerate(attached):
        streams[f"__attach_version1.0_#{place:08X}"] = inner
    return streams


def write_fixed(*entries: tuple[int, int], head: int = 32) -> dict[str, str | bytes]:
    """Return the stream of the properties that have a length of their own."""
    rows = (struct.pack("<IIQ", tag, 6, value) for tag, value in entries)
    return {"__properties_version1.0": b"\0" * head + b"".join(rows)}


def pack_rtf(rtf: bytes) -> bytes:
    """Return the stream of a body that is RTF, packed without any run (MS-OXRTFCP)."""
    pieces = (rtf[place : place + 8] for place in range(0, len(rtf), 8))
    content = b"".join(b"\0" + piece for piece in pieces)
    checksum = zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF
    return struct.pack("<II4sI", len(content) + 12, len(rtf), b"LZFu", checksum) + content


def count_ticks(time: datetime) -> int:
    return (time - datetime(1601, 1, 1, tzinfo=time.tzinfo)) // timedelta(microseconds=1) * 10


def write_file(tree: Tree) -> bytes:
    """Return a compound file (MS-CFB) of at most 128 sectors, all streams of it small ones."""
    entries = [["Root Entry", 5, NONE, NONE, 0, 0]]  # name, kind, right, child, start, size
    small, chain = b"", list[int]()

    def add(parent: int, inner: Tree) -> None:
        nonlocal small
        before = None
        for name in sorted(inner, key=lambda name: (len(name), name.upper())):
            value, number = inner[name], len(entries)
            entries.append([name, 1, NONE, NONE, 0, 0])
            entries[parent if before is None else before][3 if before is None else 2] = number
            before = number
            if isinstance(value, dict):
                add(number, value)
                continue
            pieces = -(-len(value) // SMALL)
            start = len(chain) if pieces else END
            entries[number][1:] = [2, entries[number][2], NONE, start, len(value)]
            chain.extend([*range(len(chain) + 1, len(chain) + pieces), END][:pieces])
            small += value.ljust(pieces * SMALL, b"\0")

    add(0, tree)
    directory = -(-len(entries) // 4)
    minifat = -(-len(chain) // 128) or 1
    body = -(-len(small) // SECTOR) or 1
    places = [1, 1 + directory, 1 + directory + minifat]
    entries[0][4:] = [places[2], len(small)]
    fat = [FAT_SECTOR]
    for place, count in zip(places, (directory, minifat, body), strict=True):
        fat += [*range(place + 1, place + count), END]
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, places[0], 0, 4096, places[1], minifat, END, 0,
    )  # fmt: skip
    fats = struct.pack("<109I", 0, *[NONE] * 108)
    rows = b"".join(_write_entry(*entry) for entry in entries)  # type: ignore[arg-type]
    sectors = (
        struct.pack("<128I", *fat, *[NONE] * (128 - len(fat))),
        rows.ljust(directory * SECTOR, b"\0"),
        struct.pack(f"<{len(chain)}I", *chain).ljust(minifat * SECTOR, b"\xff"),
        small.ljust(body * SECTOR, b"\0"),
    )
    return head + fats + b"".join(sectors)


def _write_entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    links = (NONE, right, child)
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ", wide, len(wide), kind, 1, *links, b"", 0, b"", b"", start, size
    )
