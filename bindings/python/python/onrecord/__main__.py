"""The command ``onrecord``, as it comes with the package."""

from __future__ import annotations

import signal
import sys

from ._native import command


def main() -> None:
    """Runs the program with the arguments of this process."""
    # The program stops at Ctrl-C by itself.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(command(["onrecord", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
