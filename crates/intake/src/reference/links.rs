//! The history of establishments as the ministry's repertory keeps it (CC15 annexe 1.2): who was merged into whom, who
//! succeeds whom, whose nature changed. No public extract of it exists: this is our own form of it, documented with the code lists.

use entente_model::{InstitutionLink, LinkKind, Uai};

use super::{ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, Table, date};

/// Words of the column `evenement`.
const EVENTS: [(&str, LinkKind); 5] = [
    ("fusion", LinkKind::MergedInto),
    ("succession", LinkKind::SucceededBy),
    ("scission", LinkKind::SplitInto),
    ("changement-de-nature", LinkKind::NatureChanged),
    ("rattachement", LinkKind::AttachedTo),
];

/// Reads `numero_uai;evenement;date_effet;numero_uai_lie;nature_avant`; each link is told to both establishments.
pub(super) fn read(table: &mut Table<'_>) -> Result<Option<ReferenceFile>, ReferenceError> {
    if !table.has(&["numero_uai", "evenement", "date_effet", "numero_uai_lie"]) {
        return Ok(None);
    }
    let mut file = ReferenceFile::default();
    let mut links = Vec::new();
    while table.next()? {
        let number = table.cell("numero_uai");
        let Ok(uai) = number.parse::<Uai>() else {
            file.note(ReferenceNote::BadUai { uai: number.to_owned(), line: table.line });
            continue;
        };
        let event = table.cell("evenement");
        let Some((_, kind)) = EVENTS.into_iter().find(|(word, _)| *word == event) else {
            file.note(ReferenceNote::UnknownKind { kind: event.to_owned(), line: table.line });
            continue;
        };
        let linked = table.cell("numero_uai_lie");
        let other = linked.parse::<Uai>().ok();
        if other.is_none() && kind != LinkKind::NatureChanged {
            file.note(ReferenceNote::BadUai { uai: linked.to_owned(), line: table.line });
            continue;
        }
        let on = date(table.cell("date_effet"));
        links.push((uai, InstitutionLink { kind, on, uai: other, nature: table.some(&["nature_avant"]) }));
        if let Some((other, reverse)) = other.zip(kind.reverse()) {
            links.push((other, InstitutionLink { kind: reverse, on, uai: Some(uai), nature: None }));
        }
    }
    file.parts.push(ReferencePart::Links(links));
    Ok(Some(file))
}
