"""Regular expressions: what they find, what is said of bad ones, and that none is ever waited for."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.db.finding import Hits, PatternFault, Wanted, messages, process
from crossread.db.finding.process import FROZEN_FLAG, PatternProcess

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def shared() -> Iterator[PatternProcess]:
    """One process for the tests that leave it as it is."""
    made = PatternProcess()
    yield made
    made.close()


@pytest.fixture
def own() -> Iterator[PatternProcess]:
    """A process for one test."""
    made = PatternProcess()
    yield made
    made.close()


def is_there(pid: int) -> bool:
    """Whether a process runs; one that has ended and is not yet waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def ended(pid: int, seconds: float = 8) -> bool:
    until = time.monotonic() + seconds
    while is_there(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_there(pid)


def buried(own: PatternProcess, seconds: float = 8) -> bool:
    until = time.monotonic() + seconds
    while own.pid is not None and time.monotonic() < until:
        time.sleep(0.01)
    return own.pid is None


def found(
    shared: PatternProcess, text: str, pattern: str, *, case: bool = False, accents: bool = False, word: bool = False
) -> list[str]:
    """The pieces of the text that are hits."""
    wanted = Wanted(text=pattern, case=case, accents=accents, whole_word=word, pattern=True)
    hits = shared.find(text, text, wanted)
    assert isinstance(hits, Hits), hits
    return [text[start:end] for start, end in hits]


def test_patterns_find_with_the_offsets_of_the_text(shared: PatternProcess) -> None:
    assert found(shared, "1,490 lost, 866 saved", r"\d[\d,]*") == ["1,490", "866"]
    assert found(shared, "Café, cafe\u0301s, cafe", r"caf[e]s?\b") == ["Café", "cafe\u0301s", "cafe"]
    assert found(shared, "Café, cafe\u0301, cafe", r"caf.", accents=True, case=True) == ["cafe", "cafe"]
    assert found(shared, "𠀀a𠀁b", r"[a-z]") == ["a", "b"]
    assert found(shared, "one\ntwo", r"^\w+$") == ["one", "two"]
    assert found(shared, "STRASSE Straße", r"stra(ss|ß)e") == ["STRASSE", "Straße"]
    assert found(shared, "aaa", r"(?=a)") == []
    assert found(shared, "כְּתָב", "כתב") == ["כְּתָב"]


def test_whole_words_of_a_pattern(shared: PatternProcess) -> None:
    assert found(shared, "saved unsaved save", r"sav|saved?", word=True) == ["saved", "save"]
    assert found(shared, "colour, colours", r"colou", word=True) == []


@pytest.mark.parametrize(
    ("pattern", "position"), [("a(b", 3), ("[a-", 3), ("*a", 0), ("a{2,1}", 2), ("é(\\", 3), (r"\p{Nonsense}", None)]
)
def test_a_bad_pattern_is_told_with_its_place(shared: PatternProcess, pattern: str, position: int | None) -> None:
    fault = shared.find("x", "x", Wanted(text=pattern, pattern=True))
    assert isinstance(fault, PatternFault)
    assert fault.kind == "bad"
    assert fault.reason
    assert position is None or fault.position is not None
    if position is not None:
        assert abs((fault.position or 0) - position) <= 2


def test_a_pattern_that_never_ends_is_given_up(own: PatternProcess) -> None:
    fault = own.find("a", "a" * 300_000 + "b", Wanted(text="(a+)+$", pattern=True))
    assert fault == PatternFault(kind="slow")
    assert isinstance(own.find("b", "aab", Wanted(text="a+", pattern=True)), Hits)


def test_what_does_not_look_at_the_clock_is_killed() -> None:
    # The process must have the time to start, also on a slow machine; not so much that it runs out of memory first.
    impatient = PatternProcess(seconds=2)
    try:
        impatient.find("x", "x", Wanted(text="x", pattern=True))
        before = impatient.pid
        fault = impatient.find("x", "x", Wanted(text="(?:(?:(?:a{1000}){1000}){1000}){1000}", pattern=True))
        assert isinstance(fault, PatternFault)
        assert fault.kind == "slow" or fault.reason == "MemoryError"
        assert impatient.find("x", "x", Wanted(text="x", pattern=True)) == Hits.of([(0, 1)])
        assert impatient.pid != before or fault.kind != "slow"
    finally:
        impatient.close()
    assert before is not None
    assert ended(before)


def test_a_newer_question_ends_the_one_before(own: PatternProcess) -> None:
    answers: list[object] = ["nothing yet"]
    wanted = Wanted(text="(a+)+$", pattern=True)
    asking = threading.Thread(target=lambda: answers.append(own.find("a", "a" * 300_000 + "b", wanted)))
    asking.start()
    while own.pid is None:
        time.sleep(0.01)
    own.cancel()
    asking.join(60)
    # Whoever was not ended, but gave up, would say that it takes too long.
    assert answers[1:] == [None]


def test_a_process_that_is_killed_is_missed_once_and_started_again(own: PatternProcess) -> None:
    own.find("a", "ab", Wanted(text="b", pattern=True))
    killed = own.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    # Its first thread may be gone while another still ends: only then can it be buried, and is it missed.
    assert buried(own)
    assert own.find("a", "ab", Wanted(text="b", pattern=True)) == Hits.of([(1, 2)])


def test_nothing_is_left_when_it_is_closed(own: PatternProcess) -> None:
    own.find("a", "ab", Wanted(text="b", pattern=True))
    pid = own.pid
    assert pid is not None
    own.close()
    assert ended(pid)
    assert own.find("a", "ab", Wanted(text="b", pattern=True)) is None


CRASHES = """
import os, sys, threading, time
from crossread.db.finding import Wanted
from crossread.db.finding.process import PatternProcess
made = PatternProcess()
made.find("a", "ab", Wanted(text="b", pattern=True))
print(made.pid, flush=True)
threading.Thread(target=lambda: made.find("b", "a" * 300_000 + "b", Wanted(text="(a+)+$", pattern=True))).start()
time.sleep(0.5)
os._exit(3)
"""


def test_nothing_is_left_when_the_program_crashes_in_the_middle_of_a_match() -> None:
    done = subprocess.run([sys.executable, "-c", CRASHES], capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    # It learns of it at once, not at the end of its two seconds.
    assert ended(int(done.stdout), 1.5)


def test_it_keeps_the_texts_used_last_and_asks_for_others_again(shared: PatternProcess) -> None:
    for number in range(20):
        text = f"text {number}"
        assert shared.find(text, text, Wanted(text=r"\d+", pattern=True)) == Hits.of([(5, len(text))])
    assert shared.find("text 0", "text 0", Wanted(text=r"\d+", pattern=True)) == Hits.of([(5, 6)])


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.command() == [sys.executable, FROZEN_FLAG]
    monkeypatch.undo()
    # What the frozen program begins with, run by the interpreter.
    begun = subprocess.Popen(
        [sys.executable, str(ROOT / "packaging" / "frozen.py"), FROZEN_FLAG],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert begun.stdin is not None
    assert begun.stdout is not None
    wanted = {"text": "a.c", "pattern": True}
    messages.write_message(begun.stdin, {"key": "a", "brings": True, "wanted": wanted}, b"abc")
    answer = messages.read_message(begun.stdout)
    begun.stdin.close()
    assert begun.wait(5) == 0
    begun.stdout.close()
    assert answer is not None
    assert Hits.from_bytes(answer[1]) == Hits.of([(0, 3)])
