"""The sandbox's own administration: the internal API that Notify's admin app uses."""
