//! The text of a convention cut into front matter, articles, prose and blocks.
//!
//! What a block says is read by `clause`, what the front matter says by `front_matter`; whether it all holds
//! together is asked in `check`.

use std::collections::HashMap;

use data_encoding::HEXLOWER;
use entente_model::{Agreement, AgreementId, Article, ArticlePart, ArticleRef, Clause};
use sha2::{Digest, Sha256};

use crate::DiagnosticCode as Code;
use crate::clause;
use crate::definitions::{self, BLOCKS};
use crate::diagnostic::{Elsewhere, Fault, Reports};
use crate::front_matter::{self, FrontMatter};
use crate::heading::heading;
use crate::nearest::nearest;
use crate::source::{Source, Spot};
use crate::spots::Spots;
use crate::table::Place;

/// Clauses of one convention at most.
pub(crate) const CLAUSES_MAX: usize = 10_000;
/// Articles of one convention at most.
const ARTICLES_MAX: usize = 10_000;

/// A convention as read: what could be understood, and where it stands.
#[derive(Debug)]
pub(crate) struct Convention<'a> {
    pub source: Source<'a>,
    /// Its id, also where the rest of its front matter is at fault.
    pub id: Option<String>,
    /// What was read; `None` where the front matter doesn't allow it.
    pub agreement: Option<Agreement>,
    /// SHA-256 of its exact text, in hexadecimal.
    pub sha256: String,
    pub front: FrontMatter,
    /// One for each clause, in order.
    pub spots: Vec<Spots>,
    /// Whether a block could not be read: what depends on it is then not reported again.
    pub broken: bool,
}

impl Convention<'_> {
    /// Number of the text: 0 as first signed, then that of the amendment.
    pub(crate) fn number(&self) -> u32 {
        self.front.amends.as_ref().map_or(0, |amends| amends.value.number)
    }
}

/// Reads the text; every fault is reported, and what can be understood is kept.
pub(crate) fn read<'a>(source: Source<'a>, bytes: &[u8], reports: &mut Reports) -> Convention<'a> {
    let (front, body_line) = front_matter::read(&source, reports);
    let mut reader = Reader::new(&source, reports, front.id.as_ref().map(|id| id.value.as_str()));
    reader.read_body(body_line);
    let Reader { articles, clauses, spots, broken, .. } = reader;
    let sha256 = HEXLOWER.encode(&Sha256::digest(bytes));
    let agreement = front.sound().map(|sound| Agreement {
        id: AgreementId::new(sound.id),
        title: sound.title,
        kind: sound.kind,
        applies: front.applies.as_ref().map(|id| AgreementId::new(id.value.as_str())),
        attached_to: front.attached_to.as_ref().map(|id| AgreementId::new(id.value.as_str())),
        amends: front.amends.as_ref().map(|amends| amends.value.clone()),
        parties: front.parties.iter().map(|id| id.value.as_str().into()).collect(),
        signed_on: front.signed_on.as_ref().map(|on| on.value),
        notified_on: front.notified_on.as_ref().map(|on| on.value),
        ends_on: front.ends_on.as_ref().map(|on| on.value),
        term: sound.term,
        ending: front.life.ending.clone(),
        amending: front.life.amending.clone(),
        articles,
        clauses,
        path: source.path.to_owned(),
        sha256: sha256.clone(),
    });
    Convention {
        id: front.id.as_ref().map(|id| id.value.clone()),
        agreement,
        sha256,
        front,
        spots,
        broken,
        source,
    }
}

/// An open fence of the Markdown.
pub(crate) struct Fence<'t> {
    pub mark: u8,
    pub length: usize,
    pub info: &'t str,
    pub opening: Spot,
    /// First byte of its content.
    pub from: usize,
}

struct Reader<'r, 'a> {
    source: &'r Source<'a>,
    reports: &'r mut Reports,
    id: AgreementId,
    in_annex: bool,
    articles: Vec<Article>,
    numbers: HashMap<String, Spot>,
    clauses: Vec<Clause>,
    clauses_seen: usize,
    spots: Vec<Spots>,
    broken: bool,
    /// Prose gathered since the last heading or block, as bytes of the text.
    prose: Option<(usize, usize)>,
}

impl<'r, 'a> Reader<'r, 'a> {
    fn new(source: &'r Source<'a>, reports: &'r mut Reports, id: Option<&str>) -> Self {
        Self {
            source,
            reports,
            id: AgreementId::new(id.unwrap_or_default()),
            in_annex: false,
            articles: Vec::new(),
            numbers: HashMap::new(),
            clauses: Vec::new(),
            clauses_seen: 0,
            spots: Vec::new(),
            broken: false,
            prose: None,
        }
    }

    fn read_body(&mut self, body_line: usize) {
        let mut open: Option<Fence<'a>> = None;
        for (start, line) in self.source.lines().skip(body_line) {
            if let Some(fence) = &open {
                if closes(line, fence) {
                    let fence = open.take().expect("matched just above");
                    self.end_fence(&fence, start, start + line.len());
                    continue;
                }
                if !is_ours(fence.info) || !interrupts(line) {
                    continue;
                }
                // Somebody forgot the closing line: the next article or block is not swallowed.
                let fence = open.take().expect("matched just above");
                self.unclosed(&fence);
            }
            if let Some(fence) = opens(line, start) {
                self.begin_fence(&fence);
                open = Some(fence);
            } else if let Some(found) = heading(line) {
                self.end_prose();
                self.begin_article(found, Spot::new(start, start + line.len()));
            } else {
                self.add_prose(start, start + line.len());
            }
        }
        if let Some(fence) = &open {
            self.unclosed(fence);
        }
        self.end_prose();
    }

    fn unclosed(&mut self, fence: &Fence<'_>) {
        self.broken = true;
        self.reports.report(self.source, fence.opening, Fault::new(Code::FenceUnclosed));
    }

    fn begin_fence(&mut self, fence: &Fence<'_>) {
        if is_ours(fence.info) {
            self.end_prose();
            return;
        }
        let (first, rest) = fence.info.split_once(' ').unwrap_or((fence.info, ""));
        let near = nearest(first, ["entente"]).is_some() && definitions::block(rest.trim()).is_some();
        if near || first.eq_ignore_ascii_case("entente") {
            let fault = Fault::new(Code::FenceNearMiss).with("found", first);
            self.reports.report(self.source, fence.opening, fault);
        }
    }

    fn end_fence(&mut self, fence: &Fence<'a>, content_end: usize, fence_end: usize) {
        if !is_ours(fence.info) {
            self.add_prose(fence.opening.start as usize, fence_end);
            return;
        }
        let text = &self.source.text[fence.from.min(content_end)..content_end];
        self.read_block(fence, text);
    }

    fn read_block(&mut self, fence: &Fence<'_>, text: &str) {
        self.clauses_seen += 1;
        if self.clauses_seen > CLAUSES_MAX {
            if self.clauses_seen == CLAUSES_MAX + 1 {
                let fault = Fault::new(Code::TooManyClauses).count("count", CLAUSES_MAX);
                self.reports.report(self.source, fence.opening, fault);
            }
            return;
        }
        let Some(block) = self.block_of(fence) else {
            self.broken = true;
            return;
        };
        let article = self.articles.last().map_or(String::new(), |article| article.number.clone());
        if article.is_empty() {
            let fault = Fault::new(Code::ClauseOutsideArticle).with("kind", block.name);
            self.reports.report(self.source, fence.opening, fault);
        }
        let place = Place { source: self.source, base: fence.from, opening: fence.opening };
        let Some((kind, spots)) = clause::read(block, text, place, self.reports) else {
            self.broken = true;
            return;
        };
        let line = self.source.line(fence.opening.start);
        let place = ArticleRef { convention: self.id.clone(), article, line };
        let position = self.clauses.len();
        self.clauses.push(Clause { place, kind });
        self.spots.push(spots);
        self.article().parts.push(ArticlePart::Clause(position));
    }

    fn block_of(&mut self, fence: &Fence<'_>) -> Option<&'static definitions::Block> {
        let kind = fence.info.strip_prefix("entente").map_or("", str::trim);
        let known = BLOCKS.iter().map(|block| block.name);
        let fault = if kind.is_empty() {
            Fault::new(Code::ClauseKindMissing).listed("known", known)
        } else {
            match definitions::block(kind) {
                Some(block) => return Some(block),
                None => Fault::new(Code::ClauseKindUnknown)
                    .with("kind", kind)
                    .listed("known", known.clone())
                    .nearest(nearest(kind, known)),
            }
        };
        self.reports.report(self.source, fence.opening, fault);
        None
    }

    fn begin_article(&mut self, found: crate::heading::Heading, spot: Spot) {
        if self.articles.len() >= ARTICLES_MAX {
            return;
        }
        self.in_annex = found.opens_annex || self.in_annex && !found.says_article;
        let line = self.source.line(spot.start);
        if found.says_article && found.number.is_empty() {
            let fault = Fault::new(Code::ArticleNumberMissing).with("title", &found.title);
            self.reports.report(self.source, spot, fault);
        }
        if !found.number.is_empty() {
            if let Some(&first) = self.numbers.get(&found.number) {
                let fault = Fault::new(Code::ArticleNumberTwice)
                    .with("number", &found.number)
                    .with("line", self.source.line(first.start).to_string())
                    .elsewhere(Elsewhere::First(first));
                self.reports.report(self.source, spot, fault);
            } else {
                self.numbers.insert(found.number.clone(), spot);
            }
        }
        self.articles.push(Article {
            number: found.number,
            title: found.title,
            level: found.level,
            annex: self.in_annex,
            line,
            parts: Vec::new(),
        });
    }

    /// The article being read; the preamble where no heading was seen.
    fn article(&mut self) -> &mut Article {
        if self.articles.is_empty() {
            let preamble = Article {
                number: String::new(),
                title: String::new(),
                level: 2,
                annex: false,
                line: 1,
                parts: Vec::new(),
            };
            self.articles.push(preamble);
        }
        self.articles.last_mut().expect("one was pushed above")
    }

    fn add_prose(&mut self, start: usize, end: usize) {
        self.prose = Some((self.prose.map_or(start, |(from, _)| from), end));
    }

    fn end_prose(&mut self) {
        let Some((start, end)) = self.prose.take() else { return };
        let text = self.source.text[start..end].trim();
        if !text.is_empty() {
            let text = text.replace("\r\n", "\n");
            self.article().parts.push(ArticlePart::Prose(text));
        }
    }
}

/// The fence that the line opens, if any (CommonMark 4.5, three spaces of indentation at most).
pub(crate) fn opens(line: &str, start: usize) -> Option<Fence<'_>> {
    let trimmed = line.trim_start_matches(' ');
    let mark = *trimmed.as_bytes().first()?;
    let length = trimmed.bytes().take_while(|byte| *byte == mark).count();
    if line.len() - trimmed.len() > 3 || !matches!(mark, b'`' | b'~') || length < 3 {
        return None;
    }
    let info = trimmed[length..].trim();
    // A line such as ```` ```code``` ```` is prose.
    if mark == b'`' && info.contains('`') {
        return None;
    }
    let opening = Spot::new(start + line.len() - trimmed.len(), start + line.trim_end().len());
    Some(Fence { mark, length, info, opening, from: start + line.len() })
}

pub(crate) fn closes(line: &str, fence: &Fence<'_>) -> bool {
    let trimmed = line.trim();
    trimmed.len() >= fence.length
        && trimmed.bytes().all(|byte| byte == fence.mark)
        && line.len() - line.trim_start_matches(' ').len() <= 3
}

pub(crate) fn is_ours(info: &str) -> bool {
    info.strip_prefix("entente").is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a line inside one of our blocks can only be the beginning of something else.
pub(crate) fn interrupts(line: &str) -> bool {
    opens(line, 0).is_some_and(|fence| is_ours(fence.info))
        || line.starts_with("##")
            && heading(line).is_some_and(|found| found.says_article || found.opens_annex)
}
