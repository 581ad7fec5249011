"""Kills the program at each step of its use cases (SIGKILL, by strace, at the nth call that writes), starts it again, and asks it to verify.

    killed.py BINARY [--points N] [--workers N] [--only NAME]

N points of each use case and kind of call at most (24 where absent), spread over all that a whole run makes; so many at a time
as there are processors. After each kill: the log reads whole and every act has its entry (`log verify`); the same command, given again,
ends well; then the log, its tiles and its checkpoints are sound (`log fsck`), and as many acts are recorded as were asked for, none lost
and none twice where the second asking is recognised. The last line is `N passed, N failed, N skipped`.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

# Calls that leave something on the disk: what lies between two of them is not seen by whoever starts again.
KINDS = {
    "write": "write,pwrite64,writev,pwritev",
    "sync": "fsync,fdatasync",
    "name": "rename,renameat,renameat2,link,linkat",
    "take away": "unlink,unlinkat,ftruncate",
    "folder": "mkdir,mkdirat,rmdir",
}
SECONDS_MAX = 120
# Another clock for what is done only once a time has passed; where it is not installed, that use case is skipped.
OTHER_CLOCK = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)
LATER = "+1500d"
WITNESS, LOGIN = "region-exemple.invalid/temoin", "camille.fictive@rectorat.invalid"
AUTHORITY = """[ tsa ]
default_tsa = own
[ own ]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
[ req ]
distinguished_name = name
[ name ]
[ time ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
"""


@dataclasses.dataclass
class UseCase:
    """What is asked (the node is DIR, what it writes OUT), the event that it records, how many of them may be after the second asking,
    and the codes that this may end with: 2 where what is asked was done already, and said so. `also` must succeed in the end. `clock` is where
    its clock stands, from now; `told` is the one thing that verifying may find between the two askings: what remains to be done."""
    name: str
    arguments: list
    event: str = ""
    allowed: tuple = ()
    codes: tuple = (0,)
    also: tuple = ()
    clock: str = ""
    told: str = ""


def run(binary, arguments, tracing=(), clock=""):
    environment = {**os.environ, "LANG": "C.UTF-8", "RUST_BACKTRACE": "0"}
    if clock:
        environment |= {"LD_PRELOAD": OTHER_CLOCK, "FAKETIME": clock}
    done = subprocess.run([*tracing, binary, *map(str, arguments)], capture_output=True, text=True, timeout=SECONDS_MAX,
                          env=environment, check=False)
    return done.returncode, done.stdout + done.stderr


def made(binary, *arguments):
    code, said = run(binary, arguments)
    if code:
        sys.exit(f"{arguments}: {said}")
    return said


def events(binary, node):
    said = made(binary, "log", "list", "--dir", node, "--format", "json")
    return collections.Counter(entry["event"] for entry in json.loads(said[said.index("["):]))


def deposited(binary, node, dataset):
    said = made(binary, "deposits", "list", "--dir", node, "--format", "json")
    return next(one for one in json.loads(said) if one["dataset"] == dataset)


def refused_sign_in(binary, base):
    """A login that was typed with a wrong password: its salt is what `log forget` erases."""
    served = subprocess.Popen([binary, "serve", "--dir", base, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "LANG": "C.UTF-8"})
    try:
        url = next(word for word in served.stdout.readline().split() if word.startswith("http://"))
        form = urllib.parse.urlencode({"login": LOGIN, "password": "mauvais"}).encode()
        urllib.request.urlopen(f"{url}/sign-in", form, timeout=30).close()
    except urllib.error.HTTPError:
        pass  # Refused, as it should be.
    finally:
        served.terminate()
        served.wait(timeout=60)


def stamped(base, request, answer):
    """The answer of an authority of time, where `openssl` is there to be one."""
    folder = base / "autorite"
    folder.mkdir()
    (folder / "tsa.cnf").write_text(AUTHORITY)
    (folder / "serial").write_text("01\n")
    for command in ("req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 30 -subj /CN=Horodatage -config tsa.cnf -extensions time",
                    f"ts -reply -config tsa.cnf -queryfile {request} -signer tsa.pem -inkey tsa.key -out {answer}"):
        try:
            subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return False
    return True


def prepared(binary, folder):
    """A node with what the use cases need, made once and copied for each kill."""
    base = folder / "base"
    made(binary, "demo", "--dir", base, "--pupils", "1000", "--no-serve")
    refused_sign_in(binary, base)
    key = made(binary, "witness", "create", "--dir", base / "temoin", "--name", WITNESS).strip()
    made(binary, "log", "add-witness", "--dir", base, "--party", "region-exemple", key)
    made(binary, "witness", "follow", "--dir", base / "temoin", made(binary, "log", "key", "--dir", base).strip())
    made(binary, "log", "export", "--dir", base, "-o", base / "ancien.tar")
    made(binary, "log", "import", base / "ancien.tar", "--into", base / "copie")
    made(binary, "agreement", "record", "--dir", base, "exemple-2024", "meeting-held", "--body", "bilan", "--on", "2026-11-19")
    made(binary, "log", "export", "--dir", base, "-o", base / "journal.tar")
    made(binary, "log", "request", "--dir", base, WITNESS, "-o", base / "demande.txt")
    shutil.copytree(base / "temoin", base / "temoin-libre")
    made(binary, "witness", "cosign", "--dir", base / "temoin", base / "demande.txt", "-o", base / "reponse.txt")
    made(binary, "log", "stamp", "--dir", base, "--request", base / "demande.tsq")
    return base


def use_cases(binary, base, skipped):
    """Each of them; what cannot be had here is noted."""
    last = deposited(binary, base, "f-carac-elev")
    lines = (base / "deposits" / last["sha256"]).read_bytes().splitlines(keepends=True)
    (base / "corrected.csv").write_bytes(b"".join(lines[:-1]))
    yield UseCase("deposit", ["deposit", "--dir", "DIR", "--as", "rectorat-exemple", "--period", "2026", "f-carac-elev", "DIR/corrected.csv"],
                  "deposit-received", (1,), (0, 2))
    # What is delivered twice is two acts.
    yield UseCase("deliver", ["deliver", "--dir", "DIR", "--to", "region-exemple", "--purpose", "mixite-sociale", "--output", "OUT/table.csv",
                              "f-carac-elev"], "delivery-sent", (1, 2))
    yield UseCase("directory", ["aaf", "export", "--dir", "DIR", "--convention", "ent-exemple-2026", "--complete", "--output", "OUT/aaf"],
                  "directory-delivered", (1, 2))
    yield UseCase("withdraw", ["deposits", "withdraw", "--dir", "DIR", last["id"], "--as", "rectorat-exemple", "--reason", "wrong-content"],
                  "deposit-withdrawn", (1,), (0, 2))
    yield UseCase("record", ["agreement", "record", "--dir", "DIR", "exemple-2024", "meeting-held", "--body", "bilan", "--on", "2026-11-20"],
                  "agreement-fact-recorded", (1, 2))
    yield UseCase("forget", ["log", "forget", "--dir", "DIR", LOGIN])
    yield UseCase("cosign", ["log", "cosign", "--dir", "DIR", WITNESS, "DIR/reponse.txt"], also=(["log", "witnesses", "--dir", "DIR"],))
    yield UseCase("remove witness", ["log", "remove-witness", "--dir", "DIR", WITNESS], "witness-removed", (1,), (0, 2))
    # A witness that noted what it cosigns and was stopped before it answered says where it is: it is asked from there.
    size = (base / "log" / "checkpoint").read_text("utf-8").splitlines()[1]
    yield UseCase("witness", ["witness", "cosign", "--dir", "DIR/temoin-libre", "DIR/demande.txt", "-o", "OUT/reponse.txt"], codes=(0, 1),
                  also=(["log", "request", "--dir", "DIR", WITNESS, "--has", size, "-o", "OUT/encore.txt"],
                        ["witness", "cosign", "--dir", "DIR/temoin-libre", "OUT/encore.txt", "-o", "OUT/reponse.txt"],
                        ["log", "cosign", "--dir", "DIR", WITNESS, "OUT/reponse.txt"]))
    yield UseCase("export", ["log", "export", "--dir", "DIR", "-o", "OUT/journal.tar"],
                  also=(["log", "import", "OUT/journal.tar", "--into", "OUT/copie"], ["log", "fsck", "OUT/copie"]))
    yield UseCase("import", ["log", "import", "DIR/journal.tar", "--into", "DIR/copie"], also=(["log", "fsck", "DIR/copie"],))
    yield UseCase("prove", ["log", "prove", "m-000001", "--dir", "DIR", "-o", "OUT/preuve.json"], also=(["log", "verify", "OUT/preuve.json"],))
    if stamped(base, base / "demande.tsq", base / "reponse.tsr"):
        yield UseCase("stamp", ["log", "stamp", "--dir", "DIR", "--answer", "DIR/reponse.tsr"],
                      also=(["log", "prove", "m-000001", "--dir", "DIR", "-o", "OUT/preuve.json"], ["log", "verify", "OUT/preuve.json"]))
    else:
        skipped.append("stamp: openssl is not there")
    if OTHER_CLOCK:
        delivered = events(binary, base)["directory-delivered"]
        if not delivered:
            sys.exit("no directory was delivered: there is nothing to purge")
        yield UseCase("purge", ["aaf", "purge", "--dir", "DIR"], "directory-purged", (delivered,), clock=LATER,
                      told="sont toujours là")
    else:
        skipped.append("purge: libfaketime is not there")


def strace_works(binary):
    if not shutil.which("strace"):
        return False
    code, _ = run(binary, ["--version"], ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=write"])
    return code == 0


class Place:
    """A copy of the node in a folder of its own, made anew for each kill."""

    def __init__(self, base, folder):
        self.base, self.node, self.out = base, folder / "node", folder / "out"
        folder.mkdir()

    def renew(self):
        for gone in (self.node, self.out):
            shutil.rmtree(gone, ignore_errors=True)
        shutil.copytree(self.base, self.node, copy_function=copied)
        self.out.mkdir()

    def arguments(self, arguments):
        return [str(one).replace("DIR", str(self.node)).replace("OUT", str(self.out)) for one in arguments]


def copied(source, to):
    """Files that are written once are shared with the model; the database, the tiles and the log are copied."""
    once = {"deposits", "checked", "datasets", "deliveries"} & set(pathlib.Path(source).parts)
    return os.link(source, to) if once else shutil.copy2(source, to)


def points_of(calls, place, binary, arguments, most, clock):
    """Calls of one thread at most in a whole run (strace counts by thread), and so many of them, from the first to the last."""
    traced = place.out / "calls"
    run(binary, arguments, ["strace", "-f", "-qq", "-o", traced, "-e", f"trace={calls}", "-e", "signal=none"], clock)
    threads = collections.Counter(line.split()[0] for line in traced.read_text(errors="replace").splitlines() if "resumed" not in line)
    count = max(threads.values(), default=0)
    return sorted({1 + round(rank * (count - 1) / max(1, min(most, count) - 1)) for rank in range(min(most, count))})


def killed(binary, place, case, kind, most, before):
    """What came of each point of one use case and kind of call: passed, and what failed."""
    passed, failures = 0, []
    arguments = place.arguments(case.arguments)
    place.renew()
    for nth in points_of(KINDS[kind], place, binary, arguments, most, case.clock):
        place.renew()
        calls = KINDS[kind]
        code, said = run(binary, arguments, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e",
                                             f"inject={calls}:signal=SIGKILL:when={nth}"], case.clock)
        if code == 0:
            continue  # This run made fewer calls in one thread.
        if code not in (-9, 137):
            failures.append(f"{case.name}: {kind} {nth}: stopped by itself ({code}): {said.strip()[-400:]}")
            continue
        found = judge(binary, place, case, arguments, before[case.event])
        if found:
            failures.append(f"{case.name}: killed at {kind} {nth}: {found}")
        else:
            passed += 1
    return passed, failures


def judge(binary, place, case, arguments, before):
    code, said = run(binary, ["log", "verify", "--dir", place.node])
    if code and not (case.told and case.told in said and "un problème" in said):
        return f"the log does not verify: {said.strip()[-400:]}"
    shutil.rmtree(place.out, ignore_errors=True)
    place.out.mkdir()
    code, said = run(binary, arguments, clock=case.clock)
    if code not in case.codes:
        return f"asked again, it fails ({code}): {said.strip()[-400:]}"
    if case.event == "deposit-received":
        # Received and not checked yet when it stopped: it is checked when it is asked.
        last = deposited(binary, place.node, "f-carac-elev")
        if last["state"] == "received":
            code, said = run(binary, ["deposits", "check", "--dir", place.node, "--as", "rectorat-exemple", last["id"]])
            last = deposited(binary, place.node, "f-carac-elev")
        if last["state"] != "accepted":
            return f"the deposit stays {last['state']} ({code}): {said.strip()[-400:]}"
    for command in (["log", "verify", "--dir", "DIR"], ["log", "fsck", "DIR"], *case.also):
        code, said = run(binary, place.arguments(command))
        if code:
            return f"after starting again, `{' '.join(command)}` finds: {said.strip()[-400:]}"
    if case.event:
        more = events(binary, place.node)[case.event] - before
        if more not in case.allowed:
            return f"{more} `{case.event}` for what was asked twice"
    return None


def campaign(binary, args):
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        base = prepared(binary, folder)
        skipped = []
        cases = [case for case in use_cases(binary, base, skipped) if args.only in (None, case.name)]
        before = events(binary, base)
        with concurrent.futures.ThreadPoolExecutor(args.workers) as pool:
            asked = {}
            for case in cases:
                for kind in KINDS:
                    place = Place(base, folder / f"{case.name}-{kind}".replace(" ", "-"))
                    asked[pool.submit(killed, binary, place, case, kind, args.points, before)] = (case.name, place)
            of_case = collections.Counter()
            for done in concurrent.futures.as_completed(asked):
                name, place = asked[done]
                good, failures = done.result()
                shutil.rmtree(place.node.parent, ignore_errors=True)
                passed, failed = passed + good, failed + len(failures)
                of_case[name] += good
                for one in failures:
                    print(one, flush=True)
        print(", ".join(f"{name} {count}" for name, count in sorted(of_case.items())))
        for one in skipped:
            print(f"skipped: {one}")
    return passed, failed, len(skipped)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("binary")
    arguments.add_argument("--points", type=int, default=24)
    arguments.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--only", help="one use case")
    args = arguments.parse_args()
    binary = str(pathlib.Path(args.binary).resolve())
    if not strace_works(binary):
        print("strace is not there, or may not trace: nothing was killed")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    passed, failed, skipped = campaign(binary, args)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


sys.exit(main())
