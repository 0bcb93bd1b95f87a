"""How contracts renew and what notice stops them."""

from tests.indexer.facts.exhibits.openings import AS_OF, MARCH
from tests.indexer.facts.term_cases import Case

RENEWALS: list[Case] = [
    (
        AS_OF
        + (
            "Term. The term of this Agreement will be for one (1) year from the date hereof, and "
            "thereafter shall renew automatically for successive one (1) year periods."
        ),
        {"expires_on": "2016-05-03", "term": "P1Y", "renewal_term": "P1Y", "auto_renews": True},
    ),
    (
        AS_OF + "Thereafter, the Agreement shall renew for successive terms of twelve (12) months each.",
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    (
        AS_OF
        + ("Following the initial term, this Agreement shall continue on a month-to-month basis until terminated."),
        {"renewal_term": "P1M"},
    ),
    (
        AS_OF
        + ("Birch shall have the option to renew this Agreement for two (2) additional terms of five (5) years each."),
        {"renewal_term": "P5Y"},
    ),
    (
        AS_OF
        + (
            "This Agreement may be renewed for an additional term of three (3) years upon mutual "
            "written agreement of the parties."
        ),
        {"auto_renews": None},
    ),
    (
        AS_OF
        + (
            "The term shall be automatically extended for successive periods of six months unless either party objects."
        ),
        {"auto_renews": True, "renewal_term": "P6M"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall be deemed renewed for a further period of one year if neither party "
            "gives notice to the contrary."
        ),
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    (AS_OF + "The Agreement will continue thereafter from year to year unless terminated.", {"renewal_term": "P1Y"}),
    (
        AS_OF
        + (
            "Licensee may extend the Term for one (1) additional period of two (2) years by giving "
            "written notice to Licensor at least ninety (90) days before the end of the Initial Term."
        ),
        {"renewal_term": "P2Y"},
    ),
    (
        AS_OF + "Birch shall renew its insurance policies for successive one-year periods.",
        {"auto_renews": None, "renewal_term": None},
    ),
    (
        AS_OF
        + (
            "This Agreement shall automatically renew for successive one (1) year terms unless either "
            "party gives written notice of non-renewal at least sixty (60) days prior to the end of "
            "the then-current term."
        ),
        {"notice_period": "P60D", "renewal_term": "P1Y"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall automatically renew for successive one (1) year terms, unless one "
            "party notifies the other in writing, not less than ninety days before the expiration of "
            "the then current term, of its intention not to renew."
        ),
        {"notice_period": "P90D"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall automatically renew for successive one (1) year terms. Either party "
            "may elect not to renew by delivering notice thereof to the other no fewer than 120 days "
            "before the applicable renewal date."
        ),
        {"notice_period": "P120D"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall automatically renew for successive one (1) year terms provided that "
            "neither party has provided six (6) months prior written notice of termination."
        ),
        {"notice_period": "P6M"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall automatically renew for successive one (1) year terms unless "
            "terminated by either party upon ninety (90) days written notice prior to the anniversary "
            "date."
        ),
        {"notice_period": "P90D"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall automatically renew for successive one (1) year terms unless "
            "cancelled by either party by written notice to the other at least three (3) months in "
            "advance of the end of the current term."
        ),
        {"notice_period": "P3M"},
    ),
    (
        AS_OF
        + (
            "Unless written notice is given by either party to the other at least one hundred eighty "
            "(180) days prior to the expiration of the initial term or any extension, this Agreement "
            "shall be automatically extended for one (1) year."
        ),
        {"notice_period": "P180D", "renewal_term": "P1Y"},
    ),
    (
        AS_OF
        + (
            "This Agreement shall automatically renew for successive one (1) year terms. A party not "
            "wishing to renew must notify the other party between ninety (90) and sixty (60) days "
            "prior to the end of the term."
        ),
        {"notice_period": "P60D"},
    ),
    (
        AS_OF
        + ("Either party may terminate this Agreement for convenience upon sixty (60) days' prior written notice."),
        {"notice_period": None},
    ),
    (
        AS_OF
        + (
            "Supplier may increase prices upon ninety (90) days' written notice prior to the "
            "effective date of the increase."
        ),
        {"notice_period": None},
    ),
    (
        AS_OF
        + (
            "Upon expiration or termination of this Agreement, Birch shall return all materials "
            "within thirty (30) days after written notice."
        ),
        {"notice_period": None},
    ),
    (
        AS_OF + ("Assignee shall give notice at least thirty (30) days prior to the commencement of the Event."),
        {"notice_period": None},
    ),
    (
        AS_OF
        + (
            "This Agreement will renew for like periods unless either party advises the other in "
            "writing of its desire to terminate at least 45 days before the end of the then-existing "
            "term."
        ),
        {"auto_renews": True, "notice_period": "P45D"},
    ),
    (
        MARCH
        + (
            "This Agreement shall have a term of one year and shall automatically renew for "
            "additional one-year terms, unless either party provides the other with notice of its "
            "intention not to renew at least 30 days prior to the end of the initial term or any "
            "renewal term."
        ),
        {"expires_on": "2011-02-28", "renewal_term": "P1Y", "notice_period": "P30D"},
    ),
    (
        MARCH
        + (
            "This Agreement shall remain in force for three (3) years from the date first written "
            "above and shall continue thereafter for successive periods of three (3) years each."
        ),
        {"expires_on": "2013-02-28", "renewal_term": "P3Y"},
    ),
    (
        MARCH + "Any renewal shall be on such terms as the parties may agree in writing.",
        {"auto_renews": None, "renewal_term": None},
    ),
    (
        MARCH
        + (
            "After expiration of the Initial Term, this Agreement shall automatically renew for "
            "consecutive one (1) year Renewal Terms."
        ),
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    (
        MARCH
        + (
            "This Agreement shall self-renew for additional twelve (12) month periods on each "
            "anniversary of the Effective Date."
        ),
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    (
        MARCH
        + (
            "The initial term is three years. Upon expiry this Agreement will automatically renew for "
            "a further term of equal length."
        ),
        {"auto_renews": True, "renewal_term": "P3Y"},
    ),
    (
        MARCH
        + (
            "The term of this Agreement is two (2) years, and it shall be automatically renewed for "
            "like periods thereafter."
        ),
        {"auto_renews": True, "renewal_term": "P2Y"},
    ),
    (
        MARCH
        + (
            "Licensee shall have the right to extend this Agreement for up to three (3) additional "
            "periods of one (1) year each."
        ),
        {"renewal_term": "P1Y", "auto_renews": None},
    ),
    (MARCH + "Upon such expiration, the term shall be extended on a year-to-year basis.", {"renewal_term": "P1Y"}),
    (
        MARCH
        + (
            "This Agreement shall be automatically renewed for additional one (1) year periods "
            "unless, at least one hundred twenty (120) days prior to the expiration of the then "
            "current term, either party notifies the other of its intent to terminate."
        ),
        {"notice_period": "P120D"},
    ),
    (
        MARCH
        + (
            "This Agreement shall be automatically renewed for additional one (1) year periods. "
            "Either party may prevent renewal by giving written notice thereof no later than 90 days "
            "prior to the expiration date."
        ),
        {"notice_period": "P90D"},
    ),
    (
        MARCH
        + (
            "This Agreement shall be automatically renewed for additional one (1) year periods unless "
            "a party gives the other party written notice of termination not fewer than thirty (30) "
            "days prior to the date of such renewal."
        ),
        {"notice_period": "P30D"},
    ),
    (
        MARCH
        + (
            "This Agreement shall be automatically renewed for additional one (1) year periods unless "
            "either party opts out in writing a minimum of 60 days before the renewal date."
        ),
        {"notice_period": "P60D"},
    ),
    (
        MARCH
        + (
            "Notice of non-renewal shall be given in writing not later than three (3) months before "
            "the scheduled expiration of the Term."
        ),
        {"notice_period": "P3M"},
    ),
    (
        MARCH
        + (
            "If either party does not wish to renew, it shall so notify the other at least 45 days "
            "prior to the end of the Term."
        ),
        {"notice_period": "P45D"},
    ),
    (MARCH + "Audits may be conducted upon ten (10) days' prior notice during the term.", {"notice_period": None}),
    (
        MARCH
        + (
            "Birch shall submit its forecast at least ninety (90) days before the beginning of each "
            "calendar quarter of the Term."
        ),
        {"notice_period": None},
    ),
]
