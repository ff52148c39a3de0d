"""The database: messages, files, callbacks and the world."""
