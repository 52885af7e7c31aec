"""`python -m followthrough`, and the command `ft`."""

import gc

gc.disable()  # a short run makes little garbage: this and the freeze below save a fifth of every start


def main() -> None:
    """Run `ft` on the words of the command line, and end with its exit code."""
    try:
        from followthrough.cli import run  # noqa: PLC0415  # after the collector is off

        code = run()
    except KeyboardInterrupt:
        code = 130
    gc.freeze()
    raise SystemExit(code)


if __name__ == "__main__":
    main()
