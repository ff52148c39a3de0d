"""The methods, by what they are about; the async ones are made of the blocking ones."""
