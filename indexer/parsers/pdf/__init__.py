"""PDF files and scans: characters, lines, columns, tables, fields; pictures by recognition."""
