"""`python -m richpic` is the `richpic` command."""

from richpic.cli import main

if __name__ == "__main__":
    main()
