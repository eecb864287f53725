"""Write out the entities of a document in XML: those of a DTD that is not read, and its own."""

import re

from summarize.errors import InputError
from summarize.numbers import unescape

_SEEN = 65_536  # bytes in which what a document declares itself ends
_MOST, _LONGEST, _DEEPEST = 500, 10_000, 3  # entities, bytes of one, and one in another
_MOST_WRITTEN = 1_000_000  # bytes in all
_OF_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")
# What stands in a comment or in CDATA is passed over: there it means itself.
_ENTITY = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z_][\w.-]{0,40});", re.DOTALL
)
_DOCTYPE = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE\s[^\[\]<>\"']{0,200}"
    rb"(?:(?:\"[^\"]{0,500}\"|'[^']{0,500}')\s{0,99}){0,2}(?=\[)",
    re.DOTALL,
)
_QUOTED = rb"(?:\"[^\"]*\"|'[^']*')"
_DECLARED = re.compile(
    rb"\s+|<!--.*?-->|<\?.*?\?>|%[\w.-]{1,80};|<!(?:ELEMENT|ATTLIST|NOTATION)\s[^<>]*>"
    rb"|<!ENTITY\s+(?P<of_dtd>%\s+)?(?P<name>[\w.-]{1,80})\s+(?:(?P<text>" + _QUOTED + rb")"
    rb"|SYSTEM\s+" + _QUOTED + rb"|PUBLIC\s+" + _QUOTED + rb"\s+" + _QUOTED + rb")"
    rb"(?:\s+NDATA\s+[\w.-]{1,80})?\s*>",
    re.DOTALL,
)
_END = re.compile(rb"\]\s*(?=>)")
_AND = re.compile(rb"&#(?:38|x26);")


def write_entities(data: bytes) -> bytes:
    """Return a document without entities and their declarations.

    What is declared in another file is left out. Raise InputError where the document would grow
    as an XML bomb does.
    """
    start, end, declared = _read_subset(data)
    if len(declared) > _MOST:
        raise _refuse()
    return _Writer(declared).write(data[:start] + data[end:])


def _read_subset(data: bytes) -> tuple[int, int, dict[bytes, bytes]]:
    """Return where a document declares entities, and their texts; 0, 0 where it is not clear."""
    head = data[:_SEEN]
    doctype = _DOCTYPE.match(head)
    if doctype is None:
        return 0, 0, {}
    declared: dict[bytes, bytes] = {}
    place = doctype.end() + 1
    while line := _DECLARED.match(head, place):
        place = line.end()
        if line["name"] and not line["of_dtd"]:
            text = (line["text"] or b"")[1:-1]
            declared.setdefault(line["name"], _AND.sub(b"&", text))
    end = _END.match(head, place)
    return (doctype.end(), end.end(), declared) if end else (0, 0, {})


class _Writer:
    def __init__(self, declared: dict[bytes, bytes]) -> None:
        self._declared = declared
        self._written = self._depth = 0

    def write(self, data: bytes) -> bytes:
        return _ENTITY.sub(self._write_entity, data)

    def _write_entity(self, entity: re.Match[bytes]) -> bytes:
        """Return the text of an entity, or the character that a DTD would name, or the name."""
        name = entity[1]
        if name in self._declared and name not in _OF_XML:
            return self._write_own(self._declared[name])
        if name is None or name in _OF_XML:
            return entity[0]
        char = unescape(entity[0].decode())
        if char == entity[0].decode():
            return name
        return "".join(f"&#{ord(one)};" for one in char).encode()

    def _write_own(self, text: bytes) -> bytes:
        self._depth += 1
        if self._depth > _DEEPEST or len(text) > _LONGEST:
            raise _refuse()
        written = self.write(text)
        self._depth -= 1
        self._written += len(written)
        if self._written > _MOST_WRITTEN:
            raise _refuse()
        return written


def _refuse() -> InputError:
    return InputError("the article declares entities that grow, as XML bombs do")
