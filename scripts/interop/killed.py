"""Kills the program at each step of its use cases (SIGKILL, by strace, at the nth call that writes), starts it again, and asks it to verify.

    killed.py BINARY [--points N]     N points of each use case and kind of call at most (24 where absent)

After each kill: the log reads whole and every act has its entry (`log verify`); the same command, given again, ends well; then
the log, its tiles and its checkpoints are sound (`log fsck`), and as many acts are recorded as were asked for, none lost and none
twice where the second asking is recognised. The last line is `N passed, N failed, N skipped`.
"""

import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Calls that leave something on the disk: what lies between two of them is not seen by whoever starts again.
KINDS = {
    "write": "write,pwrite64,writev,pwritev",
    "sync": "fsync,fdatasync",
    "name": "rename,renameat,renameat2,link,linkat",
    "take away": "unlink,unlinkat,ftruncate",
    "folder": "mkdir,mkdirat,rmdir",
}
SECONDS_MAX = 120


def run(binary, arguments, tracing=()):
    environment = {**os.environ, "LANG": "C.UTF-8", "RUST_BACKTRACE": "0"}
    done = subprocess.run([*tracing, binary, *map(str, arguments)], capture_output=True, text=True, timeout=SECONDS_MAX,
                          env=environment, check=False)
    return done.returncode, done.stdout + done.stderr


def events(binary, node):
    code, said = run(binary, ["log", "list", "--dir", node, "--format", "json"])
    if code:
        raise AssertionError(f"the log cannot be listed: {said}")
    return collections.Counter(entry["event"] for entry in json.loads(said[said.index("["):]))


def deposited(binary, node, dataset):
    code, said = run(binary, ["deposits", "list", "--dir", node, "--format", "json"])
    if code:
        raise AssertionError(f"the deposits cannot be listed: {said}")
    return next(one for one in json.loads(said) if one["dataset"] == dataset)


def use_cases(binary, base, out):
    """Name, arguments (the node is DIR), the event that it records, how many of them may be after the second asking, and the
    codes that this may end with: 2 where what is asked was done already, and said so."""
    last = deposited(binary, base, "f-carac-elev")
    lines = (base / "deposits" / last["sha256"]).read_bytes().splitlines(keepends=True)
    corrected = base / "corrected.csv"
    corrected.write_bytes(b"".join(lines[:-1]))
    yield ("deposit", ["deposit", "--dir", "DIR", "--as", "rectorat-exemple", "--period", "2026", "f-carac-elev", corrected],
           "deposit-received", (1,), (0, 2))
    # What is delivered twice is two acts.
    yield ("deliver", ["deliver", "--dir", "DIR", "--to", "region-exemple", "--purpose", "mixite-sociale", "--output",
                       out / "table.csv", "f-carac-elev"], "delivery-sent", (1, 2), (0,))
    yield ("directory", ["aaf", "export", "--dir", "DIR", "--convention", "ent-exemple-2026", "--complete", "--output",
                         out / "aaf"], "directory-delivered", (1, 2), (0,))
    yield ("withdraw", ["deposits", "withdraw", "--dir", "DIR", last["id"], "--as", "rectorat-exemple", "--reason", "wrong-content"],
           "deposit-withdrawn", (1,), (0, 2))
    yield ("record", ["agreement", "record", "--dir", "DIR", "exemple-2024", "meeting-held", "--body", "bilan", "--on", "2026-11-20"],
           "agreement-fact-recorded", (1, 2), (0,))


def strace_works(binary):
    if not shutil.which("strace"):
        return False
    code, _ = run(binary, ["--version"], ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=write"])
    return code == 0


def campaign(binary, points):
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        base, node, out = folder / "base", folder / "node", folder / "out"
        code, said = run(binary, ["demo", "--dir", base, "--pupils", "1000", "--no-serve"])
        if code:
            sys.exit(f"the demo cannot be made: {said}")
        before = events(binary, base)
        for name, arguments, event, allowed, codes in use_cases(binary, base, out):
            arguments = [str(one).replace("DIR", str(node)) for one in arguments]
            for kind, calls in KINDS.items():
                for nth in range(1, points + 1):
                    for made in (node, out):
                        shutil.rmtree(made, ignore_errors=True)
                    shutil.copytree(base, node, copy_function=copied)
                    out.mkdir()
                    tracing = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e",
                               f"inject={calls}:signal=SIGKILL:when={nth}"]
                    code, said = run(binary, arguments, tracing)
                    if code == 0:
                        break
                    if code not in (-9, 137):
                        print(f"{name}: {kind} {nth}: stopped by itself ({code}): {said.strip()[-400:]}")
                        failed += 1
                        break
                    found = judge(binary, node, out, arguments, (before[event], event, allowed, codes))
                    if found:
                        print(f"{name}: killed at {kind} {nth}: {found}")
                        failed += 1
                    else:
                        passed += 1
    return passed, failed


def copied(source, to):
    """Files that are written once are shared with the model; the database, the tiles and the log are copied."""
    once = {"deposits", "checked", "datasets", "deliveries"} & set(pathlib.Path(source).parts)
    return os.link(source, to) if once else shutil.copy2(source, to)


def judge(binary, node, out, arguments, expected):
    before, event, allowed, codes = expected
    code, said = run(binary, ["log", "verify", "--dir", node])
    if code:
        return f"the log does not verify: {said.strip()[-400:]}"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    code, said = run(binary, arguments)
    if code not in codes:
        return f"asked again, it fails ({code}): {said.strip()[-400:]}"
    if event == "deposit-received":
        # Received and not checked yet when it stopped: it is checked when it is asked.
        last = deposited(binary, node, "f-carac-elev")
        if last["state"] == "received":
            code, said = run(binary, ["deposits", "check", "--dir", node, "--as", "rectorat-exemple", last["id"]])
            last = deposited(binary, node, "f-carac-elev")
        if last["state"] != "accepted":
            return f"the deposit stays {last['state']} ({code}): {said.strip()[-400:]}"
    for command in (["verify", "--dir", node], ["fsck", node / "log"]):
        code, said = run(binary, ["log", *command])
        if code:
            return f"after starting again, `log {command[0]}` finds: {said.strip()[-400:]}"
    more = events(binary, node)[event] - before
    if more not in allowed:
        return f"{more} `{event}` for what was asked twice"
    return None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("binary")
    arguments.add_argument("--points", type=int, default=24)
    args = arguments.parse_args()
    binary = str(pathlib.Path(args.binary).resolve())
    if not strace_works(binary):
        print("strace is not there, or may not trace: nothing was killed")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    passed, failed = campaign(binary, args.points)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or not passed else 0


sys.exit(main())
