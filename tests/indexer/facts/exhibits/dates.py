"""When contracts are dated and take effect."""

from tests.indexer.facts.exhibits.openings import ON, PARTIES, UNDATED
from tests.indexer.facts.term_cases import Case

DATES: list[Case] = [
    (
        'THIS DISTRIBUTION AGREEMENT (the "Agreement") is made and entered into this 14th day of '
        f"August, 2006, by and {PARTIES}.",
        {"signed_on": "2006-08-14"},
    ),
    (f'This Supply Agreement ("Agreement"), dated as of October 1, 2011, is {PARTIES}.', {"signed_on": "2011-10-01"}),
    (
        "THIS AGREEMENT made as of the 21st day of January, 2003 BETWEEN: Alder Inc. and Birch Ltd.",
        {"signed_on": "2003-01-21"},
    ),
    (
        f"This Agreement is executed on this the 3rd day of June 2010 at Houston, Texas, by and {PARTIES}.",
        {"signed_on": "2010-06-03"},
    ),
    (
        "RESELLER AGREEMENT\nDated as of\nDecember 30, 2004\nby and between\nALDER SOFTWARE, "
        "INC.\nand\nBIRCH MEDIA LLC\nARTICLE 1 DEFINITIONS",
        {"signed_on": "2004-12-30"},
    ),
    (
        'This Amendment No. 2 (this "Amendment") to the Distribution Agreement dated March 1, '
        f'2009 (the "Original Agreement") is entered into as of July 15, 2012 by and {PARTIES}.',
        {"signed_on": "2012-07-15"},
    ),
    (
        "IN WITNESS WHEREOF, the parties hereto have caused this Agreement to be executed by "
        "their duly authorized representatives as of the 9th day of February, 2001.\nALDER "
        "INC.\nBy: /s/ Jane Roe",
        {"signed_on": "2001-02-09"},
    ),
    ("Agreement Date: September 12, 2017\nSupplier: Alder Inc.\nCustomer: Birch LLC\n", {"signed_on": "2017-09-12"}),
    (
        "AGREEMENT, dated November 8, 1999, among Alder Inc., a Nevada corporation, Birch LLC and Cedar Corp.",
        {"signed_on": "1999-11-08"},
    ),
    (
        "This agreement is made effective the 1st day of July, 2013 and executed on the 28th day "
        f"of June, 2013 by and {PARTIES}.",
        {"signed_on": "2013-06-28", "effective_on": "2013-07-01"},
    ),
    (f"This Agreement is being entered into by and {PARTIES} on April 2, 2018.", {"signed_on": "2018-04-02"}),
    (
        "This Outsourcing Agreement is entered into between Alder, with its principal place of "
        "business at 1 Main Street, Austin, Texas, and Birch, with its place of business at 2 "
        'High Street, Boston, effective as of June 6, 2014 ("Effective Date").',
        {"effective_on": "2014-06-06"},
    ),
    (
        "ENDORSEMENT AGREEMENT\nThis is an agreement made this 5 day of May 2002 between Alder "
        "Golf Inc. and John Birch.",
        {"signed_on": "2002-05-05"},
    ),
    (
        'MAINTENANCE AGREEMENT\nJanuary 17, 2007\nAlder Inc. ("Provider") agrees with Birch LLC '
        '("Customer") as follows:',
        {"signed_on": "2007-01-17"},
    ),
    (
        "The parties have signed this Agreement through their authorized officers on the date "
        "written by each.\nAlder Inc.\nBy: /s/ J. Roe        Date: March 4, 2011\nBirch LLC\nBy: /s/ "
        "K. Moss        Date: March 9, 2011",
        {"signed_on": "2011-03-09"},
    ),
    (
        "Dear Mr. Moss:\nThis letter agreement, dated February 3, 2016, sets forth the terms on "
        "which Alder Inc. will promote the products of Birch LLC.",
        {"signed_on": "2016-02-03"},
    ),
    (
        'THIS FRANCHISE AGREEMENT (this "Agreement") is made and entered into as of the ____ day '
        "of ________, 20__, by and between Alder Franchising and Birch.",
        {"signed_on": None},
    ),
    (
        f"This Agreement is made as of the 3rd day of March, 2008 by and {PARTIES} and shall be "
        'effective as of the date first written above (the "Effective Date").',
        {"signed_on": "2008-03-03", "effective_on": "2008-03-03"},
    ),
    (ON + '"Effective Date" shall mean the date first set forth above.', {"effective_on": "2015-05-04"}),
    (ON + '"Effective Date" has the meaning set forth in the preamble.', {"signed_on": "2015-05-04"}),
    (
        'This Agreement is dated as of May 4, 2015 (the "Execution Date") and is effective as of '
        f'January 1, 2015 (the "Effective Date"), by and {PARTIES}.',
        {"signed_on": "2015-05-04", "effective_on": "2015-01-01"},
    ),
    (
        UNDATED + ("This Agreement shall be deemed to have commenced on and is effective as of April 1, 2009."),
        {"effective_on": "2009-04-01"},
    ),
    (ON + "This Agreement shall come into force upon signature by both parties.", {"effective_on": "2015-05-04"}),
    (
        ON
        + (
            "This Agreement will become effective upon approval by the Board of Directors of Birch "
            "and the receipt of all regulatory consents."
        ),
        {"effective_on": None},
    ),
    (ON + '"Effective Date" means the Closing Date under the Merger Agreement.', {"effective_on": None}),
    (
        'This License Agreement (the "Agreement"), effective as of September 30, 2010 (the '
        f'"Effective Date"), is by and {PARTIES}.',
        {"effective_on": "2010-09-30"},
    ),
    (
        f"This Agreement is entered into by and {PARTIES} and shall be effective on the 15th day of "
        'November, 2019 ("Effective Date").',
        {"effective_on": "2019-11-15"},
    ),
    (
        f'This Agreement, made this 1st day of October, 1998 (the "Effective Date"), by and {PARTIES}.',
        {"signed_on": "1998-10-01", "effective_on": "1998-10-01"},
    ),
    (
        "AMENDMENT NO. 1\nThis Amendment No. 1 is made effective as of February 1, 2014 (the "
        f'"Amendment Effective Date") and amends the Agreement dated March 1, 2011 by and {PARTIES}.',
        {"effective_on": "2014-02-01"},
    ),
    (
        ON + ("The exclusivity period shall be effective as of July 1, 2016 for the Territory of Canada only."),
        {"effective_on": None},
    ),
    (ON + "The new prices shall become effective on January 1, 2016.", {"effective_on": None}),
    (ON + "This Agreement takes effect from the date of its signing.", {"effective_on": "2015-05-04"}),
    (
        ON + ("The parties agree that this Agreement shall be effective retroactively to January 1, 2015."),
        {"effective_on": "2015-01-01"},
    ),
    (
        'THIS AMENDED AND RESTATED LICENSE AGREEMENT (this "Agreement") is entered into as of '
        "October 15, 2013 and amends and restates in its entirety that certain License Agreement, "
        "dated as of May 1, 2010, by and between the parties.",
        {"signed_on": "2013-10-15"},
    ),
    (
        'This First Amendment ("First Amendment") is made this 20th day of June, 2011, to the '
        "Lease dated March 3, 2008, between Alder Inc. and Birch LLC.",
        {"signed_on": "2011-06-20"},
    ),
    (
        "Executed at Dallas, Texas, on the 6th day of May, 1997.\nALDER INC.\nBy: /s/ J. Roe",
        {"signed_on": "1997-05-06"},
    ),
    (
        "IN WITNESS WHEREOF, the parties have executed this Agreement on the dates set forth "
        "below.\nALDER INC.\nBy: /s/ J. Roe\nIts: President\nDated: June 2, 2004\nBIRCH LLC\nBy: /s/ K. "
        "Moss\nIts: Manager\nDated: June 5, 2004",
        {"signed_on": "2004-06-05"},
    ),
    (
        "CONSULTING AGREEMENT\nTHIS AGREEMENT is entered into effective as of February 1, 2012, by "
        'and between Alder, Inc. (the "Company") and John Birch (the "Consultant").',
        {"signed_on": "2012-02-01", "effective_on": "2012-02-01"},
    ),
    (ON + "This Agreement shall become effective when executed by both parties.", {"effective_on": "2015-05-04"}),
    (ON + "This Agreement shall be effective as of the date hereof.", {"effective_on": "2015-05-04"}),
    (
        ON
        + (
            "This Agreement shall become effective on the first day of the calendar month following "
            "regulatory approval."
        ),
        {"effective_on": None},
    ),
    (ON + 'The "Effective Date" of this Agreement shall be June 1, 2015.', {"effective_on": "2015-06-01"}),
    (ON + "This Agreement shall be effective from and after June 15, 2015.", {"effective_on": "2015-06-15"}),
    (
        'This Agreement is effective upon the date last signed by the parties ("Effective '
        'Date").\nALDER\nBy: /s/ A\nDate: 2/3/2014\nBIRCH\nBy: /s/ B\nDate: 2/10/2014',
        {"effective_on": "2014-02-10", "signed_on": "2014-02-10"},
    ),
    (
        "This Agreement is entered into as of the later of the dates of signature below (the "
        '"Effective Date").\nALDER\nBy: /s/ A\nDate: March 3, 2014\nBIRCH\nBy: /s/ B\nDate: March 1, '
        "2014",
        {"effective_on": "2014-03-03"},
    ),
    (
        'This Strategic Alliance Agreement (the "Agreement") is made as of this 30th day of '
        f'November, 2016 ("Effective Date") by and {PARTIES}.',
        {"signed_on": "2016-11-30", "effective_on": "2016-11-30"},
    ),
    (
        f"THIS AGREEMENT is entered into on the date last written below by and {PARTIES}.\nALDER\n/s/ "
        "Jane Roe\nDate: 5/2/2013\nBIRCH\n/s/ Ken Moss\nDate: 5/6/2013",
        {"signed_on": "2013-05-06"},
    ),
    (
        "TRANSPORTATION SERVICE AGREEMENT\nDate: August 4, 2009\n1. SERVICE: Transporter shall "
        "transport gas for Shipper.",
        {"signed_on": "2009-08-04"},
    ),
    (
        f"This JOINT VENTURE AGREEMENT, made and entered into in Shanghai on this 18 April 2012, by and {PARTIES}.",
        {"signed_on": "2012-04-18"},
    ),
    (f"This Agreement, effective January 1, 2007, is made by and {PARTIES}.", {"effective_on": "2007-01-01"}),
    (ON + "This Agreement shall take effect upon the date of full execution hereof.", {"effective_on": "2015-05-04"}),
    (ON + "The amendment to the lease shall be effective when the landlord consents.", {"effective_on": None}),
]
