"""The vault: encryption of what people typed and of tokens, at rest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.domain.errors import Misconfigured


class BadKey(Misconfigured):
    """A key that is none, or one that does not open what is stored."""


NOT_OURS = "No key in DATA_KEYS opens what is stored: please add the key it was sealed with."


def new_key() -> str:
    """Return a key that was never used."""
    return Fernet.generate_key().decode()


class Vault:
    """Seals with the first key and opens with any, so that keys can be changed: put the new one first, `reseal`, drop the old one."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise BadKey("DATA_KEYS is empty: please give at least one key.")
        self._fernet = MultiFernet([_fernet(key) for key in keys])

    def seal(self, plain: bytes) -> str:
        """Return bytes so that only a holder of the key can read or change them."""
        return self._fernet.encrypt(plain).decode()

    def unseal(self, sealed: str) -> bytes:
        """Return what was sealed."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise BadKey(NOT_OURS) from None

    def seal_json(self, value: Any) -> str:
        """Return a value sealed whole, field names and all."""
        return self.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def unseal_json(self, sealed: str) -> Any:
        """Return a value that was sealed whole."""
        return json.loads(self.unseal(sealed))

    def rotate(self, sealed: str) -> str:
        """Return the same sealed with the first key."""
        try:
            return self._fernet.rotate(sealed).decode()
        except InvalidToken:
            raise BadKey(NOT_OURS) from None


def _fernet(key: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        # The key itself must not reach a log.
        raise BadKey("A key in DATA_KEYS is not one: please give 32 random bytes in URL-safe base64.") from None
