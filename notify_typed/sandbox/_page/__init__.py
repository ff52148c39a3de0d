"""The outbox: the sandbox's web page, where people see what their service sends."""
