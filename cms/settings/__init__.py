"""Settings: ``base`` holds everywhere; development, tests and production say only what they change."""
