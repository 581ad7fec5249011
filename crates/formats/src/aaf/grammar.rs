//! Holds a document to the ministry's DTD: which elements, in which order, with which attributes.
//!
//! The reader alone takes what it understands, as consumers do; this is for the validator, which must say no wherever
//! another one would.

use crate::finding::{Fault, Findings, FormatFindingCode as Code};
use crate::xml::StartTag;

/// How many times a child may be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    Once,
    Many,
    /// Any of the children, any number of times.
    Any,
}

struct Rule {
    name: &'static str,
    children: &'static [&'static str],
    times: Times,
    has_text: bool,
    attributes: &'static [&'static str],
}

const fn rule(name: &'static str, children: &'static [&'static str], times: Times) -> Rule {
    Rule { name, children, times, has_text: false, attributes: &[] }
}

/// The DTD, element by element (formats, section 1.1).
const RULES: [Rule; 12] = [
    rule("ficAlimMENESR", &["addRequest", "modifyRequest", "deleteRequest"], Times::Any),
    rule("addRequest", &["operationalAttributes", "identifier", "attributes"], Times::Once),
    rule("modifyRequest", &["operationalAttributes", "identifier", "modifications"], Times::Once),
    rule("deleteRequest", &["operationalAttributes", "identifier"], Times::Once),
    rule("operationalAttributes", &["attr"], Times::Once),
    rule("identifier", &["id"], Times::Once),
    rule("attributes", &["attr"], Times::Many),
    rule("modifications", &["modification"], Times::Many),
    Rule { attributes: &["name"], ..rule("attr", &["value"], Times::Many) },
    Rule { attributes: &["name", "operation"], ..rule("modification", &["value"], Times::Many) },
    Rule { has_text: true, ..rule("value", &[], Times::Any) },
    Rule { has_text: true, ..rule("id", &[], Times::Any) },
];

/// An open element.
struct Open {
    rule: &'static Rule,
    /// Children met.
    met: usize,
}

/// The elements open in a document, each with its rule; those below one that is not of the DTD are passed over.
#[derive(Default)]
pub(super) struct Grammar {
    open: Vec<Open>,
    /// Elements open below one that has no rule.
    unknown: usize,
    /// `InfosEducNat` has parameters, which the DTD does not know: such a file is not held to it.
    is_infos: bool,
    /// What is to be told: kind, what is there or should be, path.
    told: Vec<(Code, String, String)>,
}

impl Grammar {
    /// An element begins.
    pub(super) fn start(&mut self, tag: &StartTag<'_>) {
        if self.unknown > 0 || self.is_infos {
            self.unknown += 1;
            return;
        }
        self.is_infos = self.open.len() == 1 && tag.name == "param";
        let Some(rule) = RULES.iter().find(|rule| rule.name == tag.name) else {
            if !self.is_infos {
                self.tell(Code::ElementUnexpected, tag.name);
            }
            self.unknown += 1;
            return;
        };
        if !self.fits(rule) {
            self.tell(Code::ElementUnexpected, rule.name);
        }
        let mut known = 0;
        for name in rule.attributes {
            match tag.attribute(name) {
                None => self.tell(Code::ElementMissing, &format!("{}/@{name}", rule.name)),
                Some(value) => {
                    known += 1;
                    if *name == "operation" && value != "replace" {
                        self.tell(Code::ElementUnexpected, "modification/@operation");
                    }
                }
            }
        }
        if tag.attributes().count() > known {
            self.tell(Code::ElementUnexpected, &format!("{}/@*", rule.name));
        }
        self.open.push(Open { rule, met: 0 });
    }

    /// Whether the element may stand here; what should have stood before it is told when its parent ends.
    fn fits(&mut self, rule: &Rule) -> bool {
        let Some(parent) = self.open.last_mut() else { return rule.name == RULES[0].name };
        let fits = match parent.rule.times {
            Times::Once => parent.rule.children.get(parent.met) == Some(&rule.name),
            Times::Many | Times::Any => parent.rule.children.contains(&rule.name),
        };
        if fits {
            parent.met += 1;
        }
        fits
    }

    /// The element that began last ends.
    pub(super) fn end(&mut self) {
        if self.unknown > 0 {
            self.unknown -= 1;
            return;
        }
        let Some(open) = self.open.pop() else { return };
        let missing = match open.rule.times {
            Times::Once => open.rule.children.get(open.met),
            Times::Many if open.met == 0 => open.rule.children.first(),
            Times::Many | Times::Any => None,
        };
        if let Some(missing) = missing {
            self.tell(Code::ElementMissing, &format!("{}/{missing}", open.rule.name));
        }
    }

    /// Text stands here.
    pub(super) fn text(&mut self, text: &str) {
        let is_held = self.unknown == 0 && !self.is_infos;
        let Some(open) = self.open.last().filter(|open| is_held && !open.rule.has_text) else { return };
        if !text.trim_ascii().is_empty() {
            let what = format!("{}/text()", open.rule.name);
            self.tell(Code::ElementUnexpected, &what);
        }
    }

    fn tell(&mut self, code: Code, what: &str) {
        let open: Vec<&str> = self.open.iter().map(|open| open.rule.name).collect();
        // What is said of an open element names it already.
        let (_, last) = what.split_once('/').unwrap_or(("", what));
        let ends_open =
            open.last().is_some_and(|name| what.strip_prefix(name).is_some_and(|rest| rest.starts_with('/')));
        let end = if ends_open { last } else { what };
        let path = open.iter().chain([&end]).copied().collect::<Vec<_>>().join("/");
        let expected = if code == Code::ElementMissing { what } else { "" };
        self.told.push((code, expected.to_owned(), path));
    }

    /// Whether something is to be told of the last event.
    pub(super) fn has_told(&self) -> bool {
        !self.told.is_empty()
    }

    /// Tells what was found in the last event, which stands on that line.
    pub(super) fn tell_all(&mut self, line: u64, findings: &mut Findings) {
        for (code, expected, path) in self.told.drain(..) {
            findings.add(code, &Fault { expected: &expected, ..Fault::default() }, line, &path);
        }
    }
}
