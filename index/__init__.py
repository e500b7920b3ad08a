"""Quoth's library: from files to quotations, speakers and answers. No terminal, no printing.

The public names, each with the module that it comes from, stand in `__init__.pyi`; nothing else
is imported by `reader`. They are loaded when they are first used, so that a process which only
reads articles does not wait for libraries.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
