"""What somebody wrote in a reply: without what they quote, and without a signature."""

import re
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser
from typing import Final

MARKER: Final = "Write your answer above this line"
HTML: Final = "html"
# What a mail program puts between somebody's own words and those they answer.
SEPARATOR: Final = re.compile(
    r"-{2,}\s*(original message|forwarded message|begin forwarded message)"
    r"|_{10,}\s*$|begin forwarded message:",
    re.IGNORECASE,
)
HEAD: Final = re.compile(
    r"\*?(from|sent|date|to|subject|reply-to)\*?:\*?\s", re.IGNORECASE
)
HEADS: Final = 2
LOOK_AHEAD: Final = 4
LONGEST_ATTRIBUTION: Final = 3
SIGNED: Final = re.compile(
    r"--\s*$|sent from my |get outlook for |sent from outlook|sent from yahoo"
    r"|sent with proton",
    re.IGNORECASE,
)
# Who wrote what follows, and when: by its first word, or by the address in it.
ATTRIBUTIONS: Final = (
    re.compile(r"(?=.*[0-9])(on|le|am|el|w dniu|ar) .*:\s*", re.IGNORECASE),
    re.compile(r".*@.*:\s*"),
)
SKIPPED: Final = frozenset({"style", "script", "head", "title", "blockquote"})
QUOTES: Final = re.compile(
    r"gmail_quote|gmail_attr|moz-cite-prefix|divrplyfwdmsg|appendonsend|yahoo_quoted"
    r"|protonmail_quote",
    re.IGNORECASE,
)
LINES: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "ul", "ol"})
VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


def words_of(message: EmailMessage) -> str:
    """Give somebody's own words: from the plain text of a mail, or from its HTML."""
    for kind in ("plain", HTML):
        part = message.get_body(preferencelist=(kind,))
        if part is None:
            continue
        said = _text(part)
        words = own_words(without_tags(said) if kind == HTML else said)
        if words:
            return words
    return ""


def has_files(message: EmailMessage) -> bool:
    """Say whether there is more in a mail than words."""
    return any(True for _ in message.iter_attachments())


def own_words(text: str) -> str:
    """Cut off what is quoted, and the signature.

    Whoever writes below what they quote, or between it, keeps all that is their own.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    own = _above(lines)
    if not own.strip():
        unquoted = [one for one in lines if not _is_quoted(one)]
        own = _unsigned([one for one in unquoted if not _is_attribution(one)])
    return own.strip()


def without_tags(html: str) -> str:
    """Read HTML as somebody sees it, without what it quotes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.said)


def _above(lines: list[str]) -> str:
    first = _first_quoted(lines)
    above = lines[:first]
    return _unsigned(above if first == len(lines) else _without_attribution(above))


def _text(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, ValueError):
        return ""


def _first_quoted(lines: list[str]) -> int:
    for place, line in enumerate(lines):
        if _is_quoted(line) or SEPARATOR.match(line.strip()) or _is_head(lines, place):
            return place
    return len(lines)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">") or MARKER in line


def _is_head(lines: list[str], place: int) -> bool:
    """Say whether the head of an earlier mail stands here, as some programs put it."""
    if HEAD.match(lines[place].strip()) is None:
        return False
    following = lines[place : place + LOOK_AHEAD]
    return sum(HEAD.match(one.strip()) is not None for one in following) >= HEADS


def _without_attribution(lines: list[str]) -> list[str]:
    """Leave out the last lines if they only say whose words would follow."""
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    for attribution in ATTRIBUTIONS:
        for count in range(1, min(len(kept), LONGEST_ATTRIBUTION) + 1):
            said = " ".join(one.strip() for one in kept[-count:])
            if attribution.fullmatch(said):
                return kept[:-count]
    return kept


def _is_attribution(line: str) -> bool:
    return any(one.fullmatch(line.strip()) for one in ATTRIBUTIONS)


def _unsigned(lines: list[str]) -> str:
    for place, line in enumerate(lines):
        if SIGNED.match(line.strip()):
            return "\n".join(lines[:place])
    return "\n".join(lines)


class _Reader(HTMLParser):
    """Keeps the text outside of what is skipped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self._break(tag)
            return
        named = " ".join(
            value or "" for name, value in attrs if name in {"class", "id"}
        )
        if self._skipped or tag in SKIPPED or QUOTES.search(named):
            self._skipped.append(tag)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            while self._skipped.pop() != tag:
                pass
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.said.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in LINES and not self._skipped:
            self.said.append("\n")
