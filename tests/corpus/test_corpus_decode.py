import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.corpus.decode import check_text, decode, guess_encoding, repair
from stancegraph.errors import DocumentError

QUOTED = "“Norway’s answer is no,” the café owner’s envoy said – and left the façade."


@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00", "binary"),
        (bytes(range(32)) * 4, "binary"),
    ],
)
def test_binary_content_is_refused_by_kind(sample: bytes, kind: str) -> None:
    with pytest.raises(DocumentError, match=kind) as caught:
        check_text(sample, "a.txt")
    assert caught.value.where == "a.txt"
    assert caught.value.cure


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_english_text_are_found(encoding: str) -> None:
    raw = QUOTED.encode(encoding)
    check_text(raw, "a.txt")
    assert repair(decode(raw)) == QUOTED


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("A fee of £40 was proposed.", "cp1252"),
        ("The Düsseldorf round ended.", "cp1252"),
        ("The paper printed «Министр иностранных дел отказался от предложения».", "cp1251"),
        ("“Norway’s answer is no,” said the café owner – twice.", "mac_roman"),
    ],
)
def test_code_pages_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_cut_character_at_the_end_is_still_utf8() -> None:
    assert guess_encoding("Norway’".encode()[:-1]) == "utf-8"


def test_mojibake_is_undone_and_quotes_stay() -> None:
    assert repair("Norwayâ€™s answer") == "Norway’s answer"
    assert repair("“No,” she said, ‘never’.") == "“No,” she said, ‘never’."


def test_line_ends_controls_and_surrogates_are_cleaned() -> None:
    assert repair("one\r\ntwo\rthree\u2028four") == "one\ntwo\nthree\nfour"
    assert repair("a\x00b\x07c") == "abc"
    assert repair("a\ud800b") == "a\ufffdb"
    assert repair("\ufeffNo.") == "No."


@given(st.text(alphabet=[chr(code) for code in range(32, 127) if chr(code) != "&"], max_size=200))
def test_plain_ascii_is_never_changed(text: str) -> None:
    assert repair(text) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_that_can_be_written(raw: bytes) -> None:
    repair(decode(raw)).encode("utf-8")
