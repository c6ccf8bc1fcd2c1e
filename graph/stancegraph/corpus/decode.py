"""From bytes to clean text: encoding, mojibake, line ends. The only module that knows charset-normalizer and ftfy."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING

from ..errors import DocumentError

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

__all__ = ["check_text", "decode", "guess_encoding", "repair"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = "cp1252"
_CODE_PAGES = [_USUAL, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "mac_roman"]
_KINDS = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive (perhaps a .docx, .odt or .epub file)",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"{\\rtf": "an RTF file",
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CURE = "save it as plain text or HTML, in UTF-8"
_SAMPLE = 65536


def check_text(sample: bytes, where: str) -> None:
    """Raises `DocumentError` where the bytes are plainly not text."""
    for magic, kind in _KINDS.items():
        if sample.startswith(magic):
            raise DocumentError(f"this is {kind}, not text", where=where, cure=_CURE)
    if _wide(sample) is None and len(_CONTROLS.findall(sample)) * 100 > len(sample):
        raise DocumentError("this is a binary file, not text", where=where, cure=_CURE)


def guess_encoding(raw: bytes) -> str:
    """The encoding of a text, from its byte order mark, its validity as UTF-8, or its letters.

    Of code pages that explain the bytes equally well the one of Western Windows is taken: the texts are English.
    """
    wide = _wide(raw)
    if wide is not None:
        return wide
    if _is_utf8(raw):
        return "utf-8"
    import charset_normalizer

    matches = list(charset_normalizer.from_bytes(raw[:_SAMPLE], cp_isolation=_CODE_PAGES))
    if not matches:
        return _USUAL
    best = matches[0]
    equal = [name for match in matches if match.chaos == best.chaos and match.coherence == best.coherence
             for name in match.could_be_from_charset]
    return _USUAL if _USUAL in equal else best.encoding


def decode(raw: bytes, encoding: str | None = None) -> str:
    """The text of the bytes; bytes that the encoding does not know become U+FFFD. Clean it with `repair`."""
    return raw.decode(encoding or guess_encoding(raw), errors="replace")


def repair(text: str) -> str:
    """The text with mojibake undone, line ends as ``\\n``, control characters and lone surrogates removed, in NFC.

    Quotation marks stay as they are. Clean text comes back unchanged. Source of the method: ftfy (Speer 2019).
    """
    import ftfy

    return ftfy.fix_text(text, config=_config()).removeprefix("\ufeff")


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(uncurl_quotes=False, fix_character_width=False, explain=False)


def _is_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8, be the last character cut off or not."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(raw)
    except UnicodeDecodeError:
        return False
    return True


def _wide(raw: bytes) -> str | None:
    """The encoding that a byte order mark names, or UTF-16 where every other byte of the beginning is zero."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return name
    head = raw[:512]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 4 > len(head) and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 4 > len(head) and not odd else None
