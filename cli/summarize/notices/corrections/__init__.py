"""Corrections of the trees, which score the blocks of a page one by one."""
