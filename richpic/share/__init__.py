"""What a picture needs to be shared: words for those who cannot see it, and care for those who are in it."""
