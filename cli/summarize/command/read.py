"""`summarize read FILE`: the cleaned article, its key sentences marked."""

import sys

from summarize.command.articles import load_article, summarize_article
from summarize.command.options import Options, check_options, choose_format, choose_renderer
from summarize.complain import complain
from summarize.errors import SummarizeError
from summarize.render import PAGE_FORMATS


def read_input(name: str, options: Options, *, paged: bool) -> int:
    """Print or write the article; return the exit code. Raise what summarize_inputs raises."""
    check_options(options, PAGE_FORMATS)
    render = choose_renderer(options, page=True)
    try:
        page = render(summarize_article(load_article(name, options), options))
    except SummarizeError as error:
        complain(name, error)
        return error.exit_code
    if options.output is not None:
        from summarize.output import write_whole

        write_whole(options.output, page)
    elif paged and choose_format(options) == "terminal":
        from summarize.pager import show_paged

        show_paged(page)
    else:
        sys.stdout.write(page)
    return 0
