"""Slack's Web API: `methods` says which function answers which method, one module a family of methods."""
