// Sends a deposit in parts, so that a break costs one part and not the whole file (tus 1.0.0). Without this script the
// form sends the file in one go. What was begun is found again after the page was closed, for the same file.
const PART_BYTES = 8 * 1024 * 1024;
const WAITS_MS = [1000, 2000, 5000, 10000, 20000, 30000];

class Sending {
  constructor(form, file) {
    this.form = form;
    this.file = file;
    this.period = form.elements.namedItem("period").value.trim();
    this.key = ["entente-arrival", form.dataset.dataset, this.period, file.name, file.size, file.lastModified].join("|");
    this.address = null;
    this.paused = false;
    this.show();
  }

  // The progress takes the place of nothing: it is added after the fields, and removed if the form comes back.
  show() {
    const words = this.form.dataset;
    this.panel = document.createElement("div");
    this.panel.className = "progress";
    this.bar = document.createElement("progress");
    this.bar.max = this.file.size;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", words.wordProgress);
    this.said = document.createElement("p");
    this.said.setAttribute("role", "status");
    this.pauseButton = this.button(words.wordPause, () => this.toggle());
    const buttons = document.createElement("p");
    buttons.className = "acts";
    buttons.append(this.pauseButton, this.button(words.wordGiveUp, () => this.giveUp()));
    this.panel.append(this.bar, this.said, buttons);
    this.form.append(this.panel);
  }

  button(text, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", act);
    return button;
  }

  request(method, address, headers, body) {
    const csrf = this.form.elements.namedItem("csrf").value;
    this.aborter = new AbortController();
    return fetch(address, {
      method,
      body,
      headers: { "Tus-Resumable": "1.0.0", "X-CSRF-Token": csrf, ...headers },
      signal: this.aborter.signal,
    });
  }

  async start() {
    try {
      await this.send();
    } catch (error) {
      if (!this.paused) this.fail(error.message);
    }
  }

  async send() {
    let offset = await this.find();
    for (let failures = 0; offset !== null; ) {
      if (this.paused) return;
      this.tell(offset);
      const answer = await this.part(offset).catch(() => null);
      if (this.paused) return;
      if (answer?.ok) {
        failures = 0;
        if (answer.headers.has("Entente-Deposit")) return this.finish(answer.headers.get("Entente-Deposit"));
        offset = Number(answer.headers.get("Upload-Offset"));
        continue;
      }
      // A lost line, a restart, a damaged part: the server says where to go on. Anything else is final.
      if (answer && ![409, 423, 460, 500, 502, 503, 504].includes(answer.status)) return this.refused(answer);
      if (failures === WAITS_MS.length) throw new Error(this.form.dataset.wordBroken);
      this.said.textContent = this.form.dataset.wordWaiting;
      await new Promise((resolve) => setTimeout(resolve, WAITS_MS[failures++]));
      offset = (await this.offset().catch(() => offset)) ?? (await this.find());
    }
  }

  // Where to go on: from what was begun before, or from the start of a new one.
  async find() {
    this.address = localStorage.getItem(this.key);
    const known = this.address && (await this.offset().catch(() => null));
    if (typeof known === "number") return known;
    const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    const metadata = { filename: this.file.name, dataset: this.form.dataset.dataset, period: this.period };
    const answer = await this.request("POST", this.form.dataset.arrivals, {
      "Upload-Length": String(this.file.size),
      "Upload-Metadata": Object.entries(metadata).map(([name, value]) => `${name} ${encode(value)}`).join(","),
    });
    if (!answer.ok) {
      await this.refused(answer);
      return null;
    }
    this.address = answer.headers.get("Location");
    localStorage.setItem(this.key, this.address);
    if (answer.headers.has("Entente-Deposit")) {
      this.finish(answer.headers.get("Entente-Deposit"));
      return null;
    }
    return 0;
  }

  // Bytes that the server has; nothing where it does not know the file any more.
  async offset() {
    const answer = await this.request("HEAD", this.address, {});
    if (!answer.ok) {
      if (answer.status === 404 || answer.status === 410) localStorage.removeItem(this.key);
      return null;
    }
    if (answer.headers.has("Entente-Deposit")) {
      this.finish(answer.headers.get("Entente-Deposit"));
      this.paused = true;
    }
    return Number(answer.headers.get("Upload-Offset"));
  }

  async part(offset) {
    const bytes = await this.file.slice(offset, offset + PART_BYTES).arrayBuffer();
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
    // Browsers only give digests on HTTPS or on this very machine.
    if (globalThis.crypto?.subtle) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      headers["Upload-Checksum"] = `sha256 ${btoa(String.fromCharCode(...digest))}`;
    }
    return this.request("PATCH", this.address, headers, bytes);
  }

  tell(offset) {
    const percent = this.file.size === 0 ? 100 : Math.floor((100 * offset) / this.file.size);
    this.bar.value = offset;
    this.bar.textContent = `${percent} %`;
    const text = this.form.dataset.wordSent.replace("{percent}", String(percent));
    // A screen reader hears each tenth, not each part.
    const tenth = Math.floor(percent / 10);
    if (tenth !== this.tenth) this.said.textContent = text;
    this.tenth = tenth;
  }

  toggle() {
    this.paused = !this.paused;
    this.pauseButton.textContent = this.paused ? this.form.dataset.wordResume : this.form.dataset.wordPause;
    if (this.paused) {
      this.aborter?.abort();
      this.said.textContent = this.form.dataset.wordPaused;
    } else {
      this.tenth = null;
      this.start();
    }
  }

  async giveUp() {
    this.paused = true;
    this.aborter?.abort();
    localStorage.removeItem(this.key);
    if (this.address) await this.request("DELETE", this.address, {}).catch(() => {});
    this.restore();
  }

  finish(deposit) {
    localStorage.removeItem(this.key);
    this.tell(this.file.size);
    location.assign(`/deposits/${deposit}`);
  }

  async refused(answer) {
    localStorage.removeItem(this.key);
    const body = await answer.json().catch(() => ({}));
    this.fail(body.message ?? this.form.dataset.wordBroken, body.deposit);
  }

  fail(message, deposit) {
    this.restore();
    const alert = document.createElement("div");
    alert.className = "notice bad";
    alert.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = message;
    alert.append(text);
    if (deposit) {
      const link = document.createElement("a");
      link.href = `/deposits/${encodeURIComponent(deposit)}`;
      link.textContent = this.form.dataset.wordSee;
      const line = document.createElement("p");
      line.append(link);
      alert.append(line);
    }
    this.form.before(alert);
    this.alert = alert;
  }

  restore() {
    this.panel.remove();
    const button = this.form.querySelector("button[aria-disabled]");
    if (button) {
      button.removeAttribute("aria-disabled");
      if (button.dataset.said) button.textContent = button.dataset.said;
    }
  }
}

for (const form of document.querySelectorAll("form[data-arrivals]")) {
  let sending = null;
  form.addEventListener("submit", (event) => {
    const file = form.elements.namedItem("file").files[0];
    if (event.defaultPrevented || !file) return;
    event.preventDefault();
    sending?.alert?.remove();
    sending = new Sending(form, file);
    sending.start();
  });
}
