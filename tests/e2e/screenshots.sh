#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes the screenshots of the README: the sample workspace in light and dark, at 1280x720 and 1440x900; a reaction, and
# a target with its payload. And those of docs/guide.
#
#   tests/e2e/screenshots.sh [PROGRAM] [FOLDER] [readme|guide]
#
# PROGRAM is build/release/bin/retort unless told, FOLDER docs/images. Needs Xvfb, openbox, xdotool and ImageMagick
# (packages xvfb, openbox, xdotool, imagemagick) and the font Inter (fonts-inter). Settings, state and the copy of the
# sample live in a temporary folder: nothing of yours is read or changed.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
program=$(realpath "${1:-$root/build/release/bin/retort}")
folder=${2:-$root/docs/images}
mkdir -p "$folder"
folder=$(realpath "$folder")
[ -x "$program" ] || { echo "There is no program $program. Build it first: make run" >&2; exit 2; }
for tool in Xvfb openbox xdotool import convert compare; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: apt install xvfb openbox xdotool imagemagick" >&2; exit 2; }
done

scratch=$(mktemp -d)
started=()
finish() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    started=()
}
trap 'finish; rm -rf "$scratch"' EXIT

# Waits for a condition instead of for a time.
until_true() {
    for _ in $(seq 100); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.1
    done
    echo "Waited in vain for: $*" >&2
    return 1
}

same_twice() { # nothing changes on the screen any more
    import -window root "$scratch/a.png"
    sleep 0.3
    import -window root "$scratch/b.png"
    [ "$(compare -metric AE "$scratch/a.png" "$scratch/b.png" null: 2>&1)" = 0 ]
}

# Opens the sample: theme, width, height.
begin() {
    local theme=$1 width=$2 height=$3 home=$scratch/$1-$2
    mkdir -p "$home/.config/retort" "$home/.config/openbox" "$home/runtime"
    chmod 700 "$home/runtime"
    printf '[General]\ntheme=%s\n' "$theme" >"$home/.config/retort/retort.conf"
    cat >"$home/.config/openbox/rc.xml" <<'XML'
<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications>
    <application class="*"><decor>no</decor></application>
    <application class="*" type="normal"><maximized>yes</maximized></application>
  </applications>
</openbox_config>
XML
    # The server picks a free display and says which.
    exec 3>"$home/display"
    Xvfb -displayfd 3 -screen 0 "${width}x${height}x24" -nolisten tcp -noreset 2>/dev/null &
    started+=($!)
    exec 3>&-
    until_true test -s "$home/display"
    export HOME=$home XDG_CONFIG_HOME=$home/.config XDG_RUNTIME_DIR=$home/runtime DISPLAY=":$(cat "$home/display")"
    export QT_QPA_PLATFORM=xcb QT_SCALE_FACTOR=1 LC_ALL=C.UTF-8
    unset DBUS_SESSION_BUS_ADDRESS XDG_DATA_HOME XDG_STATE_HOME
    openbox --config-file "$home/.config/openbox/rc.xml" >/dev/null 2>&1 &
    started+=($!)
    until_true xdotool get_num_desktops # a window that is there before its manager may stay unmapped
    "$program" >"$home/log" 2>&1 &
    started+=($!)
    until_true xdotool search --onlyvisible --name "Retort$" || { cat "$home/log" >&2; return 1; }
    until_true same_twice
}

# Two pictures: theme, width, height.
take() {
    local theme=$1 width=$2 height=$3
    begin "$@"
    xdotool mousemove 600 262 click 1 mousemove "$((width - 2))" "$((height - 2))" # the filter's card
    until_true same_twice
    convert "$scratch/b.png" -strip -define png:compression-level=9 "$folder/design-$theme-$width.png"
    echo "$folder/design-$theme-$width.png"
    # The target "Profile sync", with the caret in its first name.
    xdotool key ctrl+k
    xdotool type "Profile sync"
    until_true same_twice
    xdotool key Return
    until_true same_twice
    xdotool mousemove 500 "$((height == 900 ? 329 : 327))" click 1 mousemove "$((width - 2))" "$((height - 2))"
    until_true same_twice
    import -window root "$scratch/b.png"
    convert "$scratch/b.png" -strip -define png:compression-level=9 "$folder/target-$theme-$width.png"
    echo "$folder/target-$theme-$width.png"
    finish
}

# A part of the window: name, and the part as ImageMagick has it.
part() {
    xdotool mousemove 1438 898
    until_true same_twice
    convert "$scratch/b.png" -crop "$2" +repage -strip -define png:compression-level=9 "$folder/guide-$1.png"
    echo "$folder/guide-$1.png"
}

# What the guide shows, by keys as far as they go.
guide() {
    begin light 1440 900
    xdotool key ctrl+k
    xdotool type --delay 20 "Spend 100"
    part find 640x570+800+30
    xdotool key Return
    until_true same_twice
    xdotool mousemove 600 262 click 1 # the filter's card
    part condition 397x505+1043+72
    xdotool key Insert # an action after it
    part action 540x600+250+225
    xdotool key Escape
    xdotool mousemove 600 180 click 1 # the trigger's card
    xdotool key Return Tab space # to its event, to Browse, and open
    part event 500x610+940+70
    xdotool key Escape ctrl+shift+m
    part problems 470x320+652+575
    xdotool key ctrl+shift+a
    part cascade 458x292+662+575
    for sample in "NPS Survey Completed" "survey-promoter" "Survey: score 7"; do # two runs, side by side
        xdotool key ctrl+k
        xdotool type --delay 20 "$sample"
        until_true same_twice
        xdotool key Return
        until_true same_twice
        xdotool key F5
        until_true same_twice
    done
    xdotool key ctrl+h
    until_true same_twice
    xdotool key shift+Down
    part history 1180x680+121+70
    xdotool key Escape
    xdotool key alt+f r # File, New from recipe
    part recipe 862x562+279+129
    finish
}

if [ "${3:-guide}" = guide ]; then
    guide
    [ "${3:-}" != guide ] || exit 0
fi
for theme in light dark; do
    take "$theme" 1440 900
    take "$theme" 1280 720
done
