#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a person waits for the real program: from its start until the window, the list and the reaction are there.

    start_benchmark.py RETORT [WORKSPACE [RUNS]]

Starts the program under an X server and a window manager of its own and looks at the screen every few milliseconds.
Without WORKSPACE it makes one of 5,000 reactions, 1,000 sample events, 300 targets and definitions of 2,000 from the
bundled sample. 1 is reading and parsing its files in Python, in the same run; the best of RUNS (3) starts is told.
"""
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from xscreen import Screen, missing, own_folders  # noqa: E402

WIDTH, HEIGHT = 1440, 900
LIST = (26, 96, 200, 240)  # left, top, width, height: where the sidebar's first rows are written
CANVAS = (330, 300, 500, 200)  # where the chain's cards are
PATIENCE = 30

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


def written(rows):
    """The share of the rows that have something on them."""
    return sum(1 for row in rows if len(set(memoryview(row).cast("I"))) > 2) / len(rows)


def processor_time(process):
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process):
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0


def start(screen, program, workspace):
    """Seconds since the start, processor time then, and memory: for the window, the list and the reaction."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="retort-start-") as home:
        own = own_folders(home)
        empty = screen.rows(*LIST)
        begin = time.monotonic()
        process = screen.start([program, workspace], **own)

        def note(what):
            found[what] = (time.monotonic() - begin, processor_time(process), memory(process))

        try:
            while time.monotonic() - begin < PATIENCE and len(found) < 3:
                rows = screen.rows(*LIST)
                if "window" not in found and rows != empty:
                    note("window")
                if "list" not in found and written(rows) > 0.45:
                    note("list")
                if "list" in found and "reaction" not in found and len(set(screen.rows(*CANVAS))) > 40:
                    note("reaction")
                time.sleep(0.002)
            # The background is done when the processor rests.
            used = processor_time(process)
            while time.monotonic() - begin < PATIENCE:
                time.sleep(0.5)
                now = processor_time(process)
                if now - used < 0.03:
                    break
                used = now
            note("rest")
        finally:
            process.terminate()
            process.wait(10)
    return found


def make_workspace(folder):
    shutil.copytree(SAMPLE, folder)

    def repeat(name, count, rename):
        originals = sorted((SAMPLE / name).glob("*.json"))
        texts = [path.read_text() for path in originals]
        for number in range(len(originals), count):
            original = originals[number % len(originals)]
            text = texts[number % len(originals)]
            (folder / name / f"{original.stem}-{number}.json").write_text(rename(text, number))

    repeat("reactions", 5000, lambda text, number: text.replace('",\n', f' {number}",\n', 1))
    repeat("events", 1000, lambda text, number: text)
    repeat("targets", 300, lambda text, number: text.replace('"handle": "', f'"handle": "n{number}-', 1))
    path = folder / "definitions" / "benefits.json"
    many = json.loads(path.read_text())
    one = json.dumps(many["data"][0]) if "data" in many else None
    if one:
        for number in range(2000):
            more = json.loads(one)
            more["handle"] = f'{more.get("handle", "benefit")}-{number}'
            many["data"].append(more)
        path.write_text(json.dumps(many, indent=2))


def reference(folder):
    begin = time.monotonic()
    for path in Path(folder).rglob("*.json"):
        json.loads(path.read_bytes())
    return time.monotonic() - begin


def main(program, workspace, runs):
    with tempfile.TemporaryDirectory(prefix="retort-big-") as scratch:
        if not workspace:
            workspace = os.path.join(scratch, "big")
            make_workspace(Path(workspace))
        reference(workspace)
        one = reference(workspace)
        print(f"{'read and parsed in Python':34}{1000 * one:8.0f} ms{1:8.2f}")
        screen = Screen(WIDTH, HEIGHT)
        try:
            best = {}
            for _ in range(runs):
                for what, times in start(screen, program, workspace).items():
                    best[what] = min(best.get(what, times), times)
            words = {"window": "the window is on the screen", "list": "its reactions are listed",
                     "reaction": "the reaction's cards are there", "rest": "the background is done (to 0.5 s)"}
            for what, sentence in words.items():
                if what not in best:
                    print(f"{sentence:34}   never")
                    continue
                seconds, processor, megabytes = best[what]
                print(f"{sentence:34}{1000 * seconds:8.0f} ms{seconds / one:8.2f}   processor {1000 * processor:6.0f} ms"
                      f"   memory {megabytes:5.0f} MB")
        finally:
            screen.stop()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if lacking := missing("Xvfb", "openbox", "xprop"):
        sys.exit("there is no " + ", ".join(lacking) + ": apt install xvfb openbox x11-utils")
    main(os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None,
         int(sys.argv[3]) if len(sys.argv) > 3 else 3)
