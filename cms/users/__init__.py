"""People who sign in, and the roles that every installation has."""
