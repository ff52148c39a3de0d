"""The v2 API over the engine: its operations, its clients, looking lost messages up, waiting."""
