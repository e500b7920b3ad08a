"""A screen whose timers ring when a test says so."""


class Timer:
    """Rings when told; remembers that it was stopped."""

    def __init__(self, ring):
        self.ring = ring
        self.stopped = False

    def stop(self):
        self.stopped = True


class Pump:
    """Keeps the timers that were set."""

    def __init__(self):
        self.timers = []

    def set_timer(self, _delay, ring):
        self.timers.append(Timer(ring))
        return self.timers[-1]

    @property
    def running(self):
        return [timer for timer in self.timers if not timer.stopped]
