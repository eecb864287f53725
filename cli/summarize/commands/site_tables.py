"""Tables of config.toml with the user's rules for the pages of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.readers.html.site_rules import SiteRule

SITES = "site"  # the table that holds a table for each host
_KEYS = ("keep", "drop")
_FORM = 'write keep = "article.body" and drop = [".promo", "#comments"]'


def check_sites(tables: Any, path: object) -> None:
    """Raise UsageError for tables that are no rules."""
    from summarize.language.addresses import name_host  # few users have rules

    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise UsageError(f'{path}: write [{SITES}."example.org"] on a line of its own')
    for host, table in tables.items():
        place = f'{path}: [{SITES}."{host}"]'
        deeper = any(isinstance(value, dict) for value in table.values())
        if deeper or name_host(f"//{host}") != host.lower() or host[:1] in ("", ".", "*"):
            raise UsageError(f'{place}: write the host alone, in quotes: [{SITES}."example.org"]')
        if unknown := [key for key in table if key not in _KEYS]:
            raise UsageError(f"{place} has an unknown key {unknown[0]!r}: {_FORM}")
        if not table or not all(map(_is_selectors, table.values())):
            raise UsageError(f"{place}: {_FORM}")
        if not isinstance(table.get("keep", ""), str):
            raise UsageError(f"{place} keep is one selector: {_FORM}")


def _is_selectors(value: Any) -> bool:
    values = value if isinstance(value, list) else [value]
    return all(isinstance(one, str) and one.strip() for one in values)


def write_rules(tables: Mapping[str, Any]) -> str:
    """Write checked tables as one text, the default of an option."""
    import json  # few users have rules

    return json.dumps(tables)


def read_rules(text: str) -> tuple[SiteRule, ...]:
    """Read the rules back from such a text."""
    # Imported here: few users have rules.
    import json

    from summarize.readers.html.site_rules import SiteRule

    try:
        tables = json.loads(text)
    except ValueError as error:
        raise UsageError("--sites: rules for sites stand in config.toml") from error
    check_sites(tables, "--sites")
    return tuple(
        SiteRule(host.lower(), table.get("keep", ""), tuple(_list(table.get("drop", []))))
        for host, table in tables.items()
    )


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
