"""Texts in a light markup, each read by a module that loads when such a text comes."""
