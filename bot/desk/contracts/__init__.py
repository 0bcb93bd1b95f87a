"""A contract's card, sheet, terms and standing; decisions on its facts; files that were shared."""
