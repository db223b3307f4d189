"""Writing without a connection: the worker, its page, and what waits on a device."""
