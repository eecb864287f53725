"""The Model Context Protocol on standard input and output. The only module that knows its SDK."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any

import anyio
import mcp_types as types
from anyio.streams.memory import MemoryObjectSendStream
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp.shared.message import SessionMessage

from summarize.bugs import report_bugs
from summarize.errors import SummarizeError
from summarize.language.addresses import describe_error
from summarize.lazy import compile_late
from summarize.serve.access import Folders
from summarize.serve.tools import STEPS, TOOLS, check_arguments
from summarize.serve.workers import Tell, Workers
from summarize.version import __version__

_Context = ServerRequestContext[Any]
_TOKENS = compile_late(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_COLON = compile_late(r"\s{0,9}:\s{0,9}")
_ID = compile_late(r'(-?[1-9][0-9]{0,17}|0|"[^"\\\x00-\x1f]{0,200}")(?=\s{0,9}[,}])')


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
    refuse, refused = anyio.create_memory_object_stream[types.JSONRPCError]()
    lines: Any = _list_messages(refuse)
    # It leads what others print on standard output to standard error.
    async with anyio.create_task_group() as tasks, stdio_server(lines) as (reader, writer):

        async def answer_refused() -> None:
            with suppress(anyio.ClosedResourceError, anyio.BrokenResourceError):  # at the end
                async for answer in refused:
                    await writer.send(SessionMessage(answer))

        tasks.start_soon(workers.prepare)
        tasks.start_soon(answer_refused)
        await server.run(reader, writer, server.create_initialization_options())
        await workers.close()
        tasks.cancel_scope.cancel()


async def _list_messages(
    refuse: MemoryObjectSendStream[types.JSONRPCError],
) -> AsyncIterator[str]:
    """Yield the lines of standard input that are messages, and refuse the others.

    The SDK alone drops what it can't read, and a client would wait for an answer.
    """
    with open(0, encoding="utf-8", errors="replace", closefd=False) as file:
        async for line in anyio.wrap_file(file):
            answer = refuse_line(line) if line.strip() else None
            if answer is None:
                yield line
            else:
                await refuse.send(answer)


def refuse_line(line: str) -> types.JSONRPCError | None:
    """Return the error that answers a line which is no message; None for a message."""
    code, reason = types.INVALID_REQUEST, "not a message of JSON-RPC 2.0"
    try:
        message = types.jsonrpc_message_adapter.validate_json(line, by_name=False)
        found = _find_id(line) if isinstance(message, types.JSONRPCNotification) else None
        if found is None:
            return None
        reason = "the id must be a number or a string"
    except ValueError as error:
        if "Invalid JSON" in str(error):  # such as half a surrogate pair, or 5,000 brackets
            code, reason = types.PARSE_ERROR, "not JSON, or nested too deeply"
    known = json.loads(_find_id(line) or "null")
    why = types.ErrorData(code=code, message=reason)
    return types.JSONRPCError(jsonrpc="2.0", id=known, error=why)


def _find_id(line: str) -> str | None:
    """Find the id of a message as it is written, "null" for one that is invalid; None without any.

    The line need not be JSON: only its strings and brackets are looked at.
    """
    depth = 0
    for token in _TOKENS.finditer(line):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif depth == 1 and token[0] == '"id"' and (colon := _COLON.match(line, token.end())):
            found = _ID.match(line, colon.end())
            return found[1] if found else "null"
    return None


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
            output_schema=None if tool.output is None else dict(tool.output),
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
    return types.CallToolResult(content=[text], structured_content=record.get("values"))
