"""What learned texts say of prices beside their tables: by when to quote, and what is used of what is paid."""
