//! Coverage and answers of the questionnaire as text for a terminal. Pages take the structures.

use std::fmt::Write as _;

use entente_model::{AgreementId, Message};
use entente_text::Lang;

use super::coverage::{AcademyCoverage, CoverageMatrix};
use super::fact::code;
use super::questionnaire::CensusAnswers;
use super::say::{list, quotable, say, word};
use super::side::Named;

/// Each académie with its collectivités and datasets, then those that have none.
pub fn render_coverage(coverage: &CoverageMatrix, lang: Lang) -> String {
    let mut text = String::new();
    write_coverage(&mut text, coverage, lang).expect("writing to a string cannot fail");
    text
}

fn write_coverage(text: &mut String, coverage: &CoverageMatrix, lang: Lang) -> std::fmt::Result {
    let heading = Message::new("coverage-heading").count("academies", coverage.academies.len() as u64);
    writeln!(text, "{}", say(lang, &heading))?;
    for academy in &coverage.academies {
        write_academy(text, academy, lang)?;
    }
    if !coverage.without.is_empty() {
        let message = Message::new("coverage-without").with("names", labels(lang, &coverage.without));
        writeln!(text, "{}", say(lang, &message))?;
    }
    if !coverage.unplaced.is_empty() {
        let message = Message::new("coverage-unplaced").with("names", ids(lang, &coverage.unplaced));
        writeln!(text, "{}", say(lang, &message))?;
    }
    Ok(())
}

fn write_academy(text: &mut String, academy: &AcademyCoverage, lang: Lang) -> std::fmt::Result {
    writeln!(text, "{} ({})", quotable(&academy.academy.label), ids(lang, &academy.agreements))?;
    for cell in &academy.cells {
        let message = Message::new("coverage-cell")
            .with("authority", quotable(&cell.authority.label))
            .with("dataset", quotable(&cell.dataset.label))
            .with("direction", word(lang, &format!("coverage-{}", code(&cell.direction))));
        let paper =
            if cell.on_paper_only { format!(", {}", word(lang, "coverage-paper")) } else { String::new() };
        writeln!(text, "    {}{paper}", say(lang, &message))?;
    }
    Ok(())
}

/// For each question how many say yes, then each académie.
pub fn render_answers(answers: &CensusAnswers, lang: Lang) -> String {
    let mut text = String::new();
    write_answers(&mut text, answers, lang).expect("writing to a string cannot fail");
    text
}

fn write_answers(text: &mut String, answers: &CensusAnswers, lang: Lang) -> std::fmt::Result {
    let colon = word(lang, "render-colon");
    for (rank, (id, yes)) in
        ["answers-q5", "answers-q6", "answers-q7"].into_iter().zip(answers.yes).enumerate()
    {
        let count = Message::new("answers-yes")
            .count("count", yes as u64)
            .count("all", answers.academies.len() as u64);
        writeln!(text, "{}{colon} {}", word(lang, id), say(lang, &count))?;
        for academy in &answers.academies {
            let answer = [&academy.q5, &academy.q6, &academy.q7][rank];
            let said = match answer.answer {
                Some(true) => word(lang, "answer-yes"),
                Some(false) => word(lang, "answer-no"),
                None => word(lang, "answer-unknown"),
            };
            let found = if answer.agreements.is_empty() {
                String::new()
            } else {
                format!(" ({})", ids(lang, &answer.agreements))
            };
            writeln!(text, "    {}{colon} {said}{found}", quotable(&academy.academy.label))?;
        }
    }
    Ok(())
}

fn labels(lang: Lang, names: &[Named]) -> String {
    list(lang, &names.iter().map(|named| named.label.as_str()).collect::<Vec<&str>>())
}

fn ids(lang: Lang, ids: &[AgreementId]) -> String {
    list(lang, &ids.iter().map(AgreementId::as_str).collect::<Vec<&str>>())
}
