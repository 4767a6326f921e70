"""What keeps the site running: jobs, periodic work, static files, limits of requests, headers. No content."""
