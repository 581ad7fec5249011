//! The last pages: who signed, with what proof, and the initials of each part; or room to sign by hand.

use entente_audit::{
    CheckedRecord, CheckedSignature, Hash, Part, Signatory, SignatureFault, SignatureVerification, parts,
};
use entente_model::Message;

use crate::agreement::{Printed, day_text, grouped, party_name, remark, say, word};
use crate::block::{Block, Run, Table};

/// What is said of the signatures.
pub(crate) fn blocks(printed: &Printed<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::NewPage, Block::heading(2, word(printed, "sign-title"))];
    let parties = printed.agreement.parties.len();
    blocks.push(Block::text(say(printed, &Message::new("sign-copies").count("count", parties as u64))));
    match printed.signatures {
        Some((_, found)) => {
            blocks.push(Block::text(word(printed, summary(found))));
            blocks.extend(found.signatures.iter().map(|one| Block::Table(signature(printed, one))));
            blocks.extend(found.recorded.iter().map(|one| Block::Table(recorded(printed, one))));
            for party in &found.missing {
                let message = Message::new("sign-missing").with("party", party_name(printed, party));
                blocks.push(Block::text(say(printed, &message)));
            }
            blocks.extend(initials(printed, found));
        }
        None => blocks.extend(by_hand(printed)),
    }
    blocks
}

fn summary(found: &SignatureVerification) -> &'static str {
    match (found.holds(), found.is_complete()) {
        (_, true) if found.recorded.is_empty() => "sign-complete",
        (_, true) => "sign-complete-recorded",
        (true, false) => "sign-incomplete",
        (false, _) => "sign-broken",
    }
}

fn row(printed: &Printed<'_>, label: &str, text: impl Into<String>) -> Vec<Vec<Run>> {
    vec![vec![Run::plain(word(printed, label))], vec![Run::plain(text)]]
}

fn signatory(printed: &Printed<'_>, signatory: &Signatory) -> Vec<Vec<Vec<Run>>> {
    let mut rows = vec![
        row(printed, "sign-signatory", signatory.name.as_str()),
        row(printed, "sign-function", signatory.function.as_str()),
    ];
    if let Some(delegation) = &signatory.delegation {
        rows.push(row(printed, "sign-delegation", delegation.as_str()));
    }
    rows
}

fn table(caption: String, rows: Vec<Vec<Vec<Run>>>) -> Table {
    Table { caption: Some(caption), rows, named_rows: true, widths: vec![0.26, 0.74], ..Table::default() }
}

/// Why something does not hold, in the words of the verification.
fn faults(printed: &Printed<'_>, faults: &[SignatureFault]) -> Vec<Vec<Vec<Run>>> {
    let said: Vec<String> =
        faults.iter().map(|fault| entente_audit::words().say(printed.lang, &fault.message())).collect();
    if said.is_empty() { Vec::new() } else { vec![row(printed, "sign-fault", said.join("\n"))] }
}

fn signature(printed: &Printed<'_>, one: &CheckedSignature) -> Table {
    let CheckedSignature { signature, key, .. } = one;
    let holds = one.faults.is_empty();
    let mut rows = signatory(printed, &signature.signatory);
    let done = Message::new("sign-done")
        .with("place", &signature.place)
        .with("day", day_text(printed, signature.on));
    rows.push(row(printed, "sign-where", say(printed, &done)));
    rows.push(row(
        printed,
        "sign-proof",
        word(printed, if holds { "sign-verified" } else { "sign-not-verified" }),
    ));
    rows.push(row(printed, "sign-key", grouped(key.0)));
    rows.extend(faults(printed, &one.faults));
    if let Some(day) = one.compromised_on {
        let said = Message::new("sign-compromised").with("day", day_text(printed, day));
        rows.push(row(printed, "sign-fault", say(printed, &said)));
    }
    table(party_name(printed, &signature.party), rows)
}

fn recorded(printed: &Printed<'_>, one: &CheckedRecord) -> Table {
    let record = &one.recorded;
    let mut rows = signatory(printed, &record.signatory);
    let day = day_text(printed, record.on);
    let done = match &record.place {
        Some(place) => say(printed, &Message::new("sign-done").with("place", place).with("day", day)),
        None => day,
    };
    rows.push(row(printed, "sign-where", done));
    rows.push(row(printed, "sign-proof", word(printed, "sign-elsewhere")));
    rows.push(row(
        printed,
        "sign-reference",
        entente_audit::words().say(printed.lang, &record.means_message()),
    ));
    let by = Message::new("sign-recorded")
        .with("party", party_name(printed, &record.recorded_by))
        .with("day", day_text(printed, record.recorded_on));
    rows.push(row(printed, "sign-recorded-by", say(printed, &by)));
    rows.extend(faults(printed, &one.faults));
    table(party_name(printed, &record.party), rows)
}

/// Who initialled each part, as it stands.
fn initials(printed: &Printed<'_>, found: &SignatureVerification) -> Vec<Block> {
    let signed: Vec<&CheckedSignature> =
        found.signatures.iter().filter(|one| one.faults.is_empty()).collect();
    if signed.is_empty() {
        return Vec::new();
    }
    let mut header =
        vec![vec![Run::plain(word(printed, "sign-part"))], vec![Run::plain(word(printed, "sign-digest"))]];
    header.extend(signed.iter().map(|one| vec![Run::plain(one.signature.party.as_str())]));
    let row = |part: &Part| {
        let mut cells = vec![vec![Run::plain(heading(printed, part))], vec![Run::plain(short(part.hash))]];
        cells.extend(signed.iter().map(|one| {
            let initialled = one.signature.initials.iter().any(|initial| initial.hash == part.hash);
            vec![Run::plain(if initialled { word(printed, "sign-initialled") } else { String::new() })]
        }));
        cells
    };
    let rows = parts(printed.source).iter().map(row).collect();
    vec![
        Block::heading(3, word(printed, "sign-initials")),
        Block::Table(Table { header, rows, named_rows: true, ..Table::default() }),
        remark(word(printed, "sign-attached")),
    ]
}

fn heading(printed: &Printed<'_>, part: &Part) -> String {
    match part.heading.trim_start_matches('#').trim() {
        "+++" => word(printed, "sign-head"),
        title => title.to_owned(),
    }
}

fn short(hash: Hash) -> String {
    hash.to_string().chars().take(12).collect()
}

/// Room for each party to sign on paper, with the signatories that its clause names.
fn by_hand(printed: &Printed<'_>) -> Vec<Block> {
    let mut blocks = vec![remark(word(printed, "sign-draft")), Block::text(word(printed, "sign-done-blank"))];
    for party in &printed.agreement.parties {
        blocks.push(Block::heading(3, party_name(printed, party)));
        let mut clauses = printed.agreement.party_clauses().filter(|(_, clause)| clause.id == *party);
        let signatories = clauses.next().map(|(_, clause)| clause.signatories.as_slice()).unwrap_or_default();
        for one in signatories {
            let name = one.name.as_ref().map(|name| format!("{name}, ")).unwrap_or_default();
            blocks.push(Block::text(format!("{name}{}", one.title)));
        }
        for _ in 0..signatories.len().max(1) {
            blocks.push(Block::Room(72.0));
        }
    }
    blocks
}
