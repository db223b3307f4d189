"""Legal holds, certificates of erasures, and what may be disposed of."""
