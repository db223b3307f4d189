"""Same Page on WebKit and Firefox: `make engines` runs these, and nothing else does."""
