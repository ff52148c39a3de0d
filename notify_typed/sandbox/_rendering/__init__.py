"""Rules that turn templates and personalisation into what Notify sends and charges for."""
