"""What notice stops a renewal."""

from tests.indexer.facts.exhibits.openings import AS_OF, MARCH
from tests.indexer.facts.term_cases import Case

NOTICES: list[Case] = [
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
            "The term will be renewed automatically for one year, unless notice of termination is "
            "received by the other party sixty days or more prior to expiration."
        ),
        {"notice_period": "P60D", "renewal_term": "P1Y"},
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
            "This Agreement shall be automatically renewed for additional one (1) year periods until "
            "terminated by either party effective at the end of any such period by not less than six "
            "months' prior written notice."
        ),
        {"notice_period": "P6M"},
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
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms unless either "
            "Party notifies the other Party in writing of its desire not to renew within ninety (90) "
            "days prior to the expiration of the then-current term."
        ),
        {"notice_period": "P90D"},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms unless either "
            "party shall give the other at least 6 months' written notice of its intention to allow "
            "this Agreement to lapse."
        ),
        {"notice_period": "P6M"},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms, provided that "
            "either party may cancel such renewal on thirty (30) days prior written notice."
        ),
        {"notice_period": "P30D"},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms unless, not later "
            "than sixty (60) days before the end of any term, a party delivers notice that it elects "
            "not to renew."
        ),
        {"notice_period": "P60D"},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms. Notice of intent "
            "not to renew must be provided ninety (90) days or more before expiry."
        ),
        {"notice_period": "P90D"},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms unless written "
            "notice of termination is delivered by either party to the other 30 days before the end "
            "of the term."
        ),
        {"notice_period": "P30D"},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms, unless sooner "
            "terminated by either party with two (2) months notice to the end of any contract year."
        ),
        {"notice_period": "P2M"},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms. Customer shall "
            "pay within thirty (30) days after receipt of invoice."
        ),
        {"notice_period": None},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms. If either party "
            "materially breaches this Agreement, the other may terminate upon thirty (30) days' prior "
            "written notice."
        ),
        {"notice_period": None},
    ),
    (
        AS_OF
        + (
            "This Agreement will automatically renew for successive one-year terms. Either party may "
            "terminate this Agreement at any time upon ninety (90) days' notice."
        ),
        {"notice_period": None},
    ),
]
