"""Vérifie une preuve d'Entente hors ligne : Python et sa bibliothèque standard suffisent.
    python3 verify_bundle.py PREUVE.json [CLÉ-DU-JOURNAL [CLÉ-DE-TÉMOIN…]]
Une ligne « endroit défaut » par défaut, puis le verdict ; code de sortie 0 si tout tient. Les clés s'obtiennent
autrement que par la preuve. Format : docs/reference/evidence.md. Aucun code n'est partagé avec Entente."""
import base64, hashlib, json, re, sys
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT, SPKI = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P), bytes.fromhex("302a300506032b6570032100")
def sha(data): return hashlib.sha256(data).digest()
def digest(text): return sha(text.encode()).hex()
def add(p, q):  # Ed25519 (RFC 8032), en coordonnées étendues.
    a, b, c, d = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0]), 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P
def times(n, p): return (0, 1, 1, 0) if not n else add(times(n >> 1, add(p, p)), p) if n & 1 else times(n >> 1, add(p, p))
def point(data):
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P: x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign): return None
    return (x := x if x & 1 == sign else P - x), y, 1, x * y % P
def pack(p): return (p[1] * (z := pow(p[2], P - 2, P)) % P | (p[0] * z % P & 1) << 255).to_bytes(32, "little")
BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
def is_key(key): return len(key) == 32 and bool(point(key)) and pack(times(8, point(key))) != pack((0, 1, 1, 0))
def signed(key, text, signature):
    if len(signature) != 64 or not is_key(key): return False
    a, s = point(key), int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text.encode()).digest(), "little") % L
    return s < L and pack(add(times(s, BASE), times(k, (P - a[0], a[1], 1, P - a[3])))) == signature[:32]
def decode(text):  # Notes signées et points de contrôle (C2SP signed-note, tlog-checkpoint, tlog-cosignature).
    try: data = base64.b64decode(text, validate=True)
    except ValueError: return None
    return data if base64.b64encode(data).decode() == text else None
def is_name(name): return 0 < len(name) < 256 and not re.search(r"[+\s\x00-\x1f\x7f-\x9f]", name)
def vkey(text, kind):
    name, data = text.partition("+")[0], decode(text.partition("+")[2].partition("+")[2]) or b""
    ident = sha(name.encode() + b"\n" + data)[:4]
    good = text == f"{name}+{ident.hex()}+{base64.b64encode(data).decode()}" and data[:1] == bytes([kind])
    return (name, ident, kind, data[1:]) if good and is_name(name) and is_key(data[1:]) else None
def line(text):
    found = re.fullmatch("\u2014 ([^ \n]+) ([^ \n]+)", text)
    data = decode(found[2]) or b"" if found and is_name(found[1]) else b""
    return (found[1], data[:4], data[4:]) if len(data) > 4 else None
def note(text):
    body, gap, lines = text.rpartition("\n\n")
    lines = [line(one) for one in lines[:-1].split("\n")] if gap and lines.endswith("\n") else [None]
    good = len(text.encode()) <= 65536 and len(lines) <= 100 and None not in lines
    return (body + "\n", lines) if good and not re.search(r"[\x00-\x09\x0b-\x1f]", body) else None
def standing(read, key):
    found = None
    for mark in [mark for name, ident, mark in read[1] if (name, ident) == key[:2]]:
        time = int.from_bytes(mark[:8], "big") if key[2] == 4 else 0
        text, mark = (f"cosignature/v1\ntime {time}\n{read[0]}", mark[8:]) if key[2] == 4 else (read[0], mark)
        if not signed(key[3], text, mark) or time >= 2**63: return None
        found = (time,)
    return found
def checkpoint(text):
    found = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,14})\n([^\n]+)\n", text)
    root = decode(found[3]) if found else None
    if not root or len(root) != 32 or not is_name(found[1]) or int(found[2]) > 2**48: return None
    return None if found[2] == "0" and root != sha(b"") else (found[1], int(found[2]), root)
def included(leaf, index, size, path, root):  # RFC 9162, 2.1.3.2
    node, last, found = index, size - 1, sha(b"\0" + leaf)
    for sibling in path:
        if last <= 0 or len(sibling) != 32: return False
        left = node & 1 or node == last
        found = sha(b"\1" + (sibling + found if left else found + sibling))
        while left and node and not node & 1: node, last = node >> 1, last >> 1
        node, last = node >> 1, last >> 1
    return index < size and last == 0 and found == root
def statement(text):  # Déclarations signées (docs/reference/signatures.md) et registre des clés.
    cut = re.fullmatch(r"entente ([a-z-]+) 1\n((?:(?!signed )[^\n]+\n)+)((?:signed [0-9a-f]{64} \S+\n)+)", text or "")
    if not cut: return None
    marks = [(one.split()[1], decode(one.split()[2]) or b"") for one in cut[3].split("\n")[:-1]]
    return cut[1], dict(one.partition(" ")[::2] for one in cut[2].split("\n")[:-1]), text[:cut.start(3)], marks
def by(said, ident, key): return any(one == ident and signed(key, said[2], mark) for one, mark in said[3])
def register(acts, fault):
    said, own, ends = [(act, statement(act["row"].get("statement"))) for act in acts], {}, {}
    for act, one in said:
        key = decode(one[1].get("public", "")) if one and one[0] == "key" else None
        ident = sha(SPKI + (key or b"")).hex()
        if key and ident not in own and by(one, ident, key): own[ident] = (one, key, act)
    def holds(ident, seen=()):
        if ident not in own or ident in seen: return False
        one, former = own[ident][0], own[ident][0][1].get("follows")
        return former is None or (former in own and own[former][0][1]["party"] == one[1]["party"] and
                                  by(one, former, own[former][1]) and holds(former, (*seen, ident)))
    keys = {ident: one for ident, one in own.items() if holds(ident)}
    for one, _, _ in keys.values(): ends.setdefault(one[1].get("follows"), []).append(one[1]["from"])
    for act, one in said:
        good = any(key[2] is act for key in keys.values())
        if one and one[0] == "revoked-key":
            mine = [ident for ident in keys if keys[ident][0][1]["party"] == one[1]["party"]]
            good = one[1]["key"] in mine and any(by(one, ident, keys[ident][1]) for ident in mine)
            if good: ends.setdefault(one[1]["key"], []).append(one[1]["on"])
        if not good: fault(f"acts[{act['rank']}].row", "signing-key")
    return keys, ends
def signature(act, keys, ends, texts):
    said, here = statement(act["row"].get("statement")), act["event"] == "agreement-signed"
    kind, who, on = ("signature", "party", "on") if here else ("recorded-signature", "recorded-by", "recorded-on")
    if not said or said[0] != kind or len(said[3]) != 1 or act["body"].get("key") != said[3][0][0] or \
            any(act["body"].get(name) != said[1][name] for name in ("party", "sha256")): return "signature"
    ident, party, on = said[3][0][0], said[1][who], said[1][on]
    key = keys[ident][0][1] if ident in keys else {}
    if key.get("party") != party or not key["from"] <= on <= key.get("until", on) or any(
            end <= on for end in ends.get(ident, ())): return "signing-key"
    return "signature" if not by(said, ident, keys[ident][1]) else None if said[1]["sha256"] in texts else "link"
def typed(value, form):
    if isinstance(form, dict):
        return type(value) is dict and [*value] == [*form] and all(typed(value[name], form[name]) for name in form)
    if isinstance(form, list): return type(value) is list and all(typed(one, form[0]) for one in value)
    return any(typed(value, one) for one in form) if isinstance(form, tuple) else type(value) is form
FORM = {"bundle": str, "checkpoint": str, "keys": {"log": str, "witnesses": [str]},
        "acts": [{"entry": str, "index": int, "path": [str], "row": (str, type(None))}],
        "openings": [{"commitment": str, "salt": str, "value": str}],
        "time": (type(None), {"kind": str, "token": str}), "seal": str}
def dump(bundle): return json.dumps(bundle, ensure_ascii=False, indent=2) + "\n"
def read(data):
    bundle = record(data) if len(data) <= 2**25 and data[:1] == b"{" else None
    if not bundle or not typed(bundle, FORM) or dump(bundle).encode() != data: return None
    return bundle if bundle["bundle"] == "entente-evidence/1" and 0 < len(bundle["acts"]) <= 1000 else None
def record(text):
    try: json.dumps(value := json.loads(text), ensure_ascii=False).encode()
    except (ValueError, RecursionError): return None
    return value if type(value) is dict else None
ENTRY = re.compile(r"entente entry 1\nseq (0|[1-9][0-9]{0,18})\nat (.*)\nactor (.*)\nbody (.*)\nprevious (.*)\n")
def acts(bundle, size, root, fault):
    sound, last = [], -1
    for rank, act in enumerate(bundle["acts"]):
        bad, entry = [], ENTRY.fullmatch(act["entry"])
        body = record(entry[4]) if entry else None
        if body is None and not fault(f"acts[{rank}].entry", "entry"): continue
        if int(entry[1]) - 1 != act["index"] or last >= act["index"]: bad.append((".index", "index"))
        last, path = act["index"], [decode(one) or b"" for one in act["path"]]
        if not included(act["entry"].encode(), last, size, path, root): bad.append(("", "inclusion"))
        told, event, row = body.get("subject_sha256"), body.get("event"), record(act["row"] or "{}")
        if act["row"] is None and type(told) is str and event not in ("user-created", "user-changed"): bad.append((".row", "row-absent"))
        if act["row"] is not None and (row is None or told != digest(act["row"])): bad.append((".row", "row"))
        for place, code in bad: fault(f"acts[{rank}]{place}", code)
        if not bad: sound.append(dict(rank=rank, event=event, body=body, row=row, entry=entry))
    return sound
def judge(sound, fault):
    of = lambda *events: [act for act in sound if act["event"] in events]
    given = [one for one in of("access-decided") if one["body"].get("outcome") == "permitted"]
    for act in of("delivery-sent"):
        before = [one["body"].get("decision") for one in given if one["rank"] < act["rank"]]
        if act["body"].get("decision") not in before: fault(f"acts[{act['rank']}].entry", "link")
    texts = {digest(act["row"].get("text") or "") for act in of("agreement-loaded", "amendment-proposed")}
    for act in of("agreement-loaded", "amendment-proposed"):
        if digest(act["row"].get("text") or "") != act["body"].get("sha256"): fault(f"acts[{act['rank']}].row", "text")
    keys = register(of("key-registered", "key-revoked"), fault)
    for act in of("agreement-signed", "agreement-signature-recorded"):
        if code := signature(act, *keys, texts): fault(f"acts[{act['rank']}].row", code)
def der(data):  # Jeton d'horodatage (RFC 3161) : sur quoi il porte, et quand. Sa signature est laissée à openssl.
    n = data[1] - 128 if data and data[1] > 127 else 0
    end = 2 + n + (int.from_bytes(data[2:2 + n], "big") if n else data[1]) if data else 0
    return [data[2 + n:end], *der(data[end:])] if data else []
def trusted_time(time, text, sound, fault, told):
    if not time: return told.append("aucune heure de confiance : les instants sont ceux que disent le journal et ses témoins")
    try:
        info = der(der(der(der(der(der(der(der(decode(time["token"]))[0])[1])[0])[2])[1])[0])[0])
        imprint, at = der(info[2])[1], re.match(r"\d{14}", info[4].decode())[0]
        if imprint != sha(text.encode()) or time["kind"] != "rfc3161": raise ValueError
    except (IndexError, RecursionError, TypeError, ValueError): return fault("time", "time")
    if any(re.sub(r"\D", "", act["entry"][2])[:14] > at for act in sound): fault("time", "time-order")
    told.append(f"heure de confiance {at} UTC : la signature de l'autorité n'est pas vérifiée ici, mais par `openssl ts -verify "
                f"-digest {imprint.hex()} -in JETON -token_in -CAfile CERTIFICATS` (JETON : time.token, décodé par base64 -d)")
def verify(data, log=None, witnesses=()):
    faults, told, bundle = [], [], read(data)
    fault = lambda place, code: faults.append(f"{place} {code}")
    if not bundle: return ["bundle form"], told
    seen, key = note(bundle["checkpoint"]), vkey(bundle["keys"]["log"], 1)
    head = checkpoint(seen[0]) if seen else None
    if not head or not key or key[0] != head[0]: return ["keys.log key" if head else "checkpoint checkpoint"], told
    told, used = [f"journal {head[0]}, {head[1]} entrées" + ("" if log else " (clé prise dans la preuve)")], {key[3]}
    if log and log != bundle["keys"]["log"]: fault("keys.log", "untrusted")
    if not standing(seen, key): fault("checkpoint", "log-signature")
    for rank, text in enumerate(bundle["keys"]["witnesses"]):
        witness = vkey(text, 4)
        found = standing(seen, witness) if (fresh := witness and witness[3] not in used) else None
        if not found: fault(f"keys.witnesses[{rank}]", "witness-signature" if fresh else "key")
        else: told.append(f"témoin {witness[0]}, à la seconde {found[0]}")
        if fresh: used.add(witness[3])
    if set(witnesses) - set(bundle["keys"]["witnesses"]): fault("checkpoint", "witness-absent")
    if len(seen[1]) != 1 + len(bundle["keys"]["witnesses"]): fault("checkpoint", "unknown-signature")
    judge(sound := acts(bundle, head[1], head[2], fault), fault)
    told += [f"entrée {one['entry'][1]}, {one['entry'][2]}, {one['entry'][3]}, {one['event']}" for one in sound]
    held = {value for act in sound for value in act["body"].values() if type(value) is str}
    for rank, one in enumerate(bundle["openings"]):
        salt = bytes.fromhex(one["salt"]) if re.fullmatch("[0-9a-f]{64}", one["salt"]) else b""
        opened = b"".join(len(f).to_bytes(8, "big") + f for f in (b"entente-commitment-1", salt, one["value"].encode()))
        if sha(opened).hex() != one["commitment"] or one["commitment"] not in held or not salt: fault(f"openings[{rank}]", "opening")
    trusted_time(bundle["time"], seen[0], sound, fault, told)
    text = f"entente evidence bundle 1\nsha256 {digest(dump({**bundle, 'seal': ''}))}\n"
    if not standing((text, [line(bundle["seal"]) or ("", b"", b"")]), key): fault("seal", "seal")
    return faults, told
if __name__ == "__main__":
    if len(sys.argv) < 2: sys.exit(__doc__)
    with open(sys.argv[1], "rb") as file: faults, told = verify(file.read(), *sys.argv[2:3], witnesses=sys.argv[3:])
    print("\n".join(told + faults + ["verdict : la preuve " + ("ne tient pas" if faults else "tient")]))
    sys.exit(1 if faults else 0)
