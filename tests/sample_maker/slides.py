"""The words of the vendor's half-year review."""

SLIDES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Ledgerway service review, first half of 2026",
        ("Aldergate Business Systems plc for Hengyi Flow Europe GmbH", "Presented in Kassel on 8 July 2026"),
    ),
    (
        "Incidents from January to June",
        (
            "61 incidents: 2 of Severity 1, 9 of Severity 2, 34 of Severity 3, 16 of Severity 4",
            "First response in time: 57 of 61",
            "Severity 2 workaround in time: 6 of 9; the three late ones concerned the interface to product data",
            "Median resolution of Severity 3: 7 business days",
        ),
    ),
    (
        "What went wrong",
        (
            "On 14 April goods could not be shipped for 5 hours 20 minutes after the tax update",
            "Cause: a configuration switch was not carried over from the test system",
            "Corrective action: a switch list is compared before each update; done since 30 May",
        ),
    ),
    (
        "Licence use",
        (
            "104 of 110 named users were active in June",
            "The production module is used by 38 people",
            "Six logins were shared and have been split",
        ),
    ),
    (
        "Road map",
        (
            "Release 13 is planned for February 2027; it needs no new hardware",
            "Support of release 11 ends on 31 December 2027",
            "A ready-made connector for supplier portals is tested with two customers",
        ),
    ),
    (
        "Agreed actions",
        (
            "Aldergate: root-cause report on interface stops by 31 July 2026",
            "Hengyi: second contact for the late shift by 20 July 2026",
            "Both: date for the yearly version update, first choice the weekend of 17 October 2026",
        ),
    ),
)
