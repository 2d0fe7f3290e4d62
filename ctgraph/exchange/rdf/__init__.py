"""Linked data: a structure as statements of W3C ORG and PROV and of a vocabulary of ours, and what can be made of such files."""
