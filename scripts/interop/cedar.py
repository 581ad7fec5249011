"""The same clauses through another binding of Cedar (cedarpy): the same decisions, and the same policies that determine them.

    cedar.py [REQUESTS]     10,000 random requests where absent: half on the conventions of the repository, half on invented ones
    cedar.py --file FILE    what the example `cedar_questions` of `entente-policy` wrote

The example writes the policies of each convention in application in Cedar's own language, its parties, and for each request what
deciding it may ask of Cedar, with our answers. Three things are compared: each answer, with the ids of its policies and no policy that fails; what
was decided (a permit's clause is the very policy that allows, an article that refuses is one that forbids); and that all is asked.
The last line is `N passed, N failed, N skipped`.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys

from cedarpy import Decision, is_authorized_batch

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOWN = 10


class Conventions:
    """The policies of one convention in application, as one text, and whose they are by their rank in it."""

    def __init__(self, agreement):
        self.agreement = agreement["agreement"]
        self.text = "\n".join(policy["text"] for policy in agreement["policies"])
        self.ids = [policy["id"] for policy in agreement["policies"]]
        self.entities = agreement["entities"]
        self.places = {}

    def answer(self, questions):
        """cedarpy names the policies of a text `policy0`, `policy1`…, in their order."""
        for result in is_authorized_batch([question["request"] for question in questions], self.text, self.entities):
            named = sorted(self.ids[int(reason.removeprefix("policy"))] for reason in result.diagnostics.reasons)
            decision = "allow" if result.decision == Decision.Allow else "deny"
            yield {"decision": decision, "reasons": named, "errors": len(result.diagnostics.errors)}


def lines(arguments):
    if arguments[:1] == ["--file"]:
        yield from map(json.loads, pathlib.Path(arguments[1]).read_text("utf-8").splitlines())
        return
    requests = arguments[0] if arguments else "10000"
    # Of the whole workspace, as the tests are built: of the crate alone, its libraries would be compiled once more.
    command = ["cargo", "build", "--quiet", "--locked", "--workspace", "--example", "cedar_questions"]
    subprocess.run(command, cwd=ROOT, check=True)
    built = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "examples" / "cedar_questions"
    with subprocess.Popen([built, ".", requests], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield from map(json.loads, process.stdout)
    if process.returncode:
        raise RuntimeError(f"{built}: exit {process.returncode}")


def decided(line, world, answers):
    """What the answers of cedarpy say of the decision; the faults that they show."""
    allowing = [(world[q["agreement"]], a["reasons"]) for q, a in zip(line["questions"], answers) if a["decision"] == "allow"]
    if line["outcome"] == "permitted":
        clause = line["clause"]
        cited = f"{clause['convention']}#"
        if not any(one.agreement == line["agreement"] and len(ids) == 1 and ids[0].startswith(cited) for one, ids in allowing):
            yield f"permitted by {clause}, and no policy of it allows"
    elif line["outcome"] in ("refused", "not-covered") and allowing:
        yield f"{line['outcome']}, and cedarpy allows by {allowing[0][1]}"
    if line["outcome"] == "refused":
        forbidding = {reason.split("#")[0] for a in answers if a["decision"] == "deny" for reason in a["reasons"]}
        for article in line["articles"]:
            if article["convention"] not in forbidding:
                yield f"refused by {article}, and no policy of it forbids"


def main(arguments):
    worlds, outcomes = {}, collections.Counter()
    passed = failed = questions = 0
    # Questions go to cedarpy by convention and by packet: it parses the policies once for each.
    packets, requests = collections.defaultdict(list), []
    for line in lines(arguments):
        if "agreements" in line:
            worlds[line["world"]] = [Conventions(agreement) for agreement in line["agreements"]]
            continue
        requests.append(line)
        for place, question in enumerate(line["questions"]):
            packets[line["world"], question["agreement"]].append((len(requests) - 1, place, question))
    answers = [[None] * len(line["questions"]) for line in requests]
    for (world, agreement), asked in packets.items():
        found = worlds[world][agreement].answer([question for _, _, question in asked])
        for (request, place, _), answer in zip(asked, found, strict=True):
            answers[request][place] = answer
    reasons = 0
    for line, found in zip(requests, answers, strict=True):
        faults = [
            f"Entente answers {question['answer']}, cedarpy {answer}: {question['request']}"
            for question, answer in zip(line["questions"], found)
            if question["answer"] != answer or answer["errors"]
        ]
        faults += decided(line, worlds[line["world"]], found)
        questions += len(found)
        reasons += sum(len(answer["reasons"]) for answer in found)
        outcomes[line["world"], line["outcome"]] += 1
        passed, failed = (passed, failed + 1) if faults else (passed + 1, failed)
        if faults and failed <= SHOWN:
            print("FAIL", line["request"])
            for fault in faults[:3]:
                print("    ", fault[:600])
    print(f"{len(requests)} requests, {questions} questions to Cedar, {reasons} policies that determine an answer")
    for (world, outcome), count in sorted(outcomes.items()):
        print(f"  {world}: {outcome} {count}")
    # A run that never permits or never refuses would compare nothing.
    for outcome in ("permitted", "refused", "not-covered"):
        if not outcomes["invented", outcome]:
            failed += 1
            print(f"FAIL no request is {outcome}")
    return passed, failed


passed, failed = main(sys.argv[1:])
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not passed else 0)
