"""The blocking client's methods, by what they are about. The async ones are made of these."""
