"""The picture of the house: one box for each package, above all that it imports. Drawn as SVG, with nothing to install.

A line that others imply is left out: who imports news, which imports regions, is drawn above both by one line.
"""

from html import escape

WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 136, 36, 28, 58, 24
STYLE = (
    "rect{fill:#fff;stroke:#1b4965;stroke-width:1.5}text{font:14px sans-serif;fill:#12232e;text-anchor:middle}"
    "path{fill:none;stroke:#5b7c8d;stroke-width:1.2}.ground{fill:#f4f7f8;stroke:none}"
)


def levels(edges: dict[str, set[str]]) -> dict[str, int]:
    """How far above the ground each package stands: one more than the highest that it imports."""
    found: dict[str, int] = {}

    def level(name):
        if name not in found:
            found[name] = 1 + max(map(level, edges[name]), default=-1)
        return found[name]

    for name in edges:
        level(name)
    return found


def needed(edges: dict[str, set[str]]) -> list[tuple[str, str]]:
    """The edges that no longer way says already."""
    return sorted(
        (name, target)
        for name, targets in edges.items()
        for target in targets
        if not any(target in _below(edges, other) for other in targets - {target})
    )


def _below(edges, name) -> set[str]:
    return set(edges[name]).union(*(_below(edges, target) for target in edges[name]))


def places(edges: dict[str, set[str]]) -> dict[str, tuple[int, int]]:
    """The middle of each box; a box stands as near as it can to those that it imports."""
    height, found = levels(edges), {}
    rows = [sorted(name for name in edges if height[name] == level) for level in range(max(height.values()) + 1)]
    widest = max(map(len, rows))
    for level, row in enumerate(rows):
        row.sort(key=lambda name: sum(found[t][0] for t in edges[name]) / len(edges[name]) if edges[name] else 0)
        step = widest * (WIDTH + ACROSS) / len(row)
        for number, name in enumerate(row):
            down = MARGIN + HEIGHT / 2 + (len(rows) - 1 - level) * (HEIGHT + DOWN)
            found[name] = (round(MARGIN + step * (number + 0.5)), round(down))
    return found


def svg(edges: dict[str, set[str]]) -> str:
    """The picture of an import graph without cycles, as text of an SVG file."""
    at = places(edges)
    width = max(x for x, _y in at.values()) + WIDTH // 2 + MARGIN
    height = max(y for _x, y in at.values()) + HEIGHT // 2 + MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t">',
        f'<title id="t">Each package stands above those that it imports</title><style>{STYLE}</style>',
        f'<rect class="ground" width="{width}" height="{height}"/>',
        *(_line(at[name], at[target]) for name, target in needed(edges)),
        *(_box(name, *at[name]) for name in sorted(at)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _line(above, below) -> str:
    (x, y), (to_x, to_y) = above, below
    y, to_y = y + HEIGHT // 2, to_y - HEIGHT // 2
    bend = (to_y - y) // 2
    return f'<path d="M{x} {y}C{x} {y + bend} {to_x} {to_y - bend} {to_x} {to_y}"/>'


def _box(name, x, y) -> str:
    left, top = x - WIDTH // 2, y - HEIGHT // 2
    return (
        f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>'
        f'<text x="{x}" y="{y + 5}">{escape(name)}</text>'
    )
