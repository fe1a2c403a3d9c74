"""What the program shows at a terminal 80 columns wide, as a page that a browser can draw."""

import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata

STYLES = {"1": "font-weight:700", "2": "opacity:.65", "31": "color:#ff8a80", "32": "color:#9ccc65", "33": "color:#ffd54f",
          "34": "color:#82b1ff", "35": "color:#ea80fc", "36": "color:#80deea"}


def run(command, folder, columns=80, environment=None):
    """Runs a command at a terminal of its own; what it shows, without the lines that it overwrote, and its status."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave, cwd=folder,
                               env={**os.environ, "TERM": "xterm-256color", **(environment or {})})
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 1 << 16)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    lines = shown.decode().replace("\r\n", "\n").split("\n")
    return "\n".join(re.sub("\x1b\\[[0-9]*[KJ]", "", line.split("\r")[-1]) for line in lines), process.wait()


def page(typed, shown):
    """The page: what was typed, and what came."""
    def styled(text):
        def plain(piece):
            # A terminal draws these in one column; a Chinese font would draw them in two.
            return "".join(f"<i>{sign}</i>" if unicodedata.east_asian_width(sign) == "A" else html.escape(sign)
                           for sign in piece)

        parts = re.split("\x1b\\[([0-9;]*)m", text)
        result = plain(parts[0])
        for codes, piece in zip(parts[1::2], parts[2::2]):
            style = ";".join(STYLES[code] for code in codes.split(";") if code in STYLES)
            result += f'<span style="{style}">{plain(piece)}</span>' if style else plain(piece)
        return result
    return ("<!DOCTYPE html><meta charset=utf-8><style>body{margin:0;background:#1d2126}pre{margin:0;padding:14px 18px;"
            "display:inline-block;min-width:80ch;color:#e6e4de;background:#1d2126;"
            'font:15px/1.38 "Noto Sans Mono CJK SC",monospace}b{color:#9ccc65}'
            'i{display:inline-block;width:1ch;font:.83em/1 "DejaVu Sans Mono",monospace}</style>'
            f"<pre><b>$</b> {html.escape(typed)}\n{styled(shown.rstrip())}</pre>")
