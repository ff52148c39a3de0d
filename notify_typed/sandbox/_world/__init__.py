"""The world of a sandbox: services, keys, senders, templates."""
