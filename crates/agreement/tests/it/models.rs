//! The model conventions compile without a word, and each duty of their texts has its clause or its reason.

use std::path::Path;

use entente_agreement::{
    Compilation, CoverageError, SourceFile, compile, coverage, format_convention, render,
};
use entente_model::{Agreement, AgreementKind};
use entente_text::Lang;

use crate::project::read_folder;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn read(folders: &[&str]) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for folder in folders {
        read_folder(Path::new(ROOT), folder, &mut files);
    }
    files
}

fn compiled() -> Compilation {
    compile(&read(&["conventions", "datasets", "code-lists"]))
}

fn inventories() -> Vec<SourceFile> {
    read(&["conventions/coverage"])
}

fn models() -> Vec<SourceFile> {
    read(&["conventions/models"])
}

#[test]
fn the_models_compile_without_a_warning() {
    let mut compilation = compiled();
    compilation.diagnostics.retain(|diagnostic| diagnostic.file.starts_with("conventions/models/"));
    assert_eq!(render(&compilation.diagnostics, Lang::Fr), "aucune anomalie\n");
    let ids: Vec<&str> = compilation.models.iter().map(|model| model.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "acces-securise-projet",
            "annuaire-federateur",
            "application-2015",
            "application-2024",
            "cadre-2015",
            "cadre-2024",
            "ministere-cnil-2018",
            "numerique-lycees",
            "partenariat-ent-2023",
            "responsabilite-conjointe",
        ]
    );
    let kinds: std::collections::HashSet<AgreementKind> =
        compilation.models.iter().map(|model| model.kind).collect();
    assert_eq!(kinds.len(), 8, "a model for each kind of convention");
    assert!(compilation.agreements.iter().all(|agreement| !ids.contains(&agreement.id.as_str())));
}

#[test]
fn the_models_have_the_one_layout() {
    let folder = std::env::temp_dir().join("models");
    let mut changed = Vec::new();
    for model in models() {
        let text = String::from_utf8(model.bytes).unwrap();
        let laid_out = format_convention(&model.path, &text).unwrap();
        if laid_out != text {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(Path::new(&model.path).file_name().unwrap()), laid_out).unwrap();
            changed.push(model.path);
        }
    }
    assert!(changed.is_empty(), "`entente fmt` changes {changed:?}; as it should be in {}", folder.display());
}

/// Whoever takes the models finds them sound in a folder of its own: what holds among them holds once adopted.
#[test]
fn the_models_are_sound_once_adopted() {
    let mut files = read(&["datasets", "code-lists"]);
    for mut model in models() {
        model.path = model.path.replace("conventions/models/", "conventions/");
        files.push(model);
    }
    let compilation = compile(&files);
    assert_eq!(render(&compilation.diagnostics, Lang::Fr), "aucune anomalie\n");
    assert_eq!(compilation.agreements.len(), models().len());
}

/// All lines of the annex of 2015, as the original numbers them.
#[test]
fn the_cadre_of_2015_has_every_line_of_its_annex() {
    let compilation = compiled();
    let cadre = compilation.models.iter().find(|model| model.id.as_str() == "cadre-2015").unwrap();
    let lines: Vec<&str> = cadre
        .articles
        .iter()
        .filter(|article| article.annex && article.number.contains('.'))
        .map(|article| article.number.as_str())
        .collect();
    let parts = [(1, 7), (2, 11), (3, 2), (4, 6)];
    let expected: Vec<String> =
        parts.iter().flat_map(|(part, last)| (1..=*last).map(move |line| format!("{part}.{line}"))).collect();
    assert_eq!(lines, expected);
}

#[test]
fn each_duty_of_the_texts_has_its_clause_or_its_reason() {
    let found = coverage(&inventories(), &models(), &compiled().models);
    let errors = found.as_ref().err().map(|errors| list(errors)).unwrap_or_default();
    assert_eq!(errors, "");
    let found = found.unwrap();
    let path = Path::new(ROOT).join("conventions/COVERAGE.md");
    let page = found.markdown(Lang::Fr);
    if std::fs::read_to_string(&path).unwrap_or_default() != page {
        let expected = std::env::temp_dir().join("COVERAGE.md");
        std::fs::write(&expected, &page).unwrap();
        panic!(
            "conventions/COVERAGE.md is not what the inventories and the models say; the expected page is in {}",
            expected.display()
        );
    }
    for (inventory, count) in found.texts() {
        assert!(count.executed * 2 > count.duties, "{}: most lines are executed", inventory.model);
    }
}

fn list(errors: &[CoverageError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is said when the inventory of a model is changed.
fn changed(from: &str, to: &str) -> String {
    let mut inventories = inventories();
    inventories.retain(|file| file.path.ends_with("annuaire-federateur.toml"));
    let text = String::from_utf8(inventories[0].bytes.clone()).unwrap();
    assert!(text.contains(from), "the test changes what is there");
    inventories[0].bytes = text.replacen(from, to, 1).into_bytes();
    let only: Vec<Agreement> =
        compiled().models.into_iter().filter(|one| one.id.as_str() == "annuaire-federateur").collect();
    list(&coverage(&inventories, &models(), &only).err().unwrap_or_default())
}

#[test]
fn what_does_not_agree_is_said_with_its_place() {
    assert_eq!(changed("model =", "model ="), "");
    for (from, to, said) in [
        (
            "by = [\"duty supprimer-comptes\"]",
            "by = [\"duty supprimer-compte\"]",
            "there is no clause `duty supprimer-compte` there",
        ),
        (
            "by = [\"duty supprimer-comptes\"]",
            "why = \"law\"",
            "asks for the clause `duty supprimer-comptes`",
        ),
        ("by = [\"duty supprimer-comptes\"]", "by = []", "name a clause, or give a reason, and not both"),
        (
            "by = [\"front term.notice\"]",
            "by = [\"front term.notices\"]",
            "there is no clause `front term.notices` there",
        ),
        ("number = \"5\"", "number = \"15\"", "has no article `15`"),
        ("model = \"annuaire-federateur\"", "model = \"annuaire\"", "no convention is called `annuaire`"),
        ("why = \"option\"", "why = \"laziness\"", "unknown variant `laziness`"),
    ] {
        let found = changed(from, to);
        assert!(found.contains(said), "{found}");
    }
    let only: Vec<Agreement> =
        compiled().models.into_iter().filter(|one| one.id.as_str() == "cadre-2024").collect();
    let found = list(&coverage(&[], &models(), &only).err().unwrap_or_default());
    assert_eq!(found, "`cadre-2024` has no inventory in conventions/coverage");
}
