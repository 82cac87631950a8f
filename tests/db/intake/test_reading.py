"""Files are read in their encoding, a guess is told as one, and what is no text is refused in words."""

import os
import time
from pathlib import Path

import pytest

from crossread.db.errors import UnusableTextError
from crossread.db.intake import LARGEST, RawText, read_file

RUSSIAN = "Баку заявил, что начал «меры» в Карабахе. Власти сообщили о двухстах погибших."
FRENCH = "Le président a déclaré que la région était déjà libérée. Les réfugiés ont quitté la ville à pied."
GERMAN = "Die Flüchtlinge verließen die Stadt über den Korridor. Später hieß es, es gäbe keine Verletzten."
POLISH = "Mieszkańcy opuścili miasto w ciągu kilku dni. Później ogłoszono, że wojsko zostało rozwiązane."
TURKISH = "Şehirdeki siviller güneye doğru kaçtı. İçişleri Bakanlığı açıklama yaptı."
JAPANESE = "避難民は南へ逃れた。政府は声明を発表した。"
CHINESE = "难民向南逃离。政府发表了声明，但没有说明人数。"
GREEK = "Οι πρόσφυγες έφυγαν προς τα νότια. Η κυβέρνηση ανακοίνωσε."
ARABIC = "فر اللاجئون جنوبا. وأصدرت الحكومة بيانا."


def file(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_unicode_is_known_and_no_guess(tmp_path: Path, codec: str, told: str) -> None:
    raw = read_file(file(tmp_path, "Küste 🌊\r\nzwei\rdrei".encode(codec)))
    assert raw == RawText(text="Küste 🌊\nzwei\ndrei", encoding=told)


@pytest.mark.parametrize(("mark", "codec"), [(b"\xfe\xff", "utf-16-be"), (b"\x00\x00\xfe\xff", "utf-32-be")])
def test_either_order_of_bytes(tmp_path: Path, mark: bytes, codec: str) -> None:
    assert read_file(file(tmp_path, mark + "Küste 🌊".encode(codec))).text == "Küste 🌊"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (FRENCH, "cp1252"),
        (FRENCH, "latin-1"),
        (FRENCH, "mac-roman"),
        (GERMAN, "latin-1"),
        (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"),
        (TURKISH, "cp1254"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
    ],
)
def test_other_encodings_are_guessed_and_told(tmp_path: Path, text: str, codec: str) -> None:
    text = text.encode(codec, "ignore").decode(codec)
    raw = read_file(file(tmp_path, text.encode(codec)))
    assert raw.text == text
    assert raw.guessed
    assert text.encode(codec).decode(raw.encoding) == text
    assert len(raw.alternatives) >= 2
    assert all("".encode(name) == b"" and preview for name, preview in raw.alternatives)


def test_a_guess_can_be_overridden_by_each_alternative(tmp_path: Path) -> None:
    path = file(tmp_path, RUSSIAN.encode("cp1251"))
    for encoding, preview in read_file(path).alternatives:
        told = read_file(path, encoding)
        assert not told.guessed
        assert preview in " ".join(told.text.split())


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b" \r\n\t", "nothing but white space"),
        (PNG, "a PNG picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\0", "a ZIP archive"),
        (b"{\\rtf1 text}", "an RTF document"),
        (b"Hello\0world", r"U\+0000"),
        ("Hello".encode("utf-16-le"), "utf-16-le"),
        (b"\xff\xfea", "does not go on so"),
        (bytes(range(1, 256)) * 20, "is (not a text|in no encoding)"),
        (b"\x01\x02\x03\x04 text", "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(tmp_path: Path, data: bytes, hint: str) -> None:
    with pytest.raises(UnusableTextError, match=hint) as refusal:
        read_file(file(tmp_path, data))
    sentence = str(refusal.value)
    assert "a.txt" in sentence
    assert sentence.endswith((".", "be."))
    assert any(word in sentence for word in ("Save", "Leave it out", "Choose"))


@pytest.mark.parametrize(("encoding", "hint"), [("utf-8", "byte 2 does not fit"), ("klingon", "not known here")])
def test_a_told_encoding_that_does_not_fit(tmp_path: Path, encoding: str, hint: str) -> None:
    with pytest.raises(UnusableTextError, match=hint):
        read_file(file(tmp_path, b"K\xfcste"), encoding)


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = file(tmp_path, b"a")
    os.truncate(path, LARGEST + 1)
    with pytest.raises(UnusableTextError, match="50 MB is the most"):
        read_file(path)


def test_five_megabytes_in_one_paragraph_are_read_at_once(tmp_path: Path) -> None:
    path = file(tmp_path, ("Küste und Meer. " * 320_000).encode())
    started = time.process_time()
    assert len(read_file(path).text) > 5_000_000
    assert time.process_time() - started < 1.0


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UnusableTextError, match="no file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnusableTextError, match="is a folder"):
        read_file(tmp_path)
