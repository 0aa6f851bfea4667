"""The file behind its password: asking for it, locking, giving one and taking it away."""
