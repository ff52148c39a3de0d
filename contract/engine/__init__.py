"""Hold any server against any description; knows no API."""
