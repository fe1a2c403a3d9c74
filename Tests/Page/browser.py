"""A headless Chromium, driven over its debugging pipe with the standard library alone."""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time

# Brings an element to the middle, waits until its box is the same in two frames and its middle shows it or what is inside it,
# and gives that middle.
REST = """async selector => {
  const frame = () => new Promise(done => requestAnimationFrame(() => done()));
  const end = performance.now() + 30000;
  let before = "", seen = null;
  while (performance.now() < end) {
    const element = document.querySelector(selector);
    if (element) {
      const box = element.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
      const now = [box.x, box.y, box.width, box.height].join();
      seen = document.elementFromPoint(x, y);
      if (now === before && seen && element.contains(seen)) return [x, y];
      if (!seen || !element.contains(seen)) element.scrollIntoView({block: "center", behavior: "instant"});
      before = now;
    }
    await frame();
  }
  throw new Error(selector + " never stood still in view; there is " + (seen ? seen.outerHTML.slice(0, 200) : "nothing"));
}"""


class Browser:
    """One process of Chromium, which can reach no network."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not program:
            raise RuntimeError("There is no chromium on PATH: run make test-page, which installs it.")
        self.profile = tempfile.mkdtemp(prefix="relocate-chromium-")
        child_in, self.write_end = os.pipe()
        self.read_end, child_out = os.pipe()

        def move():
            # The debugging pipe is descriptors 3 and 4 of the process; by way of two that nobody uses.
            os.dup2(child_in, 98)
            os.dup2(child_out, 99)
            os.dup2(98, 3)
            os.dup2(99, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
             "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run",
             "--user-data-dir=" + self.profile, "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=move, pass_fds=(3, 4))
        for descriptor in (child_in, child_out):
            os.close(descriptor)
        self.buffer = b""
        self.number = 0
        self.events = []

    def send(self, method, parameters=None, session=None):
        """Sends a command and waits for its answer; what happens meanwhile is kept in `events`."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self.write_end, rest):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def receive(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.read_end, 1 << 16)
            if not piece:
                raise RuntimeError("Chromium ended.")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def close(self):
        try:
            self.send("Browser.close")
        except (OSError, RuntimeError):
            pass
        self.process.wait(timeout=30)
        os.close(self.write_end)
        os.close(self.read_end)
        shutil.rmtree(self.profile, ignore_errors=True)


class Page:
    """One tab."""

    def __init__(self, browser, path, width=1200, height=900, dark=False, bypass_policy=False):
        self.browser = browser
        target = browser.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.target = target
        self.session = browser.send("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(domain + ".enable")
        self.send("Emulation.setDeviceMetricsOverride",
                  {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.send("Emulation.setEmulatedMedia", {"features": features})
        if bypass_policy:
            self.send("Page.setBypassCSP", {"enabled": True})
        browser.events.clear()
        self.send("Page.bringToFront")
        self.send("Page.navigate", {"url": "file://" + os.path.abspath(path)})
        self.wait_for("document.readyState === 'complete'")

    def send(self, method, parameters=None):
        return self.browser.send(method, parameters, self.session)

    def value(self, expression):
        """The value of a JavaScript expression; a promise is waited for."""
        answer = self.send("Runtime.evaluate",
                           {"expression": expression, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression[:200]}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def wait_for(self, condition):
        for _ in range(600):
            if self.value(condition):
                return
            time.sleep(0.05)
        raise RuntimeError("never came true: " + condition)

    def complaints(self):
        """Everything that was said on the console or logged, errors and plain messages alike."""
        kinds = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
        return [event for event in self.browser.events if event.get("method") in kinds]

    def requests(self):
        """The addresses that were asked for, the page itself aside."""
        sent = [event["params"]["request"]["url"] for event in self.browser.events
                if event.get("method") == "Network.requestWillBeSent"]
        return [address for address in sent if not address.startswith("file://")] + sent[1:]

    def texts(self, selector):
        return self.value(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.textContent)")

    def text(self, selector):
        return self.value(f"document.querySelector({json.dumps(selector)}).textContent")

    def click(self, selector):
        """A click of the mouse in the middle of an element, once it stands still and nothing covers it."""
        x, y = self.value(f"({REST})({json.dumps(selector)})")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent",
                      {"type": kind, "x": x, "y": y, "clickCount": 0 if kind == "mouseMoved" else 1,
                       "button": "none" if kind == "mouseMoved" else "left"})

    def stand_still(self, selector):
        """Waits until an element has been at one place for ten frames, wherever that is."""
        self.value(f"""(async () => {{
          const box = () => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect();
                              return [b.x, b.y, b.width, b.height].join(); }};
          for (let same = 0, before = ""; same < 10; ) {{
            await new Promise(done => requestAnimationFrame(() => done()));
            same = box() === before ? same + 1 : 0;
            before = box();
          }}
        }})()""")

    def focus(self, selector):
        """Puts the keyboard into an element, and waits until it is there and stands still."""
        self.value(f"document.querySelector({json.dumps(selector)}).focus()")
        self.wait_for(f"document.activeElement === document.querySelector({json.dumps(selector)})")
        self.stand_still(selector)

    def press(self, key, code=0, text=""):
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent",
                      {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code,
                       "text": text if kind == "keyDown" else ""})

    def write(self, selector, text):
        """Text in the place of what a field holds; waits until the field holds it."""
        self.focus(selector)
        self.value(f"document.querySelector({json.dumps(selector)}).select()")
        self.send("Input.insertText", {"text": text})
        self.wait_for(f"document.querySelector({json.dumps(selector)}).value === {json.dumps(text)}")

    def choose(self, selector, value):
        """An entry of a list; the page is told of it at once, before this returns."""
        self.value(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.value = {json.dumps(value)}; "
                   f"if (e.value !== {json.dumps(value)}) throw new Error('no such entry'); "
                   "e.dispatchEvent(new Event('change', {bubbles: true})); })()")

    def pdf(self):
        """The printed page: its bytes, and width and height of each sheet in points."""
        answer = self.send("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        data = base64.b64decode(answer["data"])
        boxes = re.findall(rb"/MediaBox \[([0-9. -]+)\]", data)
        sizes = [tuple(round(float(number)) for number in box.split()[2:]) for box in boxes]
        return data, sizes

    def picture(self, path, clip=None, whole=False, scale=1):
        """A picture of the window, of a part, or of the whole page, as PNG."""
        parameters = {"format": "png", "captureBeyondViewport": whole or clip is not None}
        if whole:
            size = self.send("Page.getLayoutMetrics")["cssContentSize"]
            clip = (0, 0, size["width"], size["height"])
        if clip:
            parameters["clip"] = dict(zip(("x", "y", "width", "height"), clip), scale=scale)
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.send("Page.captureScreenshot", parameters)["data"]))

    def close(self):
        self.browser.send("Target.closeTarget", {"targetId": self.target})
