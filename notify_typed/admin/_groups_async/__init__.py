"""Groups of methods, one for each kind of thing that the API knows."""
