"""How people ask: HTTP in, HTML or JSON out."""
