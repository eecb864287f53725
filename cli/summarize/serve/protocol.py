"""The Model Context Protocol on standard input and output. The only module that knows its SDK."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import anyio
import mcp_types as types
from anyio import from_thread
from anyio.to_thread import run_sync
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from summarize.errors import SummarizeError
from summarize.language.addresses import hide_password
from summarize.language.characters import one_line
from summarize.render.json import write_json
from summarize.serve.access import Folders
from summarize.serve.tools import OUTPUT, STEPS, TOOLS, Tell, call_tool
from summarize.version import __version__

_SIDE_BY_SIDE = 8  # calls; anyio's own threads read and write
_Context = ServerRequestContext[Any]


def serve(folders: Folders) -> None:
    """Answer calls until standard input ends, or nobody reads the answers."""
    try:
        anyio.run(_serve, folders)
    except* BrokenPipeError:  # of the task that writes
        pass


async def _serve(folders: Folders) -> None:
    threads = anyio.CapacityLimiter(_SIDE_BY_SIDE)

    async def call(context: _Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        if asked.name not in TOOLS:
            raise MCPError(types.INVALID_PARAMS, f"no tool {asked.name!r}: {', '.join(TOOLS)}")

        def tell(step: int, message: str) -> None:  # sent to clients that asked for progress
            from_thread.run(context.session.report_progress, step, STEPS, message)

        answer = partial(_answer, asked.name, asked.arguments or {}, folders, tell)
        return await run_sync(answer, abandon_on_cancel=True, limiter=threads)

    server = Server(
        "summarize",
        version=__version__,
        instructions=_describe(folders),
        on_list_tools=_list_tools,
        on_call_tool=call,
    )
    # It leads what others print on standard output to standard error.
    async with stdio_server() as (reader, writer):
        await server.run(reader, writer, server.create_initialization_options())


def _describe(folders: Folders) -> str:
    named = ", ".join(map(str, folders))
    files = f"Files below {named}" if folders else "No files"
    return f"{files} can be read, and http(s) addresses that a call names."


async def _list_tools(
    _: _Context, __: types.PaginatedRequestParams | None
) -> types.ListToolsResult:
    tools = [
        types.Tool(
            name=name,
            description=tool.description,
            input_schema=tool.schema,
            output_schema=OUTPUT,
            annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=True),
        )
        for name, tool in TOOLS.items()
    ]
    return types.ListToolsResult(tools=tools)


def _answer(
    name: str, arguments: Mapping[str, Any], folders: Folders, tell: Tell
) -> types.CallToolResult:
    """Return the result of a call; what is wrong with it is a result, too, which agents see."""
    try:
        values = call_tool(name, arguments, folders, tell)
    except SummarizeError as error:
        message = types.TextContent(text=one_line(hide_password(str(error))))
        return types.CallToolResult(content=[message], is_error=True)
    text = types.TextContent(text=write_json(values).rstrip("\n"))
    return types.CallToolResult(content=[text], structured_content=values)
