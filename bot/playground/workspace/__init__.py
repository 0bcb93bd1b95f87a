"""What a workspace holds and tells: tables, messages, payloads, events, snapshots."""
