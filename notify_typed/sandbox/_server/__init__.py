"""Running a sandbox: one process or several, its connections, its command."""
