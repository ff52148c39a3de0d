"""What is done against the promises: `python -m attacks`, and shorter in the tests."""
