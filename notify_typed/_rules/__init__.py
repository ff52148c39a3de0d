"""What Notify makes of recipients, texts and columns: pure rules, in one copy."""
