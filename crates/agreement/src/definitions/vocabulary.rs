//! The closed lists of the language. One list for an idea, whatever the blocks that use it.

use entente_model::Trigger;

/// A closed list, and the name by which its words are found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary {
    pub name: &'static str,
    pub values: &'static [&'static str],
}

impl Vocabulary {
    /// Id of what a value means, in the resource files.
    pub(crate) fn word_id(&self, value: &str) -> String {
        format!("value-{}-{}", self.name, value.to_ascii_lowercase())
    }
}

macro_rules! vocabularies {
    ($($name:ident $word:literal $values:expr;)+) => {
        $(pub(crate) const $name: Vocabulary = Vocabulary { name: $word, values: $values };)+
        /// All of them, in the order of the reference page.
        pub(crate) const VOCABULARIES: &[&Vocabulary] = &[$(&$name,)+];
    };
}

vocabularies! {
    TRIGGER "trigger" Trigger::NAMES;
    RECURRENCE "recurrence" &[
        "always", "day", "week", "month", "quarter", "half-year", "year", "several", "request", "need",
    ];
    AGREEMENT_KIND "agreement-kind" &[
        "cadre", "application", "partenariat-ent", "responsabilite-conjointe", "annuaire",
        "repartition-competences", "partenariat-actions", "acces-projet",
    ];
    RENEWAL_MODE "renewal-mode" &["tacit", "express"];
    TERM_START "term-start" &["notification", "signature"];
    NOTICE_FORM "notice-form" &["registered-letter"];
    COUNTED_FROM "counted-from" &["receipt", "sending"];
    COUNT "count" &["date-to-date", "full-months"];
    ENDS_FOR "ends-for" &["all", "author"];
    GOES_ON_UNTIL "goes-on-until" &["school-year-end", "always"];
    PROPOSAL "proposal" &["any", "together"];
    APPROVAL "approval" &["all", "any"];
    PARTY_KIND "party-kind" &[
        "ministere", "academie", "region-academique", "dsden", "region", "departement", "commune", "epci",
        "eple", "association", "prestataire", "exploitant", "autorite", "recherche",
    ];
    CONTACT_FUNCTION "contact-function" &[
        "rssi", "referent-donnees", "referent-numerique", "correspondant-technique", "directeur-publication",
        "assistance", "alerte", "communication", "suivi",
    ];
    FIELD "field" &["statistiques", "scolarite", "numerique", "bati-scolaire"];
    DUTY_LEVEL "duty-level" &["required", "expected", "desirable"];
    OPENNESS "openness" &["open", "registration", "reserved", "file"];
    SCOPE "scope" &["territory", "all"];
    CHANNEL "channel" &["file", "api", "sftp", "open", "secure-space"];
    STABILITY "stability" &["stable", "yearly"];
    PRESET "preset" &["enterprises", "fiscal", "research-output", "pupils", "pupils-10", "pupils-11"];
    ZERO_CELLS "zero-cells" &["published", "hidden"];
    TABLE_METHOD "table-method" &["suppress", "round", "noise"];
    TABLE_REQUIREMENT "table-requirement" &["width", "exact"];
    FORBIDDEN "forbidden" &["variable", "purpose", "transfer"];
    REQUIRED "required" &[
        "source-mention", "clearance", "no-duplicate-survey", "statistical-confidentiality", "source-processing",
        "cosignature",
    ];
    VARIABLE_KIND "variable-kind" &[
        "ine", "nominative", "address", "sensitive", "quasi", "pseudonym", "plain",
    ];
    ACT "act" &[
        "provide", "update", "destroy", "attest", "alert", "declare", "inform", "answer", "forward",
        "consult", "approve", "draft", "publish", "record", "verify", "secure", "train", "assist",
        "maintain", "appoint", "choose", "meet", "study", "abstain",
    ];
    PROOF "proof" &[
        "log", "deposit", "receipt", "certificate", "registered-letter", "signed-document", "document",
        "minutes", "report", "register-entry", "page",
    ];
    MATTER "matter" &[
        "annex", "amendment", "renewal", "new-party", "action-plan", "dashboard", "calendar", "purposes",
        "security", "projects", "harmonisation", "difficulties",
    ];
    PERSON_RIGHT "person-right" &[
        "information", "access", "rectification", "erasure", "limitation", "portability", "objection",
        "post-mortem",
    ];
    LAWFULNESS "lawfulness" &[
        "consent", "contract", "legal-obligation", "vital-interests", "public-interest",
        "legitimate-interests",
    ];
    TEACHING_LEVEL "teaching-level" &["premier-degre", "second-degre"];
    DIRECTORY_FORM "directory-form" &["aaf", "gpei"];
    CATEGORY "category" &[
        "Eleve", "EtabEducNat", "PersEducNat", "PersRelEleve", "InfosEducNat", "MatiereEducNat",
        "MefEducNat",
    ];
    WEEK_DAY "week-day" &[
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ];
    INITIALISATION "initialisation" &["with-complete", "apart"];
    FACT "fact" &[
        "deposits", "lateness", "findings", "deliveries", "decisions", "requests", "objections",
        "incidents", "duties", "actions", "meetings", "surveys", "audience", "data",
    ];
}
