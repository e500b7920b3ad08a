"""How the library grows: the same work for Quoth and its peers, at several sizes."""
