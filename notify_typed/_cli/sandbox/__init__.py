"""`notify-typed sandbox`: starts one, and looks into one that runs."""
