"""How contracts write values: dates, lengths, money, percentages, numbers, levels, limits."""
