"""axe-core, as the package axe-playwright-python brings it, and the ways of looking at a page that it is run in."""

from importlib.resources import files

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
}"""

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}  # also what 1280 pixels become at 400 %
PLAIN = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
# Name of a way of looking: size of the window, and what the reader's system asks for.
MODES = {
    "narrow": (NARROW, {}),
    "wide": (WIDE, {}),
    "dark": (NARROW, {"color_scheme": "dark"}),
    "forced colours": (WIDE, {"forced_colors": "active"}),
    "reduced motion": (NARROW, {"reduced_motion": "reduce"}),
}


def look(page, mode: str) -> None:
    """Show the page that is open in one of ``MODES``, without loading it again."""
    size, media = MODES[mode]
    page.set_viewport_size(size)
    page.emulate_media(**PLAIN | media)


def violations(page) -> list[str]:
    """What axe has against the page as it is shown now: ``rule: where``. Empty if nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)  # not a script element: the policy of the page refuses what is not its own
    return page.evaluate(RUN, TAGS)
