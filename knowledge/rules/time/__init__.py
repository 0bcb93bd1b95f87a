"""Working time, calendars, zones and lengths: what a clock and a calendar are made of."""
