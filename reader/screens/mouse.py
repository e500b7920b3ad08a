"""Whose the mouse is: ours, or the terminal's, which then selects in its own way.

Textual can start without the mouse, but has no public way to let go of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App


def hand_over(app: App[Any]) -> bool:
    """Leave the mouse to the terminal; tell whether there is one to leave."""
    driver = app._driver
    if not isinstance(driver, LinuxDriver):
        return False
    driver._disable_mouse_support()
    driver._mouse = False
    return True


def take_back(app: App[Any]) -> bool:
    """Take the mouse back; tell whether that was done."""
    driver = app._driver
    if not isinstance(driver, LinuxDriver):
        return False
    driver._mouse = True
    driver._enable_mouse_support()
    return True
