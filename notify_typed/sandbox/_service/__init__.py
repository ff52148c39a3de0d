"""What the sandbox does, one module for each use, knowing nothing of HTTP routes."""
