"""A tus client that is not ours (tuspy) sends a deposit in parts, loses the line, sees the node stopped, and goes on.

Usage: resume_with_tus.py ENTENTE_BINARY. Run by ./test; the last line counts.
It knows the protocol and the pages, not the program.
"""

import contextlib
import hashlib
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests
from tusclient import client
from tusclient.exceptions import TusCommunicationError

LOGIN, PASSWORD = "ssa@rectorat-exemple.invalid", "entente-demo"
DATASET, PERIOD = "f-carac-elev", "2025"
PART_BYTES = 64 * 1024

counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(title, right, detail=""):
    counts["passed" if right else "failed"] += 1
    print("ok  " if right else "FAIL", title)
    if not right:
        print("      ", detail)


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def served(entente, folder):
    """The pages of the node, at an address that is free."""
    server = subprocess.Popen(
        [entente, "serve", "--dir", folder, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True
    )
    try:
        yield re.search(r"http://\S+?:\d+", server.stdout.readline()).group(0)
    finally:
        server.terminate()
        server.wait(timeout=60)


def sign_in(base):
    """The headers of a session: its cookie, and the secret of its forms."""
    session = requests.Session()
    session.post(f"{base}/sign-in", data={"login": LOGIN, "password": PASSWORD}, timeout=60).raise_for_status()
    csrf = re.search(r'name="csrf" value="([^"]+)"', session.get(base, timeout=60).text).group(1)
    cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    return session, {"Cookie": cookie, "X-CSRF-Token": csrf}


def uploader(base, headers, path, **more):
    metadata = {"dataset": DATASET, "period": PERIOD, "filename": path.name}
    return client.TusClient(f"{base}/televersements", headers=headers).uploader(
        str(path), chunk_size=PART_BYTES, metadata=metadata, **more
    )


def accepted(session, base, deposit):
    """The text of a deposit's page, once its check has ended."""
    for _ in range(200):
        page = session.get(f"{base}/deposits/{deposit}", timeout=60).text
        if "data-reload" not in page:
            return page
        time.sleep(0.1)
    return page


def main(entente):
    with tempfile.TemporaryDirectory() as work:
        folder, path = Path(work) / "demo", Path(work) / "élèves.csv"
        run(entente, "demo", "--dir", folder, "--pupils", "2000", "--no-serve")
        run(entente, "generate", DATASET, "--rows", "3000", "--seed", "7", "-o", path)
        with served(entente, folder) as base:
            session, headers = sign_in(base)
            first = uploader(base, headers, path, upload_checksum=True)
            first.upload_chunk()
            first.upload_chunk()
            check("tuspy sends two parts with their SHA-1", first.offset == 2 * PART_BYTES, first.offset)
            address = first.url
            other = uploader(base, headers | {"X-CSRF-Token": "invented"}, path)
            try:
                other.upload()
                check("without the secret of the session nothing is taken", False)
            except TusCommunicationError as error:
                check("without the secret of the session nothing is taken", error.status_code == 403, error)
            server = client.TusClient(f"{base}/televersements", headers=headers)
            check("the protocol's version", requests.options(server.url, timeout=60).headers["Tus-Version"] == "1.0.0")
        with served(entente, folder) as base:
            session, headers = sign_in(base)
            moved = base + re.sub(r"^https?://[^/]+", "", address)
            resumed = uploader(base, headers, path, url=moved, upload_checksum=True)
            check("after a restart the parts are still here", resumed.offset == 2 * PART_BYTES, resumed.offset)
            resumed.upload()
            check("tuspy sends the rest", resumed.offset == path.stat().st_size, resumed.offset)
            head = requests.head(moved, headers=headers | {"Tus-Resumable": "1.0.0"}, timeout=60)
            deposit = head.headers.get("Entente-Deposit", "")
            check("the file became a deposit", re.fullmatch(r"d-\d{6}", deposit) is not None, dict(head.headers))
            page = accepted(session, base, deposit)
            check("the deposit was checked", 'class="result' in page and "data-reload" not in page, page[:200])
            shown = run(entente, "deposits", "show", "--dir", folder, deposit, "--format", "json")
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            check("it is the file that was sent, to the byte", digest in shown, shown[:400])
            again = uploader(base, headers, path)
            try:
                again.upload()
                check("the same file once more is refused", False)
            except TusCommunicationError as error:
                check("the same file once more is refused", error.status_code == 422, error)
        check("the log holds", "ok" in run(entente, "log", "verify", "--dir", folder, "--format", "json"))
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
