"""The network's site: settings, addresses, and what all apps stand on."""
