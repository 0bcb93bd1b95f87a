"""Opening words that give the clauses after them their dates."""

PARTIES = 'between Alder, Inc., a Delaware corporation ("Alder"), and Birch LLC, a New York limited liability company'
AS_OF = (
    f'This Services Agreement (this "Agreement") is entered into as of May 4, 2015 (the "Effective Date"), '
    f"by and {PARTIES}.\n\n"
)
ON = f"This Services Agreement is made and entered into on May 4, 2015, by and {PARTIES}.\n\n"
UNDATED = f"This Services Agreement is by and {PARTIES}.\n\n"
MARCH = (
    "THIS SUPPLY AGREEMENT is made and entered into as of the 1st day of March, 2010 "
    f'(the "Effective Date") by and {PARTIES}.\n\n'
)
