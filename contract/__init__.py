"""Holds the description, a server and the recordings against each other.

`python -m contract --help` lists what there is: `run` (schemathesis and the promises beside it,
over a fresh sandbox), `mutants` (proof that it can fail), `live` (any server that claims to be
Notify, by nothing but reads and simulated recipients), `diff` (what recordings show beyond the
description).
"""
