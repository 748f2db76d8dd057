# SPDX-License-Identifier: GPL-3.0-or-later
"""An X server and a window manager of one's own, what is on the screen, and the mouse and keys in front of it."""
import ctypes
import os
import shutil
import subprocess
import time

PATIENCE = 30  # seconds, on a machine that has other things to do


class XImage(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")]
    _fields_ += [("data", ctypes.c_void_p)]
    _fields_ += [
        (name, ctypes.c_int)
        for name in ("byte_order", "unit", "bit_order", "pad", "depth", "bytes_per_line", "bits_per_pixel")
    ]


libc = ctypes.CDLL("libc.so.6")
libc.free.argtypes = [ctypes.c_void_p]


def missing(*tools):
    """Those of the tools that are not installed."""
    return [tool for tool in tools if not shutil.which(tool)]


def until(what, holds):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = holds()
        if answer:
            return answer
        time.sleep(0.05)
    raise SystemExit(f"waited {PATIENCE} seconds for {what}")


class Screen:
    """Needs Xvfb, openbox and xprop; for tool() xdotool."""

    def __init__(self, width, height):
        self.size = (width, height)
        read, write = os.pipe()
        self.processes = [
            subprocess.Popen(
                ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        ]
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()
        self.environment = dict(os.environ, DISPLAY=self.name, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8", NO_AT_BRIDGE="1",
                                QT_SCALE_FACTOR="1")
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x.XGetImage.restype = ctypes.POINTER(XImage)
        self.x.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                     ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.display = self.x.XOpenDisplay(self.name.encode())
        self.manage()

    def manage(self):
        """Starts the window manager, again if need be: without one a window gets no focus."""
        manager = self.start(["openbox"])

        def managed():
            nonlocal manager
            if manager.poll() is not None:
                manager = self.start(["openbox"])
            return b"window id" in subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=self.environment,
                                                  capture_output=True).stdout

        until("the window manager", managed)

    def start(self, command, **more):
        process = subprocess.Popen(command, env=dict(self.environment, **more), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        self.processes.append(process)
        return process

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()

    def tool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=20)

    def rows(self, left=0, top=0, width=None, height=None):
        """The bytes of each row of a part of the screen, four to a pixel."""
        width = width or self.size[0]
        height = height or self.size[1]
        image = self.x.XGetImage(self.display, self.x.XDefaultRootWindow(self.display), left, top, width, height,
                                 0xFFFFFF, 2)
        stride = image.contents.bytes_per_line
        pixels = ctypes.string_at(image.contents.data, stride * height)
        libc.free(image.contents.data)
        libc.free(ctypes.cast(image, ctypes.c_void_p))
        return [pixels[y * stride:y * stride + 4 * width] for y in range(height)]


def own_folders(root):
    """Folders in which a program finds nothing of anyone's, as its environment."""
    own = {name: os.path.join(root, name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                                       "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
    for path in own.values():
        os.makedirs(path, mode=0o700, exist_ok=True)
    return own
