"""Rules that decide whether a phone number, email address or postal address is usable."""
