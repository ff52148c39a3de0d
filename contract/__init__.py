"""Holds the description, a server and the recordings against each other.

`python -m contract --help` lists what there is: `run` (schemathesis and the promises beside it,
over a fresh sandbox), `admin` (the same for the admin API), `mutants` (proof that both can fail),
`live` (any server that claims to be Notify, by nothing but reads and simulated recipients), `diff`
(what recordings show beyond the description).
"""
