"""All figures by name, as the table in ``docs/architecture.md`` has them."""

from . import database, fields, imports, journeys
from .walk import Walk


def of_journeys() -> dict[str, Walk]:
    with database.database():
        return journeys.walk_all(journeys.make_world())


def rows(walks: dict[str, Walk]) -> dict[str, str]:
    found = {}
    for name, walk in walks.items():
        found |= {
            f"{name}: files": len(walk.files),
            f"{name}: functions": walk.functions,
            f"{name}: queries": walk.queries,
        }
    return {name: str(figure) for name, figure in (found | of_the_code()).items()}


def of_the_code() -> dict[str, object]:
    usual, most = fields.usual_and_most()
    rooms = sum(imports.rooms_in_knots().values())
    return {
        "modules": len(imports.with_content()),
        f"modules with fewer than {imports.SHORT} lines": len(imports.short()),
        "packages in an import cycle": imports.knotted(imports.packages()),
        "rooms of a package in an import cycle": rooms,
        "modules in an import cycle": imports.knotted(imports.graph()),
        "files that name an optional field, usually": f"{usual:g}",
        "files that name an optional field, at most": most,
    }
