"""What is measured of a page besides axe: outline, space, targets, and the way of the Tab key."""

from pathlib import Path

LOOKING = (Path(__file__).parent / "looking.js").read_text()


def prepare(page) -> None:
    """Bring the measures into the page that is open, past its policy, which refuses script elements."""
    page.evaluate(LOOKING)


def unfold(page) -> None:
    """Open what readers may open in the text: what is folded is seen by no measure."""
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")


def outline(page) -> list[str]:
    """One heading, the landmarks, the direction, the skip link first and the languages right after it."""
    return page.evaluate("looking.outline()")


def space(page) -> list[str]:
    """What scrolls sideways, is cut off with more space between letters, or is too small to hit."""
    return page.evaluate("looking.space()")


def tab_walk(page, most: int = 400) -> list[str]:
    """Press Tab through the whole page: which stops show no focus, or lie under something."""
    faults, stops = [], 0
    for stops in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate("looking.focused()")
        if found is None or (found["isSkipLink"] and stops):
            break
        faults += [f"no visible focus: {found['name']}"] * (not found["seen"])
        faults += [f"covered focus: {found['name']}"] * found["covered"]
    else:
        faults.append("the Tab key does not come to the end")
    return faults if stops > 5 else [*faults, f"only {stops} stops"]
