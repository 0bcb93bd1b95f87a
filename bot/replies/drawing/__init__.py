"""What messages, documents, charts and workbooks are made of."""
