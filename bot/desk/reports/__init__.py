"""What people are told without asking: digest, scorecard, survey, Home."""
