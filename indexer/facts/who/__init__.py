"""Who sells what to whom: parties, product, title, number, kind."""
