"""What the house is made of, measured: ``make measure`` prints it and writes it into ``docs/architecture.md``."""
