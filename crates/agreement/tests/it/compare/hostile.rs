//! Whatever the files hold, comparing ends, says the same twice, and never panics.

use entente_agreement::Compilation;
use entente_agreement::compare::{
    RegisterSource, answers, approvals_needed, census_csv, compare, comparison_json, conformance,
    conformance_json, diff, diff_json, given, matrix, register, render_answers, render_comparison,
    render_conformance, render_coverage, render_diff, standing_by_text, with_adhesions,
};
use entente_model::{AgreementId, Territories};
use entente_text::Lang;
use jiff::civil::date;
use proptest::prelude::*;

use super::adhesion::{ADHESION, joined};
use super::register::{PAPER, on_paper};
use crate::folder::{CADRE, Folder, LOCAL};
use crate::hostile::{edits, mutate};

/// Every comparison of everything with everything.
fn compare_all(before: &Compilation, after: &Compilation) {
    let sides = |compilation: &'_ Compilation| compilation.agreements.len();
    assert!(sides(before) <= 4 && sides(after) <= 4);
    for one in &before.agreements {
        given(before.side(one));
        for other in &after.agreements {
            let (one, other) = (before.side(one), after.side(other));
            let (there, back) = (diff(one, other), diff(other, one));
            assert_eq!(there.effects.len(), back.effects.len());
            let side_by_side = compare(one, other);
            let deviations = conformance(one, other);
            approvals_needed(one, &there);
            for lang in [Lang::Fr, Lang::En] {
                let text = render_diff(&there, lang)
                    + &render_comparison(&side_by_side, lang)
                    + &render_conformance(&deviations, lang);
                assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
                diff_json(&there, lang);
                comparison_json(&side_by_side, lang);
                conformance_json(&deviations, lang);
            }
        }
    }
    let source = RegisterSource {
        agreements: &after.agreements,
        papers: &after.papers,
        datasets: &after.datasets,
        code_lists: &after.code_lists,
        territories: &Territories::default(),
    };
    let all = register(&source, |agreement| standing_by_text(agreement, date(2026, 1, 1)));
    for line in census_csv(&all).lines() {
        for cell in line.split(';') {
            assert!(!cell.starts_with(['=', '+', '-', '@']) && !cell.starts_with("\"="), "{line}");
        }
    }
    for lang in [Lang::Fr, Lang::En] {
        render_coverage(&matrix(&all, &[]), lang);
        render_answers(&answers(&all, &AgreementId::new("cadre"), &[]), lang);
    }
    for agreement in &after.agreements {
        with_adhesions(agreement, &after.adhesions, date(2026, 1, 1));
    }
}

fn folder() -> Folder {
    let mut folder = Folder::sound();
    joined(&mut folder);
    on_paper(&mut folder);
    folder
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_to_any_file(file in prop::sample::select(vec![CADRE, LOCAL, ADHESION, PAPER]), edits in edits()) {
        let before = folder();
        let mut after = folder();
        let changed = after.files.iter_mut().find(|one| one.path == file).unwrap();
        mutate(&mut changed.bytes, &edits);
        compare_all(&before.compile(), &after.compile());
    }

    #[test]
    fn any_bytes_in_a_file_of_the_register(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,200}", first in any::<bool>()) {
        for content in [bytes, text.into_bytes()] {
            let mut after = folder();
            let path = if first { ADHESION } else { PAPER };
            after.remove(path);
            after.add(path, content);
            after.compile();
        }
    }
}

/// Texts of the largest size that is read are compared in a bounded time, and what cannot be compared is said.
#[test]
fn large_texts_end() {
    let grants: String = (0..300)
        .map(|rank| format!("```entente grant\ndataset = \"eleves\"\nto = {{ party = \"region-{rank}\", scope = \"all\" }}\npurposes = [\"bati\"]\nbasis = \"{rank}\"\nchannels = [\"api\"]\n```\n"))
        .collect();
    let prose = |word: &str| (0..60_000).map(|rank| format!("{word}{rank} ")).collect::<String>();
    let with = |word: &str| {
        let mut folder = Folder::sound();
        folder.append(CADRE, &format!("## Article 8 : Long\n{}\n{grants}", prose(word)));
        folder.compile()
    };
    let (before, after) = (with("mot"), with("autre"));
    let id = AgreementId::new("cadre");
    let found = diff(before.side(before.agreement(&id).unwrap()), after.side(after.agreement(&id).unwrap()));
    assert!(found.effects.is_empty() && found.complete);
    assert_eq!(found.articles.iter().filter(|article| !article.is_same()).count(), 1);
}
