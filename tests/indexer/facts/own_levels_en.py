"""English contracts with levels of their own naming, and some without any: text and promises."""

# ruff: noqa: E501 (contracts in tests keep their lines)

CASES = {
    "colours table with definitions in the key cell": (
        """# Managed Print Agreement

## Schedule 3 – Fault response

| Fault colour | First contact | Interim fix | Permanent fix | Hours |
|---|---|---|---|---|
| Red – nobody can print | 20 minutes | 3 hours | 2 days | Round the clock |
| Amber – one floor cannot print | 2 hours | 1 working day | 5 working days | Working hours |
| Green – cosmetic | 1 working day | – | next visit | Working hours |
""",
        {
            "Red response PT20M 24x7",
            "Red workaround PT3H 24x7",
            "Red resolve P2D 24x7",
            "Amber response PT2H business",
            "Amber workaround P1D business",
            "Amber resolve P5D business",
            "Green response P1D business",
        },
    ),
    "we and you": (
        """# Looking after your till system

4. When something breaks

4.1 "Gold call" means no till works. "Silver call" means some tills do not work. "Bronze call" means anything else.

4.2 For a Gold call we pick up within 10 minutes and have you up and running within 2 hours, at any time of day or night.

4.3 For a Silver call we call back within 1 working hour and have a temporary fix in place within 6 working hours.

4.4 For a Bronze call we reply by the next working day.
""",
        {
            "Gold call response PT10M 24x7",
            "Gold call restore PT2H 24x7",
            "Silver call response PT1H business",
            "Silver call workaround PT6H business",
            "Bronze call response P1D business",
        },
    ),
    "severity level whole": (
        """# Cloud Services Agreement

## Exhibit C

C.1 Severity Level 1 tickets: initial reply within fifteen (15) minutes; service restored within four (4) hours; 24x7.
C.2 Severity Level 2 tickets: initial reply within two (2) Business Hours; service restored within one (1) Business Day.
C.3 Severity Level 3 tickets: initial reply within two (2) Business Days.
""",
        {
            "Severity Level 1 response PT15M 24x7",
            "Severity Level 1 restore PT4H 24x7",
            "Severity Level 2 response PT2H business",
            "Severity Level 2 restore P1D business",
            "Severity Level 3 response P2D business",
        },
    ),
    "fault classes german english": (
        """# Maintenance Contract

§ 5 Classes of faults

(1) Fault Class 1: operation-preventing faults. Fault Class 2: operation-impeding faults. Fault Class 3: other faults.

(2) The Contractor shall react within 2 Service Hours in Fault Class 1, within 8 Service Hours in Fault Class 2 and within 3 Working Days in Fault Class 3.

(3) A workaround is provided within 1 Working Day in Fault Class 1 and within 5 Working Days in Fault Class 2.
""",
        {
            "Fault Class 1 response PT2H business",
            "Fault Class 2 response PT8H business",
            "Fault Class 3 response P3D business",
            "Fault Class 1 workaround P1D business",
            "Fault Class 2 workaround P5D business",
        },
    ),
    "bullets under colours": (
        """# Service letter

How fast we are:

Red (nobody can work)
- we answer within 15 minutes
- we get you going again within 3 hours

Yellow (some people cannot work)
- we answer within one hour
- we fix it within two working days

Red runs day and night, Yellow only in working hours.
""",
        {
            "Red response PT15M 24x7",
            "Red restore PT3H 24x7",
            "Yellow response PT1H business",
            "Yellow resolve P2D business",
        },
    ),
    "letter of change": (
        """Dear Ms Okafor,

LETTER OF CHANGE NO. 2 TO SUPPORT AGREEMENT NW-77

1. For Red we will now call back within 10 minutes instead of 30, and restore service within 2 hours, not 4, around the clock.

2. For Amber we will call back within 1 working hour, not 2.

3. Green stays as it is.

Yours sincerely
""",
        {"Red response PT10M 24x7", "Red restore PT2H 24x7", "Amber response PT1H business"},
    ),
    "words shall": (
        """# IT Support Contract

6.1 The Provider classifies each request as Emergency, Standard or Planned.
6.2 Emergency requests shall be taken up within 20 minutes and cleared within 5 hours.
6.3 Standard requests shall be taken up within 3 hours and cleared within 2 working days.
6.4 Planned requests shall be taken up within 5 working days.
6.5 The times for Emergency requests run 24 hours a day, every day of the year. All other times run in working hours.
""",
        {
            "Emergency response PT20M 24x7",
            "Emergency resolve PT5H 24x7",
            "Standard response PT3H business",
            "Standard resolve P2D business",
            "Planned response P5D business",
        },
    ),
    "definitions then by milestone": (
        """# Application Care Agreement

3.1 "Stop" means the application cannot be used. "Hinder" means an important function fails. "Nuisance" means everything else.

3.2 Initial reply: Stop 15 minutes; Hinder 2 hours; Nuisance 1 day.
3.3 Final solution: Stop 24 hours; Hinder 5 days; Nuisance 30 days.
3.4 All times are calendar time.
""",
        {
            "Stop response PT15M 24x7",
            "Hinder response PT2H 24x7",
            "Nuisance response P1D 24x7",
            "Stop resolve PT24H 24x7",
            "Hinder resolve P5D 24x7",
            "Nuisance resolve P30D 24x7",
        },
    ),
    "per milestone lists": (
        """# Support Policy

Acknowledgement
- Showstopper: 10 minutes
- Serious: 1 hour
- Trivial: 2 working days

Fix
- Showstopper: 6 hours
- Serious: 3 working days

Showstopper cases are worked on 24/7; all others in working hours.
""",
        {
            "Showstopper response PT10M 24x7",
            "Serious response PT1H business",
            "Trivial response P2D business",
            "Showstopper resolve PT6H 24x7",
            "Serious resolve P3D business",
        },
    ),
    "within first": (
        """# Help Desk Agreement

Within 15 minutes of a P1 call and within 2 hours of a P2 call we will ring you back. Within 4 hours of a P1 call we will have a workaround in place. P1 calls are handled round the clock, P2 calls in office hours.
""",
        {"P1 response PT15M 24x7", "P2 response PT2H business", "P1 workaround PT4H 24x7"},
    ),
    "before and after amendment": (
        """# Change Note 4

| Service level | Until now | From 1 May |
|---|---|---|
| Red – response | 30 minutes | 15 minutes |
| Red – restoration | 6 hours | 4 hours |
| Amber – response | 4 working hours | 2 working hours |

Red continues to run around the clock.
""",
        {"Red response PT15M 24x7", "Red restore PT4H 24x7", "Amber response PT2H business"},
    ),
    "us exhibit": (
        """# Master Subscription Agreement

EXHIBIT B - SUPPORT SERVICES

Support Hours: 6:00 a.m. to 6:00 p.m. Pacific Time, Monday through Friday.

1. Error Classification. "Error Level 1" means that the Hosted Service is inoperative. "Error Level 2" means that a material function is impaired. "Error Level 3" means any other Error.

2. Response and Correction. Provider shall (i) respond to Error Level 1 reports within thirty (30) minutes and use commercially reasonable efforts to provide a workaround within four (4) hours and a correction within two (2) business days; (ii) respond to Error Level 2 reports within four (4) Support Hours and provide a correction within ten (10) business days; and (iii) respond to Error Level 3 reports within two (2) business days.

3. Error Level 1 reports are worked 24 hours a day, 7 days a week.
""",
        {
            "Error Level 1 response PT30M 24x7",
            "Error Level 1 workaround PT4H 24x7",
            "Error Level 1 resolve P2D business",
            "Error Level 2 response PT4H business",
            "Error Level 2 resolve P10D business",
            "Error Level 3 response P2D business",
        },
    ),
    "small uk firm": (
        """# Website and booking system care

When we're here: Monday to Friday, 9am to 5.30pm, UK time.

If something goes wrong

We sort faults into three kinds:

- Showstopper: nobody can book. We'll phone you within 30 minutes and have bookings running again within 4 hours, weekends included.
- Nuisance: something's broken but people can still book. We'll reply within 4 working hours and fix it within 5 working days.
- Niggle: looks wrong, works fine. We'll reply within 2 working days.
""",
        {
            "Showstopper response PT30M 24x7",
            "Showstopper restore PT4H 24x7",
            "Nuisance response PT4H business",
            "Nuisance resolve P5D business",
            "Niggle response P2D business",
        },
    ),
    "code colours sentence": (
        """# Security Operations Agreement

5. A Code Red alert is acknowledged within 5 minutes and contained within 1 hour. A Code Amber alert is acknowledged within 20 minutes and contained within 6 hours. A Code Green alert is acknowledged within 1 Business Day. Code Red and Code Amber alerts are monitored around the clock.
""",
        {
            "Code Red response PT5M 24x7",
            "Code Red workaround PT1H 24x7",
            "Code Amber response PT20M 24x7",
            "Code Amber workaround PT6H 24x7",
            "Code Green response P1D business",
        },
    ),
    "price table is nothing": (
        """# Order

| Package | Response | Price a year |
|---|---|---|
| Basic | by e-mail | £400 |
| Plus | by phone | £900 |

Delivery within 10 days; payment within 30 days. Training takes 2 days.
""",
        set(),
    ),
    "nda is nothing": (
        """# Mutual Non-Disclosure Agreement

1. "Confidential Information" means all information. "Recipient" means the party that receives it. "Purpose" means the talks.
2. For a breach the Recipient shall notify within 24 hours and answer questions within 5 days.
3. For copies, the Recipient shall return them within 10 days.
""",
        set(),
    ),
    "implementation plan is nothing": (
        """# Statement of Work

| Phase | Deliverable | Completion |
|---|---|---|
| Design | Concept | 20 days |
| Build | Software | 60 days |
| Test | Report | 15 days |

The Customer shall respond to questions within 3 working days and approve each Deliverable within 5 working days.
""",
        set(),
    ),
}
