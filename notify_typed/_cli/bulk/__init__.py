"""`notify-typed bulk`: many messages from a spreadsheet, each once."""
