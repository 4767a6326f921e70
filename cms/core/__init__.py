"""The foundation: base page, what is public, languages, references, menus, blocks, pictures. Knows nobody."""
