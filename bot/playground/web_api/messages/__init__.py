"""Messages by the Web API: posting, editing, streams, response URLs, their content checked as Slack does."""
