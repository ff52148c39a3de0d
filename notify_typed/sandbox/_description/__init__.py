"""The API descriptions: reading them, and checking requests against them."""
