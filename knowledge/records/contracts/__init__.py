"""The register: contracts, vendors, facts, suggestions, cards, files, names."""
