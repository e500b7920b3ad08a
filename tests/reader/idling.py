"""When the application has done what it was asked to: in place of Textual's fixed pauses."""

import asyncio
import time

_CALM = 3  # looks in a row at which nothing was left to do


async def idle(min_sleep=0.0, max_sleep=1.0):
    """Wait until the event loop has nothing ready to run, a few times in a row.

    Textual sleeps 20 ms twice for each key, and on while the process is busy at all.
    """
    loop, deadline = asyncio.get_running_loop(), time.monotonic() + max_sleep
    await asyncio.sleep(min_sleep)
    calm = 0
    while calm < _CALM and time.monotonic() < deadline:
        await asyncio.sleep(0.001 if calm else 0)
        calm = 0 if loop._ready else calm + 1
