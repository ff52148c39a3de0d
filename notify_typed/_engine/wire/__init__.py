"""HTTP/1.1 to one host: what is written, what is read, and the connections for it."""
