"""The stores of the cache whose methods are awaited."""
