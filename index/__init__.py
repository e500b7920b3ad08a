"""Quoth's library: from files to quotations, speakers and answers. No terminal, no printing.

These are the public names; nothing else is imported by `reader`.
"""
