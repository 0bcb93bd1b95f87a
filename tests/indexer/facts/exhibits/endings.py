"""How long contracts run and when they end."""

from tests.indexer.facts.exhibits.openings import AS_OF, MARCH, ON
from tests.indexer.facts.term_cases import Case

ENDINGS: list[Case] = [
    (
        ON
        + (
            "This Agreement shall become effective as of the date first above written and shall "
            "remain in effect for a period of two (2) years."
        ),
        {"effective_on": "2015-05-04", "expires_on": "2017-05-03", "term": "P2Y"},
    ),
    (
        "Effective Date: June 1, 2013\nTerm: Three (3) years from the Effective Date",
        {"effective_on": "2013-06-01", "term": "P3Y", "expires_on": "2016-05-31"},
    ),
    (
        ON
        + (
            "The term of this Agreement shall commence on June 1, 2015 and shall continue for a "
            "period of five (5) years."
        ),
        {"effective_on": "2015-06-01", "expires_on": "2020-05-31", "term": "P5Y"},
    ),
    (
        AS_OF
        + (
            'The initial term of this Agreement (the "Initial Term") shall commence on the Effective '
            "Date and shall continue for a period of three (3) years thereafter, unless earlier "
            "terminated as provided herein."
        ),
        {"expires_on": "2018-05-03", "term": "P3Y"},
    ),
    (
        AS_OF
        + (
            "Unless sooner terminated in accordance with Section 9, this Agreement shall remain in "
            "full force and effect until the fifth (5th) anniversary of the Effective Date."
        ),
        {"expires_on": "2020-05-04"},
    ),
    (
        AS_OF + ("This Agreement shall expire on December 31, 2019 unless extended by mutual written agreement."),
        {"expires_on": "2019-12-31"},
    ),
    (
        AS_OF
        + ("The Term begins on the Effective Date and, unless terminated earlier, ends eighteen (18) months later."),
        {"expires_on": "2016-11-03", "term": "P18M"},
    ),
    (
        AS_OF + "This Agreement has a term of five years, commencing on the Effective Date.",
        {"expires_on": "2020-05-03", "term": "P5Y"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall be in effect from the Effective Date through and including June 30, "
            '2018 (the "Term").'
        ),
        {"expires_on": "2018-06-30"},
    ),
    (
        AS_OF
        + (
            "Subject to earlier termination, this Agreement will continue in force for an initial "
            "period of 24 months after the Effective Date."
        ),
        {"expires_on": "2017-05-03", "term": "P2Y"},
    ),
    (
        AS_OF
        + (
            "The term of this Agreement shall be seven (7) years following the date of First "
            "Commercial Sale in each country."
        ),
        {"expires_on": None},
    ),
    (
        AS_OF
        + (
            "Sections 5 through 9 shall survive for a period of three (3) years after the expiration "
            "or termination of this Agreement."
        ),
        {"expires_on": None, "term": None},
    ),
    (
        AS_OF + ("Supplier warrants the Products for a period of twelve (12) months from the date of delivery."),
        {"expires_on": None, "term": None},
    ),
    (
        AS_OF
        + ("The Agreement shall terminate automatically on the date that is four (4) years after the Effective Date."),
        {"expires_on": "2019-05-03", "term": "P4Y"},
    ),
    (
        AS_OF + ("The initial term shall commence on July 1, 2015 and end on June 30, 2020, unless sooner terminated."),
        {"expires_on": "2020-06-30", "effective_on": "2015-05-04"},
    ),
    (
        AS_OF
        + (
            'The Sponsorship shall begin on September 1, 2015 and conclude on August 31, 2017 (the "Sponsorship Term").'
        ),
        {"expires_on": "2017-08-31"},
    ),
    (AS_OF + "This Agreement shall be valid for a period of 2 years.", {"expires_on": "2017-05-03", "term": "P2Y"}),
    (
        AS_OF
        + (
            "This Agreement is for an initial term of thirty-six months and may be terminated by "
            "either party for breach on thirty days' notice."
        ),
        {"expires_on": "2018-05-03", "term": "P3Y"},
    ),
    (
        AS_OF + ("Within the period of two (2) years after the Effective Date, Birch shall order at least 100 units."),
        {"expires_on": None, "term": None},
    ),
    (AS_OF + "The term of this Agreement shall be from May 4, 2015 to May 3, 2016.", {"expires_on": "2016-05-03"}),
    (
        AS_OF + "The term of the Agreement is extended for an additional two years, through May 3, 2019.",
        {"expires_on": "2019-05-03"},
    ),
    (
        "The Agreement was approved by the Board on March 2, 2010 and the Company's common stock "
        "was listed on April 5, 2011.",
        {"signed_on": None, "effective_on": None, "expires_on": None},
    ),
    (
        MARCH
        + (
            "2.1 Term. Unless terminated earlier as set forth in Section 2.2, the term of this "
            'Agreement is two (2) years from the Effective Date (the "Initial Term").'
        ),
        {"expires_on": "2012-02-29"},
    ),
    (
        MARCH + "The Agreement will be in effect for a period of sixty (60) months.",
        {"expires_on": "2015-02-28", "term": "P5Y"},
    ),
    (
        MARCH
        + (
            "This Agreement commences on the Effective Date and shall remain in effect through the "
            "third anniversary thereof."
        ),
        {"expires_on": "2013-03-01"},
    ),
    (
        MARCH + "TERM: The term of this contract is from March 1, 2010 through February 28, 2013.",
        {"expires_on": "2013-02-28"},
    ),
    (
        MARCH
        + ("Interest shall accrue from March 1, 2010 on the basis of a year of 365 days for the term of the loan."),
        {"expires_on": None, "term": None},
    ),
    (
        MARCH + ("Birch shall maintain books and records during the Term and for a period of three years thereafter."),
        {"expires_on": None, "term": None},
    ),
    (
        MARCH + ("Each purchase order placed during the term must be received no later than December 31, 2010."),
        {"expires_on": None},
    ),
    (
        MARCH + "During the two (2) year period following termination, Birch shall not solicit employees.",
        {"expires_on": None, "term": None},
    ),
    (
        "This agreement shall be effective beginning October 1, 2010 and shall end on September 30, 2012.",
        {"effective_on": "2010-10-01", "expires_on": "2012-09-30"},
    ),
    (
        ON
        + (
            "The term of this Agreement will commence upon the Effective Date, which shall be July 1, "
            "2015, and will continue for twenty-four (24) months."
        ),
        {"effective_on": "2015-07-01", "expires_on": "2017-06-30"},
    ),
    (
        ON + ('"Commencement Date" means July 1, 2015. The term shall be five (5) years from the Commencement Date.'),
        {"effective_on": "2015-07-01", "expires_on": "2020-06-30", "term": "P5Y"},
    ),
    (
        AS_OF
        + (
            "The term of this Agreement shall be for a period of three (3) years, from June 1, 2015 "
            "through May 31, 2018."
        ),
        {"expires_on": "2018-05-31", "term": "P3Y"},
    ),
    (
        AS_OF
        + (
            "9.1 Term. This Agreement commences on the Effective Date and, unless sooner terminated "
            "pursuant to this Section 9, shall expire three (3) years after the Effective Date."
        ),
        {"expires_on": "2018-05-03"},
    ),
    (
        AS_OF + "The term of this Agreement shall expire at 11:59 p.m. on December 31, 2017.",
        {"expires_on": "2017-12-31"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall terminate upon the earlier of (i) April 30, 2018 or (ii) the "
            "completion of the Project."
        ),
        {"expires_on": "2018-04-30"},
    ),
    (
        AS_OF
        + ("The Agreement shall have an initial term ending on the second (2nd) anniversary of the Effective Date."),
        {"expires_on": "2017-05-04"},
    ),
    (
        AS_OF + "The initial term of the franchise is ten (10) years from the date of this Agreement.",
        {"expires_on": "2025-05-03", "term": "P10Y"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall remain in full force and effect for an initial term of one (1) "
            "year, beginning on the date hereof, unless earlier terminated."
        ),
        {"expires_on": "2016-05-03", "term": "P1Y"},
    ),
    (
        AS_OF + "The term of the Endorsement shall be the two year period commencing June 1, 2015.",
        {"expires_on": "2017-05-31"},
    ),
    (AS_OF + "Contract Period: May 4, 2015 through May 3, 2018.", {"expires_on": "2018-05-03"}),
    (AS_OF + "Term: 3 years", {"expires_on": "2018-05-03", "term": "P3Y"}),
    (
        AS_OF + "The parties' confidentiality obligations shall remain in effect until May 4, 2020.",
        {"expires_on": None},
    ),
    (
        AS_OF + ("Manufacturer shall continue to supply spare parts for five (5) years following the last shipment."),
        {"expires_on": None, "term": None},
    ),
    (
        AS_OF
        + (
            "The Company shall pay a fee of $5,000 per month for a period of twelve (12) months beginning June 1, 2015."
        ),
        {"expires_on": None, "term": None},
    ),
    (AS_OF + "This option shall expire on December 31, 2016.", {"expires_on": None}),
]
