//! Reads one block into a clause of the model.
//!
//! Most kinds have the keys of the language as fields and are read as they are written; `dataset`, `grant` and `rule`
//! mean more than they write, and are read key by key.

use entente_model::{
    ClauseKind, DatasetClause, DueDate, Forbid, GrantClause, PartialAcceptance, Protection, Recurrence,
    Require, RuleClause, TableClause, VariableName, VariableProtection,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::DiagnosticCode as Code;
use crate::definitions::{
    ANONYMITY, Block, CONSENT, DATASET, DISCLOSURE, GRANT, Key, RETENTION, RULE, TABLE,
};
use crate::diagnostic::{Fault, Reports};
use crate::source::Spot;
use crate::spots::Spots;
use crate::table::{self, Entries, Place};
use crate::written;

struct ClauseReader<'c, 's, 't> {
    entries: Entries<'t>,
    place: Place<'s>,
    reports: &'c mut Reports,
    sound: bool,
}

/// Reads the text of a block; `None` where it is at fault, which was then reported.
pub(crate) fn read(
    block: &'static Block,
    text: &str,
    place: Place<'_>,
    reports: &mut Reports,
) -> Option<(ClauseKind, Spots)> {
    let table = table::read(text, place, reports)?;
    let sound = table::validate(&table, block.name, block.keys, place, reports);
    let entries = Entries::new(&table, place.base);
    let mut reader = ClauseReader { entries, place, reports, sound };
    let kind = match block.name {
        name if name == DATASET.name => reader.dataset().map(ClauseKind::Dataset),
        name if name == GRANT.name => reader.grant().map(ClauseKind::Grant),
        name if name == RULE.name => reader.rule().map(ClauseKind::Rule),
        name if sound => written_as_meant(name, written::object(&table, block.keys)),
        _ => None,
    };
    if kind.is_none() && reader.sound {
        // INVARIANT: what the definitions accept, the model reads; a clause is never left out in silence.
        reader.fault(place.opening, Fault::new(Code::BadToml));
    }
    let spots = || Spots::of_table(&table, block.keys, place.base, place.opening);
    kind.filter(|_| reader.sound).map(|kind| (kind, spots()))
}

/// The kinds whose fields in the model are the keys of the language.
fn written_as_meant(name: &str, written: Value) -> Option<ClauseKind> {
    fn read<T: DeserializeOwned>(written: Value) -> Option<T> {
        serde_json::from_value(written).ok()
    }
    match name {
        "party" => read(written).map(ClauseKind::Party),
        "duty" => read(written).map(ClauseKind::Duty),
        "body" => read(written).map(ClauseKind::Body),
        "right" => read(written).map(ClauseKind::Right),
        "processing" => read(written).map(ClauseKind::Processing),
        "secure-space" => read(written).map(ClauseKind::SecureSpace),
        "ent" => read(written).map(ClauseKind::Ent),
        "competence" => read(written).map(ClauseKind::Competence),
        "action" => read(written).map(ClauseKind::Action),
        "indicator" => read(written).map(ClauseKind::Indicator),
        _ => None,
    }
}

impl ClauseReader<'_, '_, '_> {
    fn fault(&mut self, spot: Spot, fault: Fault) {
        self.sound = false;
        self.reports.report(self.place.source, spot, fault);
    }

    fn text(&mut self, key: &'static str) -> Option<String> {
        self.entries.text(key).map(|found| found.value)
    }

    fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.entries.texts(key).into_iter().map(|one| one.value).collect()
    }

    fn dataset(&mut self) -> Option<DatasetClause> {
        let id = self.text("id")?;
        let due = self.due();
        let partial = self.accept();
        Some(DatasetClause {
            schema: self.text("schema").unwrap_or_else(|| format!("datasets/{id}")),
            id: id.as_str().into(),
            field: self.entries.choice("field")?,
            duty: self.entries.choice("duty")?,
            basis: self.text("basis"),
            producer: self.text("producer")?.as_str().into(),
            due,
            system: self.text("system"),
            perimeter: self.text("perimeter"),
            variables: self.texts("variables").iter().map(|name| name.as_str().into()).collect(),
            access: self.entries.choice("access"),
            provisions: self.text("provisions"),
            security: self.text("security"),
            partial,
        })
    }

    /// Partial acceptance is bounded by the convention itself: how much may be set aside is the parties' to say.
    fn accept(&mut self) -> Option<PartialAcceptance> {
        let spot = self.entries.spot("accept")?;
        let accept = self.entries.table("accept")?;
        let set_aside_max = accept.text("set_aside_max").and_then(|text| table::share(&text.value));
        if !accept.flag("partial")? {
            return None;
        }
        if !accept.has("set_aside_max") {
            self.fault(spot, Fault::new(Code::AcceptWithoutMaximum));
        }
        Some(PartialAcceptance { set_aside_max_hundredths: set_aside_max? })
    }

    fn due(&mut self) -> Option<DueDate> {
        let spot = self.entries.spot("due")?;
        let due = self.entries.table("due")?;
        let every: Recurrence = due.choice("every")?;
        let mut on: Vec<(i8, i8)> = due.texts("on").iter().filter_map(|one| table::day(&one.value)).collect();
        on.sort_by_key(|(month, day)| (month + if *month < 9 { 12 } else { 0 }, *day));
        on.dedup();
        if on.is_empty() && every.needs_days() && !due.has("on") {
            self.fault(spot, Fault::new(Code::DueWithoutDay));
        }
        Some(DueDate { every, on })
    }

    fn grant(&mut self) -> Option<GrantClause> {
        let to = self.entries.table("to")?;
        let party = to.text("party")?;
        let channels = self.texts("channels");
        let table: Option<TableClause> = self.nested("table", TABLE);
        let variables = self.variables(table.as_ref());
        Some(GrantClause {
            dataset: self.text("dataset")?.as_str().into(),
            to: party.value.as_str().into(),
            scope: to.choice("scope")?,
            purposes: self.texts("purposes").iter().map(|code| code.as_str().into()).collect(),
            basis: self.text("basis")?,
            variables,
            protect: self.protections(),
            anonymity: self.nested("anonymity", ANONYMITY),
            table,
            disclosure: self.nested("disclosure", DISCLOSURE),
            consent: self.nested("consent", CONSENT),
            retention: self.nested("retention", RETENTION),
            channels: channels.iter().filter_map(|name| table::choice(name)).collect(),
        })
    }

    /// The variables of the clause; those of its table are said by the table alone.
    fn variables(&mut self, table: Option<&TableClause>) -> Vec<VariableName> {
        let Some(table) = table else {
            return self.texts("variables").iter().map(|name| name.as_str().into()).collect();
        };
        for key in ["variables", "protect"] {
            if let Some(spot) = self.entries.spot(key) {
                self.fault(spot, Fault::new(Code::TableWithVariables).with("key", key));
            }
        }
        table.variables()
    }

    /// A table whose fields in the model are its keys.
    fn nested<T: DeserializeOwned>(&self, key: &str, keys: &'static [Key]) -> Option<T> {
        serde_json::from_value(self.entries.table(key)?.written(keys)).ok()
    }

    fn protections(&mut self) -> Vec<VariableProtection> {
        let mut protections = Vec::new();
        for (row, spot) in self.entries.rows("protect") {
            let Some(variable) = row.text("variable") else { continue };
            let methods: Vec<Protection> = [
                row.choice("pseudonym").map(Protection::Pseudonym),
                row.text("generalise").map(|list| Protection::Generalise(list.value.as_str().into())),
                row.flag("drop").filter(|drop| *drop).map(|_| Protection::Drop),
            ]
            .into_iter()
            .flatten()
            .collect();
            let [protection] = methods.as_slice() else {
                let fault = Fault::new(Code::ProtectionAmbiguous)
                    .with("variable", &variable.value)
                    .count("count", methods.len());
                self.fault(spot, fault);
                continue;
            };
            let protection = protection.clone();
            protections.push(VariableProtection { variable: variable.value.as_str().into(), protection });
        }
        protections
    }

    fn rule(&mut self) -> Option<RuleClause> {
        let (forbid, require) = (self.text("forbid"), self.text("require"));
        match (forbid, require) {
            (Some(what), None) => self.forbid(&what).map(RuleClause::Forbid),
            (None, Some(what)) => self.require(&what).map(RuleClause::Require),
            (forbid, _) => {
                let fault =
                    Fault::new(Code::RuleAmbiguous).count("count", if forbid.is_some() { 2 } else { 0 });
                self.fault(self.place.opening, fault);
                None
            }
        }
    }

    fn forbid(&mut self, what: &str) -> Option<Forbid> {
        match what {
            "variable" => {
                self.only(what, &["forbid", "variable", "except"]);
                self.needed("variable", "variable.kind = \"ine\"")?;
                let variable = self.entries.table("variable")?;
                let except = self.texts("except").iter().map(|id| id.as_str().into()).collect();
                Some(Forbid::Variable { kind: variable.choice("kind")?, except })
            }
            "purpose" => {
                self.only(what, &["forbid", "purpose"]);
                self.needed("purpose", "purpose = \"gestion-individuelle\"")?;
                Some(Forbid::Purpose { purpose: self.text("purpose")?.as_str().into() })
            }
            "transfer" => {
                self.only(what, &["forbid", "except_contractor"]);
                Some(Forbid::Transfer {
                    except_contractor: self.entries.flag("except_contractor").unwrap_or(false),
                })
            }
            _ => None,
        }
    }

    fn require(&mut self, what: &str) -> Option<Require> {
        match what {
            "source-mention" => {
                self.only(what, &["require", "text"]);
                self.needed("text", "text = \"Sources : {producer}, {system}\"")?;
                let text = self.text("text")?;
                if !mention_is_complete(&text) {
                    let spot = self.entries.spot("text").unwrap_or(self.place.opening);
                    self.fault(spot, Fault::new(Code::MentionPlaceholder).with("text", &text));
                }
                Some(Require::SourceMention { text })
            }
            "clearance" => {
                self.only(what, &["require", "lasts"]);
                Some(Require::Clearance { lasts: self.text("lasts").and_then(|text| text.parse().ok()) })
            }
            "no-duplicate-survey" => {
                self.only(what, &["require"]);
                Some(Require::NoDuplicateSurvey)
            }
            "statistical-confidentiality" => {
                self.only(what, &["require"]);
                Some(Require::StatisticalConfidentiality)
            }
            "source-processing" => {
                self.only(what, &["require"]);
                Some(Require::SourceProcessing)
            }
            "cosignature" => {
                self.only(what, &["require", "within"]);
                self.needed("within", "within = \"P7D\"")?;
                Some(Require::Cosignature { within: self.text("within")?.parse().ok()? })
            }
            _ => None,
        }
    }

    /// Reports the keys that this rule doesn't look at: whoever wrote them believes that they count.
    fn only(&mut self, what: &str, keys: &[&str]) {
        for key in [
            "forbid",
            "variable",
            "except",
            "purpose",
            "except_contractor",
            "require",
            "text",
            "within",
            "lasts",
        ] {
            if let Some(spot) = self.entries.spot(key).filter(|_| !keys.contains(&key)) {
                let fault = Fault::new(Code::RuleKeyUnused).with("key", key).with("rule", what);
                self.reports.report(self.place.source, spot, fault);
            }
        }
    }

    fn needed(&mut self, key: &str, example: &str) -> Option<()> {
        if self.entries.has(key) {
            return Some(());
        }
        let fault =
            Fault::new(Code::MissingKey).with("key", key).with("block", "rule").with("example", example);
        self.fault(self.place.opening, fault);
        None
    }
}

/// Both placeholders, and no other brace: the mention is filled in by the platform (article 4 of the 2015 cadre).
fn mention_is_complete(text: &str) -> bool {
    let rest = text.replacen("{producer}", "", 1).replacen("{system}", "", 1);
    text.contains("{producer}") && text.contains("{system}") && !rest.contains(['{', '}'])
}
