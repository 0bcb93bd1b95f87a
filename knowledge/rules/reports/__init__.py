"""What a fault report says by itself, and whether a message is one."""
