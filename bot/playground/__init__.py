"""The local Slack-like workspace: state, Web API, Socket Mode, pages and the sample company."""
