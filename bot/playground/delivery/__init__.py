"""How payloads reach the app: Socket Mode or HTTP, their time limits, and trouble on demand."""
