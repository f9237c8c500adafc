"""`python -m briefreader`."""

from briefreader.cli import main

if __name__ == "__main__":
    main()
