"""Runtime of the generated packages: what their models and operations share."""
