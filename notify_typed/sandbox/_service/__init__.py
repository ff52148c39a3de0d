"""The work of the v2 API: accepting, sending and showing messages, without any HTTP routes."""
