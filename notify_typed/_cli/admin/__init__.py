"""The commands of `notify-typed admin`: a service set up from a shell, by way of the admin API.

A module per noun. None of them imports the client before a command needs it.
"""
