"""Documents whose words can be searched."""
