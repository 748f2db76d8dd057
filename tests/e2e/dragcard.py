#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drags a card of the chain with a real mouse, in the real program, under an X server and a window manager of its own.

    dragcard.py RETORT

Opens a workspace of one reaction, drags its filter below the action that follows, saves with Ctrl+S and reads the file;
takes the move back with Ctrl+Z, saves, and finds the first bytes again; and lets a drag go with Escape, which changes
nothing. Ends with 77 (skipped) where a tool is missing.
"""
import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from xscreen import Screen, missing, own_folders, until  # noqa: E402

WIDTH, HEIGHT = 1280, 800
CARD, PITCH = 58, 86  # ui/common/metrics.h: cardHeight, and cardHeight + cardGap
ACCENTS = {0x3B5BDB, 0x8AA4FF}  # ui/common/tokens.cpp: the edge of the selected card, light and dark

REACTION = """{
  "name": "NPS Survey Completed",
  "trigger": "custom.survey_completed",
  "is_active": true,
  "actions": [
    {
      "name": "filter",
      "sort_order": 1,
      "arguments": [{"name": "condition", "value": {">=": [{"var": "data.score"}, 9.0]}, "is_dynamic": null}]
    },
    {
      "name": "benefit.create",
      "sort_order": 2,
      "arguments": [
        {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
        {"name": "definition", "value": "promoter-thank-you", "is_dynamic": null}
      ]
    }
  ]
}
"""
EVENT = """{"event": "custom.survey_completed", "profile_id": "9332c9b2", "data": {"score": 9}}
"""
MANIFEST = """{"format": "retort/1", "id": "01JZ0000000000000000000000", "name": "Drag", "settings": {"dialect": "php"}, "tenants": []}
"""


class Table(Screen):
    """With the cards of a chain on it."""

    def selected_card(self):
        """Left, top and width of the selected card, by its edge: two long lines of accent, a card's height apart."""
        runs = {}
        for y, bytes_of_row in enumerate(self.rows()):
            row = memoryview(bytes_of_row).cast("I")
            start = None
            for x in range(WIDTH + 1):
                accent = x < WIDTH and row[x] & 0xFFFFFF in ACCENTS
                if accent and start is None:
                    start = x
                elif not accent and start is not None:
                    if x - start > 200:
                        runs[y] = (start, x - start)
                    start = None
        for top, (left, width) in runs.items():
            bottom = runs.get(top + CARD - 1)
            if bottom and abs(bottom[0] - left) < 3 and abs(bottom[1] - width) < 6:
                return left, top, width
        return None

    def drag(self, start, end, cancel=False):
        """Dependable only with several motions past the start distance, one more on the target, and pauses."""
        def move(x, y, pause=0.02):
            self.tool("mousemove", x, y)
            time.sleep(pause)

        move(*start)
        self.tool("mousedown", 1)
        time.sleep(0.05)
        for distance in (4, 9, 16):
            move(start[0] + distance, start[1] + distance)
        time.sleep(0.15)
        for part in range(1, 7):
            move(start[0] + (end[0] - start[0]) * part // 6, start[1] + (end[1] - start[1]) * part // 6)
        move(end[0] + 1, end[1])
        move(*end, pause=0.15)
        if cancel:
            self.tool("key", "Escape")
            time.sleep(0.15)
        self.tool("mouseup", 1)
        time.sleep(0.15)


def order_of(text):
    actions = json.loads(text)["actions"]
    return [action["name"] for action in sorted(actions, key=lambda action: action["sort_order"])]


def tell(story, condition, found):
    print(("ok    " if condition else "FAIL  ") + story, flush=True)
    if not condition:
        raise SystemExit(f"found {found}")


def main(program):
    with tempfile.TemporaryDirectory(prefix="retort-drag-") as folder:
        root = Path(folder)
        workspace = root / "workspace"
        file = workspace / "reactions" / "nps.json"
        for path, text in {"retort.json": MANIFEST, "reactions/nps.json": REACTION, "events/promoter.json": EVENT}.items():
            (workspace / path).parent.mkdir(parents=True, exist_ok=True)
            (workspace / path).write_text(text)
        screen = Table(WIDTH, HEIGHT)
        try:
            running = screen.start([program, str(workspace)], **own_folders(root))
            card = until("the chain", screen.selected_card)
            tell("the filter's card is on the screen", running.poll() is None, running.poll())

            # A card that follows the first ends where its lower half begins; dropped there, the first comes after it.
            handle = (card[0] + 30, card[1] + CARD // 2)
            below_next = (card[0] + card[2] // 2, card[1] + PITCH + CARD - 8)

            screen.drag(handle, below_next, cancel=True)
            screen.tool("key", "ctrl+s")
            time.sleep(0.5)
            tell("Escape lets a drag go", file.read_text() == REACTION, file.read_text())

            screen.drag(handle, below_next)
            until("the card to be where it was dropped",
                  lambda: (screen.selected_card() or card)[1] == card[1] + PITCH)
            screen.tool("key", "ctrl+s")
            until("the file to change", lambda: file.read_text() != REACTION)
            saved = file.read_text()
            tell("the filter runs last", order_of(saved) == ["benefit.create", "filter"], saved)
            orders = [action["sort_order"] for action in json.loads(saved)["actions"]]
            tell("sort_order is 1 to n", sorted(orders) == [1, 2], orders)
            tell("9.0 is still written 9.0", "9.0]" in saved, saved)

            screen.tool("key", "ctrl+z")
            screen.tool("key", "ctrl+s")
            until("the file to be as it was", lambda: file.read_text() == REACTION)
            tell("undo brings every byte back", True, None)
        finally:
            screen.stop()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if lacking := missing("Xvfb", "openbox", "xdotool", "xprop"):
        print("skipped: there is no " + ", ".join(lacking))
        sys.exit(77)
    main(os.path.abspath(sys.argv[1]))
