"""`python -m bot` is the command `sms-register`."""

from bot.cli import main

if __name__ == "__main__":
    main()
