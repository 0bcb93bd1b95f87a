"""Whether contracts renew by themselves, and for how long."""

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
        AS_OF
        + (
            "Upon expiration of the Initial Term, this Agreement shall automatically be extended for "
            'additional one-year periods (each, a "Renewal Term") unless terminated by either party.'
        ),
        {"auto_renews": True, "renewal_term": "P1Y"},
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
        AS_OF + "After the Initial Term, this Agreement shall be automatically renewed annually.",
        {"auto_renews": True, "renewal_term": "P1Y"},
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
            "The Initial Term and any Renewal Term shall be automatically renewed for up to three (3) "
            "successive two-year periods."
        ),
        {"auto_renews": True, "renewal_term": "P2Y"},
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
        MARCH + "The letter of credit shall renew automatically for successive one-year periods.",
        {"renewal_term": None, "auto_renews": None},
    ),
    (
        AS_OF
        + (
            "The Term will automatically be extended for an additional period of two (2) years at the "
            "end of the initial Term."
        ),
        {"auto_renews": True, "renewal_term": "P2Y"},
    ),
    (
        AS_OF
        + (
            "At the end of the Initial Term, and on each anniversary thereof, this Agreement shall "
            "automatically renew for one (1) additional year."
        ),
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    (
        AS_OF
        + ("The Initial Term shall be automatically renewed for two (2) consecutive three (3) year renewal terms."),
        {"auto_renews": True, "renewal_term": "P3Y"},
    ),
    (
        AS_OF + "This Agreement will be automatically renewed on a yearly basis.",
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    (
        AS_OF + "Franchisee may renew the franchise for one additional ten-year term.",
        {"renewal_term": "P10Y", "auto_renews": None},
    ),
    (
        AS_OF + ("Licensee has an option to extend the term of this Agreement by an additional twelve (12) months."),
        {"renewal_term": "P1Y", "auto_renews": None},
    ),
    (
        AS_OF + ("This Agreement shall not be renewed automatically and may be extended only by written agreement."),
        {"auto_renews": False},
    ),
    (
        AS_OF + "The Agreement shall continue for successive one-month periods until terminated.",
        {"auto_renews": True, "renewal_term": "P1M"},
    ),
    (
        AS_OF + "Supplier's registration is renewed automatically every two years.",
        {"auto_renews": None, "renewal_term": None},
    ),
    (
        AS_OF
        + (
            "Upon the expiration of the initial term, Franchisee shall have the right to a successor "
            "franchise for a term of ten (10) years."
        ),
        {"renewal_term": "P10Y"},
    ),
]
