"""Break the contract of the v2 API, in one way at a time, to see that it is noticed."""

from contract.v2.faults import answers, pages, requests, tokens

FAULTS = {
    fault.name: fault for module in (answers, tokens, requests, pages) for fault in module.FAULTS
}

__all__ = ["FAULTS"]
