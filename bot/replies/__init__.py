"""What people read: templates in Chinese and English, blocks, charts and documents."""
