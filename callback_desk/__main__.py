"""`python -m callback_desk`: the commands."""

import sys


def main() -> None:
    """Run the program and end with its exit code."""
    from callback_desk.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
