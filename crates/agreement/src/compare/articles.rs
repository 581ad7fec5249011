//! The text of two conventions, article by article: which are new, gone, renumbered, retitled or reworded.
//!
//! What the clauses of an article do is not compared here: that is `effect`'s work.

use std::collections::{HashMap, HashSet};

use entente_model::{Agreement, Article, ArticlePart, ClauseKind};
use serde::{Deserialize, Serialize};

use super::words_diff::{Bag, Stretch, words_diff};

/// Articles of each side that are looked at, at most, to find one that moved and was reworded.
const COMPARED_MAX: usize = 300;
/// Hundredths of words in common from which an article is the same one under another number and title.
const LIKENESS_MIN: usize = 60;

/// The heading of an article, or of an annex line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleHeading {
    /// `4`, `2.2`; empty where it has none.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Whether it belongs to the technical annex.
    pub annex: bool,
    /// Line of the heading.
    pub line: u32,
}

/// One article in both texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleDiff {
    /// Absent where the article is new.
    pub before: Option<ArticleHeading>,
    /// Absent where the article is gone.
    pub after: Option<ArticleHeading>,
    /// Whether it bears another number.
    pub renumbered: bool,
    /// Its title, where it changed.
    pub title: Vec<Stretch>,
    /// Its prose, where it changed; whole where the article is new or gone.
    pub prose: Vec<Stretch>,
    /// Whether its executable blocks changed: the effects say how.
    pub clauses_changed: bool,
}

impl ArticleDiff {
    /// Whether the article stands as it stood.
    pub fn is_same(&self) -> bool {
        self.before.is_some()
            && self.after.is_some()
            && !self.renumbered
            && !self.clauses_changed
            && self.title.is_empty()
            && self.prose.is_empty()
    }
}

/// An article with what it is recognised by.
struct Read<'a> {
    article: &'a Article,
    prose: String,
    title: String,
    clauses: Vec<&'a ClauseKind>,
}

/// Every article of both, in the order of the text after; those that are gone stand where they stood.
pub(super) fn articles_diff(before: &Agreement, after: &Agreement) -> Vec<ArticleDiff> {
    let (before, after) = (read(before), read(after));
    let pairs = pairs(&before, &after);
    let matched: HashSet<usize> = pairs.values().copied().collect();
    let mut gone = (0..before.len()).filter(|rank| !matched.contains(rank)).peekable();
    let mut diffs = Vec::new();
    for (rank, article) in after.iter().enumerate() {
        let old = pairs.get(&rank).copied();
        while let Some(old) = old
            && let Some(rank) = gone.next_if(|rank| *rank < old)
        {
            diffs.push(one_sided(Some(&before[rank]), None));
        }
        diffs.push(match old {
            Some(old) => both(&before[old], article),
            None => one_sided(None, Some(article)),
        });
    }
    diffs.extend(gone.map(|rank| one_sided(Some(&before[rank]), None)));
    diffs
}

fn read<'a>(agreement: &'a Agreement) -> Vec<Read<'a>> {
    let read = |article: &'a Article| {
        let Article { parts, title, .. } = article;
        let prose = parts.iter().filter_map(|part| match part {
            ArticlePart::Prose(prose) => Some(prose.as_str()),
            ArticlePart::Clause(_) => None,
        });
        let clauses = parts.iter().filter_map(|part| match part {
            ArticlePart::Clause(position) => agreement.clauses.get(*position).map(|clause| &clause.kind),
            ArticlePart::Prose(_) => None,
        });
        Read {
            prose: prose.collect::<Vec<&str>>().join("\n\n"),
            title: title.to_lowercase(),
            clauses: clauses.collect(),
            article,
        }
    };
    agreement.articles.iter().map(read).collect()
}

/// For each article after, its rank before: by number and title, by title, by text, by likeness, then by number alone.
fn pairs(before: &[Read<'_>], after: &[Read<'_>]) -> HashMap<usize, usize> {
    let mut pairs = Pairs { of_after: HashMap::new(), taken: HashSet::new() };
    let numbered = |one: &Read<'_>| !one.article.number.is_empty();
    pairs.by(before, after, |one| {
        (numbered(one) || !one.title.is_empty()).then_some((
            one.article.annex,
            one.article.number.as_str(),
            one.title.as_str(),
        ))
    });
    pairs.by(before, after, |one| {
        (!one.title.is_empty()).then_some((one.article.annex, "", one.title.as_str()))
    });
    pairs.by(before, after, |one| (!one.prose.is_empty()).then_some((false, "", one.prose.as_str())));
    pairs.by_likeness(before, after);
    pairs.by(before, after, |one| {
        numbered(one).then_some((one.article.annex, one.article.number.as_str(), ""))
    });
    pairs.of_after
}

struct Pairs {
    of_after: HashMap<usize, usize>,
    taken: HashSet<usize>,
}

impl Pairs {
    fn pair(&mut self, before: usize, after: usize) {
        self.of_after.insert(after, before);
        self.taken.insert(before);
    }

    /// Pairs what is not yet paired and has the same mark, in order.
    fn by<'t, 'a: 't>(
        &mut self,
        before: &'t [Read<'a>],
        after: &'t [Read<'a>],
        mark: impl Fn(&'t Read<'a>) -> Option<(bool, &'t str, &'t str)>,
    ) {
        let mut known: HashMap<(bool, &str, &str), Vec<usize>> = HashMap::new();
        for rank in (0..before.len()).rev().filter(|rank| !self.taken.contains(rank)) {
            if let Some(mark) = mark(&before[rank]) {
                known.entry(mark).or_default().push(rank);
            }
        }
        for (rank, article) in after.iter().enumerate() {
            if self.of_after.contains_key(&rank) {
                continue;
            }
            if let Some(old) = mark(article).and_then(|mark| known.get_mut(&mark)?.pop()) {
                self.pair(old, rank);
            }
        }
    }

    /// Pairs what has most words in common, best first.
    fn by_likeness(&mut self, before: &[Read<'_>], after: &[Read<'_>]) {
        // An article may be nothing but its clauses: their words count too.
        let bag = |one: &Read<'_>| Bag::new(&format!("{} {} {:?}", one.title, one.prose, one.clauses));
        let left = (0..before.len()).filter(|rank| !self.taken.contains(rank)).take(COMPARED_MAX);
        let left: Vec<(usize, Bag)> = left.map(|rank| (rank, bag(&before[rank]))).collect();
        let right = (0..after.len()).filter(|rank| !self.of_after.contains_key(rank)).take(COMPARED_MAX);
        let right: Vec<(usize, Bag)> = right.map(|rank| (rank, bag(&after[rank]))).collect();
        let mut likely: Vec<(usize, usize, usize)> = Vec::new();
        for (old, one) in &left {
            let of_one = right.iter().map(|(new, other)| (one.likeness(other), *old, *new));
            likely.extend(of_one.filter(|(likeness, ..)| *likeness >= LIKENESS_MIN));
        }
        likely.sort_by_key(|(likeness, old, new)| (std::cmp::Reverse(*likeness), *old, *new));
        for (_, old, new) in likely {
            if !self.taken.contains(&old) && !self.of_after.contains_key(&new) {
                self.pair(old, new);
            }
        }
    }
}

fn both(before: &Read<'_>, after: &Read<'_>) -> ArticleDiff {
    let changed = |before: &str, after: &str| {
        let stretches = words_diff(before, after);
        if stretches.len() < 2 && before.is_empty() == after.is_empty() { Vec::new() } else { stretches }
    };
    ArticleDiff {
        renumbered: before.article.number != after.article.number,
        title: changed(&before.article.title, &after.article.title),
        prose: changed(&before.prose, &after.prose),
        clauses_changed: before.clauses != after.clauses,
        before: Some(heading(before)),
        after: Some(heading(after)),
    }
}

fn one_sided(before: Option<&Read<'_>>, after: Option<&Read<'_>>) -> ArticleDiff {
    let text = |one: Option<&Read<'_>>| one.map_or("", |one| one.prose.as_str()).to_owned();
    ArticleDiff {
        before: before.map(heading),
        after: after.map(heading),
        renumbered: false,
        title: Vec::new(),
        prose: words_diff(&text(before), &text(after)),
        clauses_changed: before.or(after).is_some_and(|one| !one.clauses.is_empty()),
    }
}

fn heading(read: &Read<'_>) -> ArticleHeading {
    let Article { number, title, annex, line, .. } = read.article;
    ArticleHeading { number: number.clone(), title: title.clone(), annex: *annex, line: *line }
}
