"""The recipes of RECIPES.md, in the programs that they are for; each on a terminal of its own."""

import mailbox
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import ROOT, SAMPLES

RECIPES = {
    "newsboat": (
        'macro s set browser "summarize --color always %u | less -R"; '
        'open-in-browser; set browser "w3m %u"'
    ),
    "mutt": (
        'macro index,pager S "<enter-command>set my_d=\\$pipe_decode my_w=\\$wait_key'
        " pipe_decode=no wait_key=no<enter><pipe-message>summarize --color always | less -R<enter>"
        '<enter-command>set pipe_decode=\\$my_d wait_key=\\$my_w<enter>" "the key sentences"'
    ),
    "aerc": "S = :pipe -m summarize --color always | less -R<Enter>",
    "w3m": "keymap S COMMAND \"PIPE_BUF 'summarize -f terminal'\"",
    "lynx": 'EXTERNAL:http:summarize --color always "%s" | less -R:TRUE',
    "vim": "command! -range=% Summarize <line1>,<line2>w !summarize",
}
FILTER = '"filter:summarize digest - -f atom --all:{}"'
AERC_BINDS = [Path(p) / "share/aerc/binds.conf" for p in ("/usr", "/usr/local", "/opt/homebrew")]
HOME = "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"


# As for `--pick-with`: those of this environment, or of a folder.
LLM = os.environ.get("TESTS_LLM", "")
HAS_LLM = bool(LLM) or all(map(find_spec, ("llm", "llm_echo")))


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [name for name in programs if shutil.which(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"no {', '.join(missing)}")


@pytest.mark.parametrize("program", RECIPES)
def test_the_page_of_recipes_has_it(program: str) -> None:
    assert f"\n{RECIPES[program]}\n" in (ROOT / ".github" / "RECIPES.md").read_text("utf-8")


@needs("newsboat")
def test_newsboat_takes_a_digest_in_place_of_a_feed(tmp_path: Path) -> None:
    page = (ROOT / ".github" / "RECIPES.md").read_text("utf-8")
    assert f"\n{FILTER.format('https://example.org/feed.xml')}\n" in page
    stories = tmp_path / "stories.atom"
    command = [sys.executable, "-m", "summarize", "digest", str(SAMPLES / "tidings.eml"),
               "-o", str(stories)]  # fmt: skip
    subprocess.run(command, check=True)
    lines = FILTER.format((SAMPLES / "coast.rss").as_uri()), stories.as_uri()
    (tmp_path / "urls").write_text("\n".join(lines))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    env = {**os.environ, "HOME": str(tmp_path), "PATH": path, "LANG": "C.UTF-8"}
    files = ["-u", str(tmp_path / "urls"), "-c", str(tmp_path / "cache.db"), "-C", "/dev/null"]
    for order in ("reload", "print-unread"):
        done = subprocess.run(["newsboat", *files, "-x", order], env=env, capture_output=True)
    items = (SAMPLES / "coast.rss").read_text().count("<item>")
    assert done.stdout.split()[0] == str(items + 1).encode()


@pytest.mark.skipif(not HAS_LLM, reason="neither installed nor in the folder TESTS_LLM")
def test_llm_takes_the_article_of_a_file_as_a_fragment(tmp_path: Path) -> None:
    page = (ROOT / ".github" / "RECIPES.md").read_text("utf-8")
    (module,) = re.findall(r"```python\n(import llm\n.*?)```", page, re.DOTALL)
    (tmp_path / "llm_summarize.py").write_text(module)
    (tmp_path / "llm_summarize-1.dist-info").mkdir()
    (tmp_path / "llm_summarize-1.dist-info" / "METADATA").write_text("Name: x\nVersion: 1\n")
    points = tmp_path / "llm_summarize-1.dist-info" / "entry_points.txt"
    points.write_text("[llm]\nsummarize = llm_summarize\n")
    paths = os.pathsep.join(filter(None, (str(tmp_path), LLM)))
    done = subprocess.run(
        [sys.executable, "-m", "llm", "-m", "echo", "-f", f"summarize:{SAMPLES / 'bridge.html'}"],
        env={**os.environ, "PYTHONPATH": paths, "LLM_USER_PATH": str(tmp_path)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "bridge" in done.stdout
    assert "Already a subscriber?" not in done.stdout


class Screen:
    """A terminal of 78 columns in tmux, in which a program runs."""

    def __init__(self, home: Path) -> None:
        self.socket = str(home / "tmux")
        self.home = home

    def tmux(self, *words: str) -> str:
        command = ["tmux", "-S", self.socket, "-f", "/dev/null", *words]
        # pytest's workers have these, which are of another terminal.
        env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        # A first session has the PATH of who starts it, whatever -e says.
        env["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        return subprocess.run(command, env=env, capture_output=True, text=True).stdout

    def start(self, line: str) -> None:
        variables = {
            **{name: str(self.home) for name in HOME},
            "PYTHONPATH": str(ROOT / "cli"), "LANG": "C.UTF-8",
            "SUMMARIZE_FRESH": "1",
        }  # fmt: skip
        settings = [word for name, value in variables.items() for word in ("-e", f"{name}={value}")]
        self.tmux("new-session", "-d", "-x", "78", "-y", "40", *settings, line)

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def expect(self, text: str, *, colours: bool = False) -> None:
        """Wait until a text is on the screen, at most 20 s."""
        end = time.monotonic() + 20
        shown = ""
        while text not in shown:
            assert time.monotonic() < end, f"no {text!r} in\n{shown}"
            time.sleep(0.05)  # tmux tells nobody when a screen changes
            shown = self.tmux("capture-pane", "-p", *(["-e"] if colours else []))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(tmp_path)
    yield screen
    screen.tmux("kill-server")


def fill_mailbox(folder: Path, *names: str) -> Path:
    box = mailbox.Maildir(folder / "mail")
    for name in names:
        box.add(message_from_bytes((SAMPLES / name).read_bytes()))
    return folder / "mail"


@needs("tmux", "less", "newsboat")
def test_newsboat(screen: Screen, server: str) -> None:
    item = f"<item><title>The bridge</title><link>{server}/page</link></item>"
    feed = f'<rss version="2.0"><channel><title>Valley</title>{item}</channel></rss>'
    (screen.home / "feed.xml").write_text(feed)
    (screen.home / "urls").write_text(f"file://{screen.home}/feed.xml\n")
    (screen.home / "config").write_text(f"{RECIPES['newsboat']}\n")
    files = f"-u {screen.home}/urls -C {screen.home}/config -c {screen.home}/cache.db"
    screen.start(f"newsboat -r {files}")
    screen.expect("Valley")
    screen.press("Enter")
    screen.expect("The bridge")
    screen.press(",", "s")
    screen.expect("min read")
    screen.expect("\x1b[1mThe bridge that measures its own age", colours=True)


@pytest.mark.parametrize("program", ["mutt", "neomutt"])
def test_mutt(screen: Screen, program: str) -> None:
    if not all(map(shutil.which, ("tmux", "less", program))):
        pytest.skip(f"no {program}")
    box = fill_mailbox(screen.home, "forno.eml")  # HTML alone
    rc = screen.home / "rc"
    rc.write_text(f"set folder={box} pipe_decode=yes wait_key=yes\n{RECIPES['mutt']}\n")
    screen.start(f"{program} -n -F {rc} -f {box}")
    screen.expect("Il forno")
    screen.press("S")
    screen.expect("\x1b[1mIl forno", colours=True)
    screen.expect("min read")
    screen.press("q")
    screen.expect("q:Quit")
    screen.press(":", "set ?pipe_decode", "Enter")
    screen.expect("pipe_decode is set" if program == "mutt" else 'pipe_decode="yes"')


@needs("tmux", "less", "aerc")
def test_aerc(screen: Screen) -> None:
    box = fill_mailbox(screen.home, "forno.eml")
    folder = screen.home / "aerc"
    folder.mkdir()
    (folder / "accounts.conf").write_text(
        f"[home]\nsource = maildir://{box.parent}\ndefault = mail\nfrom = A <a@b.example>\n"
    )
    (folder / "accounts.conf").chmod(0o600)
    shipped = next((path for path in AERC_BINDS if path.is_file()), None)
    if shipped is None:
        pytest.skip("no binds.conf beside aerc")
    binds = shipped.read_text(encoding="utf-8")
    page = (ROOT / ".github" / "RECIPES.md").read_text(encoding="utf-8")
    for replaced in ("S = :vsplit<Enter>", "S = :save<space>"):
        assert f"`{replaced}`" in page
        assert binds.count(f"\n{replaced}\n") == 1
        binds = binds.replace(replaced, RECIPES["aerc"])
    (folder / "binds.conf").write_text(binds)
    screen.start("aerc")
    screen.expect("Il forno")
    screen.press("S")
    screen.expect("\x1b[1mIl forno", colours=True)


@needs("tmux", "w3m")
def test_w3m(screen: Screen) -> None:
    (screen.home / ".w3m").mkdir()
    (screen.home / ".w3m" / "keymap").write_text(f"{RECIPES['w3m']}\n")
    screen.start(f"w3m {SAMPLES / 'bridge.html'}")
    screen.expect("The deck was level")
    screen.press("S")
    screen.expect("min read")


@needs("tmux", "less", "lynx")
def test_lynx(screen: Screen, server: str) -> None:
    (screen.home / "lynx.cfg").write_text(f"{RECIPES['lynx']}\n")
    (screen.home / "links.html").write_text(f'<p><a href="{server}/page">The bridge</a></p>')
    screen.start(f"lynx -cfg={screen.home}/lynx.cfg {screen.home}/links.html")
    screen.expect("The bridge")
    screen.press(".")
    screen.expect("min read")


@needs("tmux", "vim")
def test_vim(screen: Screen) -> None:
    (screen.home / "vimrc").write_text(f"{RECIPES['vim']}\n")
    screen.start(f"vim -n -u {screen.home}/vimrc {SAMPLES / 'tram.txt'}")
    screen.expect("harbour tram")
    screen.press(":Summarize", "Enter")
    screen.expect("Press ENTER")
    screen.expect("The city council approved the harbour tram on Monday evening")


def run_line(line: str, home: Path) -> str:
    """Return what a line of the shell prints."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(home)}
    done = subprocess.run(
        ["bash", "-c", line], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@needs("pdftotext")
def test_pdftotext(tmp_path: Path) -> None:
    assert (
        len(run_line("pdftotext samples/tower.pdf - | summarize -n 2", tmp_path).split("\n")) == 3
    )


@needs("xargs")
def test_xargs_with_names_that_hold_spaces(tmp_path: Path) -> None:
    for name in ("a tram.txt", "b\ntram.txt"):
        shutil.copy(SAMPLES / "tram.txt", tmp_path / name)
    line = f"find {tmp_path} -name '*.txt' -print0 | xargs -0 summarize -n 1"
    assert run_line(line, tmp_path).count("==> ") == 2


@pytest.mark.parametrize("program", ["wl-paste", "llm"])
def test_what_needs_more_than_a_terminal_stands_in_a_pipe(program: str, tmp_path: Path) -> None:
    """A stand-in plays the clipboard or the model: neither is there when tests run."""
    stand_in = tmp_path / program
    stand_in.write_text(
        f"#!/bin/sh\n{'cat samples/tram.txt' if program == 'wl-paste' else 'cat'}\n"
    )
    stand_in.chmod(0o700)
    line = "wl-paste | summarize -n 1" if program == "wl-paste" else (
        'summarize -n 10% samples/tram.txt | llm "What does this mean for cyclists?"'
    )  # fmt: skip
    out = run_line(f"PATH={tmp_path}:$PATH; {line}", tmp_path)
    assert out.startswith("The city council approved the harbour tram")


def test_each_morning_all_that_is_new_is_shown_and_mailed_once(tmp_path: Path, server: str) -> None:
    """One feed is dead. On the second morning nothing is new, on the third no mail can be sent."""
    page = (ROOT / ".github" / "RECIPES.md").read_text(encoding="utf-8")
    lines = re.findall(r"^30 6 \* \* \* (.*)$", page, re.MULTILINE)
    sendmail, sent = tmp_path / "bin" / "sendmail", tmp_path / "sent"
    for folder in (sendmail.parent, sent):
        folder.mkdir()
    sendmail.write_text(
        '#!/bin/sh\n[ -e ~/offline ] && exit 1\ncat > ~/sent/"$(ls ~/sent | wc -l)-$1"\n'
    )
    sendmail.chmod(0o700)
    env = {**os.environ, **dict.fromkeys(HOME, str(tmp_path)), "XDG_STATE_HOME": str(tmp_path)}
    env["PATH"] = f"{sendmail.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}"

    def spend_morning(*names: str, online: bool = True) -> list[str]:
        outlines = "".join(f'<outline text="x" xmlUrl="{server}/{name}"/>' for name in names)
        (tmp_path / "feeds.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
        (tmp_path / "offline").unlink(missing_ok=True)
        if not online:
            (tmp_path / "offline").touch()
        for command in lines:
            subprocess.run(["sh", "-c", command], env=env, capture_output=True)
        mails = [message_from_bytes(p.read_bytes(), policy=default) for p in sorted(sent.iterdir())]
        return [str(next(mail.iter_parts()).get_content()) for mail in mails]

    new = f"links/{quote('/page', safe='')}"
    (first,) = spend_morning("feed", "404")
    assert "not listed" not in first
    shown = (tmp_path / "today.html").read_text()
    assert spend_morning("feed", "404") == [first]
    assert (tmp_path / "today.html").read_text() == shown
    assert spend_morning("feed", "404", new, online=False) == [first]
    before, after = spend_morning("feed", "404", new)
    assert before == first
    assert "Story 1" in after
    assert not {line for line in first.splitlines() if line.startswith("- ")} & {
        *after.splitlines()
    }
    assert spend_morning("feed", "404", new) == [before, after]
    assert f"{server}/page" in (tmp_path / "today.html").read_text()
    assert {path.name.partition("-")[2] for path in sent.iterdir()} == {"ann@example.org"}
