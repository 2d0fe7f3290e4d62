"""Makes one structure of several files whose bodies say that they are the same as bodies of others."""
