"""What no page may get wrong, measured in the browser."""

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = Path(__file__).parent.joinpath("vendor", "axe.min.js").read_text("utf-8")
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SMALLEST_TARGET: Final = 24

RUN_AXE: Final = """
async (tags) => {
  const found = await axe.run({
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
  });
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}
"""
FIND_WIDE: Final = """
() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > room + 0.5)
    .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`);
}
"""
FIND_SMALL: Final = """
(least) => {
  const targets = "a[href], button, input, select, textarea, summary";
  return [...document.querySelectorAll(targets)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.matches("[type=hidden], .govuk-skip-link:not(:focus)"))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < least)
    .map(([one, box]) => `${box.width}x${box.height} ${one.outerHTML.slice(0, 90)}`);
}
"""
FIND_UNSEEN_FOCUS: Final = """
() => {
  const parts = ["outline", "boxShadow", "backgroundColor", "borderColor"];
  const look = (one) => {
    const shown = one.matches(".taps__input") ? one.nextElementSibling : one;
    const style = getComputedStyle(shown);
    return parts.map((part) => style[part]).join();
  };
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const missed = [];
  for (const one of document.querySelectorAll(all)) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    document.activeElement?.blur();
    const before = look(one);
    one.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== one) missed.push(`no focus: ${one.outerHTML}`);
    else if (look(one) === before) missed.push(one.outerHTML.slice(0, 90));
  }
  document.activeElement?.blur();
  return missed;
}
"""
# Two ways on in one row need room between them, or they read as one.
FIND_TOUCHING: Final = """
(least) => {
  const touching = [];
  for (const group of document.querySelectorAll(".govuk-button-group")) {
    const ways = [...group.children]
      .filter((one) => one.checkVisibility())
      .map((one) => [one, one.getBoundingClientRect()]);
    ways.forEach(([one, box], place) => {
      const [next, beside] = ways[place + 1] ?? [];
      if (!next || box.top >= beside.bottom || beside.top >= box.bottom) return;
      const gap = Math.max(beside.left - box.right, box.left - beside.right);
      if (gap < least) touching.push(`${one.textContent} ${next.textContent}`);
    });
  }
  return touching;
}
"""
LEAST_GAP: Final = 8
# Two texts in one place: boxes may stand apart while the words in them run over.
FIND_OVERPRINTED: Final = """
() => {
  const layer = (one) => {
    for (let up = one; up; up = up.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(up).position)) return up;
    return null;
  };
  const seen = (one, box) => {
    const left = { top: box.top, right: box.right, bottom: box.bottom, left: box.left };
    for (let up = one; up !== document.body; up = up.parentElement) {
      const { overflowX, display } = getComputedStyle(up);
      if (overflowX === "visible" || display === "inline") continue;
      const edge = up.getBoundingClientRect();
      left.top = Math.max(left.top, edge.top);
      left.right = Math.min(left.right, edge.right);
      left.bottom = Math.min(left.bottom, edge.bottom);
      left.left = Math.max(left.left, edge.left);
    }
    return left;
  };
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const one = node.parentElement;
    if (!node.textContent.trim()) continue;
    const shown = { visibilityProperty: true, opacityProperty: true };
    if (!one.checkVisibility(shown)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const box = seen(one, line);
      if (box.right - box.left > 1 && box.bottom - box.top > 1)
        words.push({ node, box, layer: layer(one) });
    }
  }
  words.sort((one, other) => one.box.top - other.box.top);
  const found = new Set();
  words.forEach((one, place) => {
    for (const other of words.slice(place + 1)) {
      const shared = one.box.bottom - other.box.top;
      if (shared <= 0) break;
      if (one.node === other.node || one.layer !== other.layer) continue;
      const heights = [one, other].map(({ box }) => box.bottom - box.top);
      if (shared < Math.min(...heights) / 2) continue;
      const wide = Math.min(one.box.right, other.box.right)
        - Math.max(one.box.left, other.box.left);
      const said = [one, other].map(({ node }) => node.textContent.trim().slice(0, 40));
      if (wide > 2) found.add(said.join(" | "));
    }
  });
  return [...found];
}
"""
DOUBLE_THE_LETTERS: Final = (
    "() => { document.documentElement.style.fontSize = '200%'; }"
)


def load_axe(page: Page) -> None:
    page.evaluate(AXE)


def axe_violations(page: Page) -> list[str]:
    """Ask axe; the page must have it loaded."""
    return _lines(page.evaluate(RUN_AXE, list(TAGS)))


def too_wide(page: Page) -> list[str]:
    """What makes the page wider than its window."""
    return _lines(page.evaluate(FIND_WIDE))


def too_small(page: Page) -> list[str]:
    """What is shown and is too small to hit."""
    return _lines(page.evaluate(FIND_SMALL, SMALLEST_TARGET))


def touching(page: Page) -> list[str]:
    """What stands so close beside another way on that the two read as one."""
    return _lines(page.evaluate(FIND_TOUCHING, LEAST_GAP))


def overprinted(page: Page) -> list[str]:
    """Words that lie over other words."""
    return _lines(page.evaluate(FIND_OVERPRINTED))


def focus_unseen(page: Page) -> list[str]:
    """What looks the same with the focus as without."""
    return _lines(page.evaluate(FIND_UNSEEN_FOCUS))


def double_the_letters(page: Page) -> None:
    page.evaluate(DOUBLE_THE_LETTERS)


def _lines(found: Any) -> list[str]:  # noqa: ANN401 - what the browser answered
    assert isinstance(found, list)
    return [str(one) for one in found]
