"""How Word writes the number of a list: decimal, Roman, letters; and what its bullets look like."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 5000
# Signs of the picture fonts, by code: Symbol, Wingdings. Others of theirs are shown as a plain bullet.
_SIGNS = {
    "symbol": {0xB7: "•", 0x2D: "-", 0x2A: "*", 0x2B: "+"},
    "wingdings": {0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x76: "❖", 0x71: "❑", 0x6C: "●", 0x6E: "■", 0xA8: "◻"},
}
_PICTURES = range(0xF000, 0xF100)
_BULLET = "•"


def written(number: int, form: str) -> str:
    """Return a number in one of Word's forms; forms not known are shown as digits, as a last resort."""
    if form == "none":
        return ""
    if not 0 < number <= _MOST:
        return str(number)
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter"):
        # Behind z come aa, bb, cc; Vietnamese đ is no letter of Word's own.
        turn, at = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[at] * (turn + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def bullet(sign: str, font: str) -> str:
    """Return a bullet as a sign that any font shows."""
    known = _SIGNS.get(font.lower(), {})
    return "".join(
        known.get(ord(letter) & 0xFF, _BULLET) if ord(letter) in _PICTURES else letter for letter in sign
    ).strip()


def _roman(number: int) -> str:
    roman = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        roman += letters * count
    return roman
