"""The values of JSON as types, and a reader that checks each one on its way in."""

from collections.abc import Mapping
from dataclasses import dataclass

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]


@dataclass(frozen=True, slots=True)
class JsonReader:
    """One JSON object that somebody else wrote. Every method raises ValueError, naming the key, for a wrong type.

    A missing key is the same as null.
    """

    fields: Mapping[str, Json]

    @classmethod
    def of(cls, value: Json) -> "JsonReader":
        """A reader of this object. Raises ValueError for anything but an object."""
        if not isinstance(value, dict):
            raise ValueError(f"an object was expected, not {_shown(value)}")  # noqa: TRY004 - one error for all of JSON
        return cls(value)

    def text(self, key: str) -> str:
        """A string that must be there."""
        value = self.fields.get(key)
        if not isinstance(value, str):
            raise _wrong(key, "a string", value)
        return value

    def words(self, key: str) -> str | None:
        """A string or null."""
        return None if self.fields.get(key) is None else self.text(key)

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        value = self.fields.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong(key, "a whole number", value)
        return value

    def number(self, key: str) -> int | None:
        """A whole number or null."""
        return None if self.fields.get(key) is None else self.whole(key)

    def real(self, key: str) -> float:
        """A number that must be there."""
        value = self.fields.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise _wrong(key, "a number", value)
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false; false where there is nothing."""
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise _wrong(key, "true or false", value)
        return value

    def object(self, key: str) -> "JsonReader | None":
        """An object or null."""
        value = self.fields.get(key)
        return None if value is None else JsonReader.of(value)

    def objects(self, key: str) -> tuple["JsonReader", ...]:
        """A list of objects; empty where there is nothing."""
        return tuple(JsonReader.of(item) for item in self._list(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where there is nothing."""
        items = tuple(item for item in self._list(key) if isinstance(item, str))
        if len(items) != len(self._list(key)):
            raise _wrong(key, "a list of strings", self._list(key))
        return items

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; empty where there is nothing."""
        items = tuple(item for item in self._list(key) if isinstance(item, int) and not isinstance(item, bool))
        if len(items) != len(self._list(key)):
            raise _wrong(key, "a list of whole numbers", self._list(key))
        return items

    def _list(self, key: str) -> list[Json]:
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise _wrong(key, "a list", value)
        return value


def _wrong(key: str, wanted: str, value: Json) -> ValueError:
    return ValueError(f"{key}: {wanted} was expected, not {_shown(value)}")


def _shown(value: Json) -> str:
    if value is None:
        return "nothing"
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:39] + "…"  # noqa: PLR2004 - a piece that fits a line
