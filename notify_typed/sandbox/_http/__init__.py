"""HTTP: endpoints, middleware, the routes of the v2 API and the downloads."""
