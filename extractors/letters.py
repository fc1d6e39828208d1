"""The capital and small letters of Vietnamese, for character classes: code point order mixes the two."""

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = UPPER.replace("A-Z", "a-z").lower()

ABBREVIATING = "A-ZĐĂÂÊÔƠƯ"
"""The capitals of abbreviations, which drop tone marks: BCĐTƯ, ĐUKCQ, VPĐPĐƠ."""
