"""The Model Context Protocol on standard input and output. The only module that knows its SDK."""

from collections.abc import Mapping
from typing import Any

import anyio
import mcp_types as types
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from summarize.bugs import report_bugs
from summarize.errors import SummarizeError
from summarize.language.addresses import describe_error
from summarize.serve.access import Folders
from summarize.serve.tools import STEPS, TOOLS, check_arguments
from summarize.serve.workers import Tell, Workers
from summarize.version import __version__

_Context = ServerRequestContext[Any]


def serve(folders: Folders) -> None:
    """Answer calls until standard input ends, or nobody reads the answers."""
    try:
        anyio.run(_serve, folders)
    except* BrokenPipeError:  # of the task that writes
        pass


async def _serve(folders: Folders) -> None:
    workers = Workers(folders)

    async def call(context: _Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        if asked.name not in TOOLS:
            raise MCPError(types.INVALID_PARAMS, f"no tool {asked.name!r}: {', '.join(TOOLS)}")

        async def tell(step: int, message: str) -> None:  # sent to clients that asked for progress
            await context.session.report_progress(step, STEPS, message)

        return await _answer(workers, asked.name, asked.arguments or {}, tell)

    server = Server(
        "summarize",
        version=__version__,
        instructions=_describe(folders),
        on_list_tools=_list_tools,
        on_call_tool=call,
    )
    # It leads what others print on standard output to standard error.
    async with anyio.create_task_group() as tasks, stdio_server() as (reader, writer):
        tasks.start_soon(workers.prepare)
        await server.run(reader, writer, server.create_initialization_options())
        await workers.close()


def _describe(folders: Folders) -> str:
    named = ", ".join(map(str, folders))
    files = f"Files below {named}" if folders else "No files"
    return (
        f"{files} can be read, and http(s) addresses that a call names. To choose the sentences of "
        "a summary yourself, call sentences, and then quote with their numbers: quotations are "
        "word for word, whatever you choose."
    )


async def _list_tools(
    _: _Context, __: types.PaginatedRequestParams | None
) -> types.ListToolsResult:
    tools = [
        types.Tool(
            name=name,
            description=tool.description,
            input_schema=tool.schema,
            output_schema=dict(tool.output),
            annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=True),
        )
        for name, tool in TOOLS.items()
    ]
    return types.ListToolsResult(tools=tools)


async def _answer(
    workers: Workers, name: str, arguments: Mapping[str, Any], tell: Tell
) -> types.CallToolResult:
    """Return the result of a call; what is wrong with it is a result, too, which agents see."""
    try:
        with report_bugs():
            check_arguments(name, arguments)
            record = await workers.call(name, arguments, tell)
    except SummarizeError as error:
        record = {"error": describe_error(error)}
    if "error" in record:
        content = types.TextContent(text=record["error"])
        return types.CallToolResult(content=[content], is_error=True)
    text = types.TextContent(text=record["text"])
    return types.CallToolResult(content=[text], structured_content=record["values"])
