"""What differs where calls are awaited: senders, the driver, pages, and the client over them."""
