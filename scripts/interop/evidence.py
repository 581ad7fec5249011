"""The Python verifier says of each bundle of a folder what the program said of it.

    evidence.py FOLDER      files `<name>.json`, and `<name>.verdict` with the program's faults, one a line
    evidence.py             makes the folder with the example `evidence` of `entente-audit`, then the same

The last line is `N passed, N failed, N skipped`.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "verify"))
import verify_bundle  # noqa: E402


def compare(folder):
    passed = failed = 0
    for bundle in sorted(folder.glob("*.json")):
        expected = sorted(bundle.with_suffix(".verdict").read_text("utf-8").split("\n"))
        try:
            found = sorted(verify_bundle.verify(bundle.read_bytes())[0]) or [""]
        except Exception as error:  # noqa: BLE001 : a verifier that stops has no verdict.
            found = [f"stopped: {error!r}"]
        if found == expected:
            passed += 1
        else:
            failed += 1
            print(f"{bundle.stem}: the program says {expected}, Python says {found}")
    return passed, failed


def main():
    if len(sys.argv) > 1:
        return compare(pathlib.Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        # Of the whole workspace, as the tests are built: of the crate alone, its libraries would be compiled once more.
        command = ["cargo", "build", "--quiet", "--locked", "--workspace", "--example", "evidence"]
        subprocess.run(command, cwd=ROOT, check=True)
        built = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "examples" / "evidence"
        subprocess.run([built, folder], cwd=ROOT, check=True)
        return compare(pathlib.Path(folder))


passed, failed = main()
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not passed else 0)
