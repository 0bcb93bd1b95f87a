"""The workspace's pages: routes, what they draw, what their forms do."""
