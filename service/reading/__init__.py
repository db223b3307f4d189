"""How somebody likes to read on this device."""
