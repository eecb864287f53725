"""`summarize read FILE`: the cleaned article, its key sentences marked."""

from summarize.command.articles import load_article, summarize_article
from summarize.command.deliver import deliver
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
    if paged and options.output is None and choose_format(options) == "terminal":
        from summarize.pager import show_paged

        show_paged(page)
    else:
        deliver(page, options)
    return 0
