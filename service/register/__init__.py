"""The register of decisions: with whom, who was told, and without whom."""
