"""Ways for a server to break the contract, each planted by itself to see that it is noticed."""

from contract.faults import answers, pages, requests, tokens
from contract.faults.planting import Fault

FAULTS = {
    fault.name: fault for module in (answers, tokens, requests, pages) for fault in module.FAULTS
}

__all__ = ["FAULTS", "Fault"]
