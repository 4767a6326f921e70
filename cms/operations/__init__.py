"""What keeps the site running: jobs, periodic work, static files, limits, headers. No content, no models."""
