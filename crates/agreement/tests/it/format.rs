//! The one layout of a convention: same meaning, same words, nothing left to change the second time.

use entente_agreement::{SourceFile, compile, format_convention, prose_html, render};
use entente_model::{Agreement, ArticlePart};
use entente_text::Lang;
use proptest::prelude::*;

use crate::folder::{CADRE, Folder, LOCAL};
use crate::language::convention_of_examples;

fn formatted(text: &str) -> String {
    match format_convention("essai.convention.md", text) {
        Ok(text) => text,
        Err(diagnostics) => panic!("{}", render(&diagnostics, Lang::Fr)),
    }
}

/// What a convention means: clauses in their articles, and prose as a reader sees it. Lines may move.
fn meaning(text: &str) -> Option<String> {
    let file = SourceFile { path: "conventions/essai.convention.md".into(), bytes: text.into() };
    let agreement = compile(&[file]).agreements.pop()?;
    Some(without_lines(&agreement))
}

fn without_lines(agreement: &Agreement) -> String {
    let articles = agreement.articles.iter().map(|article| {
        let parts = article.parts.iter().map(|part| match part {
            ArticlePart::Prose(text) => prose_html(text),
            ArticlePart::Clause(position) => format!("{:?}", agreement.clauses[*position].kind),
        });
        format!("{} {} {} {:?}", article.number, article.title, article.annex, parts.collect::<Vec<_>>())
    });
    let front =
        Agreement { articles: Vec::new(), clauses: Vec::new(), sha256: String::new(), ..agreement.clone() };
    format!("{front:?}\n{}", articles.collect::<Vec<_>>().join("\n"))
}

#[test]
fn lays_out_keys_comments_and_blocks() {
    let text = "+++\r\nparties = [ \"a\",\"b\" ]   # signataires\r\nid=\"essai\"\nkind = 'cadre'\ntitle = \"Essai\"\n[term]\nnotice={form=\"registered-letter\",lasts=\"P1Y\"}\nlasts = \"P1Y\"\n+++\n## Article 1 : Objet  \nUn texte.  \nUne ligne \n```entente   duty\n# qui le doit\nwho = [\"region\"]\nid = \"alerte\"\nwithin = \"PT48H\"\nfrom = \"incident-known\"\nact = \"alert\" # sans attendre\nwhat = \"alerter\"\n\n# fin\n```\n\n\n\nSuite.\n~~~ entente competence\nid = \"postes\"\ndomain = \"Postes\"\ncells = [{accountable = \"region\", what = \"fournir les postes de travail des personnels administratifs\", responsible = [\"region\"]}, # les postes\n{ what = \"b\", accountable = \"region\", responsible = [\"region\"] }]\n~~~\n```toml\na   = 1 \n\n\n```";
    insta::assert_snapshot!(formatted(text), @r#"
    +++
    id = "essai"
    title = "Essai"
    kind = "cadre"
    parties = ["a", "b"] # signataires

    [term]
    lasts = "P1Y"
    notice = { lasts = "P1Y", form = "registered-letter" }
    +++

    ## Article 1 : Objet
    Un texte.  
    Une ligne

    ```entente duty
    id = "alerte"
    # qui le doit
    who = ["region"]
    act = "alert" # sans attendre
    what = "alerter"
    within = "PT48H"
    from = "incident-known"
    # fin
    ```

    Suite.

    ```entente competence
    id = "postes"
    domain = "Postes"
    cells = [
        {
            what = "fournir les postes de travail des personnels administratifs",
            responsible = ["region"],
            accountable = "region",
        }, # les postes
        { what = "b", responsible = ["region"], accountable = "region" },
    ]
    ```

    ```toml
    a   = 1 


    ```
    "#);
}

#[test]
fn keeps_a_comment_at_the_top_and_the_tables_of_a_list_in_order() {
    let text = "+++\n# Tout en haut.\n\n# De la convention.\nid = \"essai\"\ntitle = \"Essai\"\nkind = \"cadre\"\nparties = [\"a\"]\nterm = { lasts = \"P1Y\" }\n+++\n## Article 1 : Objet\n```entente party\nid = \"a\"\n[[contacts]]\nmail = \"a@b.invalid\"\nfunction = \"rssi\"\n[[signatories]]\ntitle = \"premier\"\n[[signatories]]\ntitle = \"second\"\n```\n";
    insta::assert_snapshot!(formatted(text), @r#"
    +++
    # Tout en haut.

    # De la convention.
    id = "essai"
    title = "Essai"
    kind = "cadre"
    parties = ["a"]
    term = { lasts = "P1Y" }
    +++

    ## Article 1 : Objet

    ```entente party
    id = "a"

    [[signatories]]
    title = "premier"

    [[signatories]]
    title = "second"

    [[contacts]]
    function = "rssi"
    mail = "a@b.invalid"
    ```
    "#);
}

#[test]
fn says_what_it_cannot_read_and_changes_nothing() {
    for (text, code) in [
        ("## Article 1\n", "front-matter-missing"),
        ("+++\nid = 1\n", "front-matter-unclosed"),
        ("+++\nid = \n+++\n", "bad-toml"),
        ("+++\n+++\n## Article 1\n```entente duty\nwho = [\n```\n", "bad-toml"),
        ("+++\n+++\n## Article 1\n```entente duty\nwho = 1\n", "fence-unclosed"),
    ] {
        let diagnostics = format_convention("essai.convention.md", text).unwrap_err();
        assert_eq!(diagnostics[0].code.as_str(), code, "{text}");
    }
}

#[test]
fn the_conventions_of_the_project_keep_their_meaning() {
    let mut texts: Vec<String> = Vec::new();
    for file in crate::project::project() {
        if file.path.ends_with(".convention.md") {
            texts.push(String::from_utf8(file.bytes).unwrap());
        }
    }
    texts.push(convention_of_examples());
    for text in texts {
        let once = formatted(&text);
        assert_eq!(meaning(&once), meaning(&text));
        assert_eq!(formatted(&once), once);
    }
}

fn spoil() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((any::<usize>(), 0..12usize), 0..8)
}

/// Blanks, comments and line ends where TOML and Markdown allow them.
fn spoiled(text: &str, changes: &[(usize, usize)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, change) in changes {
        let at = at % lines.len();
        let line = lines[at].clone();
        let in_value = line.contains(" = ");
        lines[at] = match change {
            0 => format!("{line} "),
            1 if in_value => line.replacen(" = ", "=", 1),
            2 if in_value => format!("  {line}"),
            3 if in_value => format!("{line} # remarque"),
            4 if in_value => format!("# remarque\n{line}"),
            5 => line.replace(", ", ","),
            6 if line.starts_with("```") => format!("{line}\n\n"),
            7 => line.replace("[\"", "[\n  # un\n  \""),
            8 => line.replace("{ ", "{"),
            9 => line.replace(" }", "}"),
            10 if line.trim().is_empty() => "\n\n".to_owned(),
            11 => format!("{line}\r"),
            _ => line,
        };
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn never_changes_the_meaning_and_is_done_once(which in 0..4usize, changes in spoil()) {
        let folder = Folder::sound();
        let own = |path: &str| {
            let file = folder.files.iter().find(|file| file.path == path).unwrap();
            String::from_utf8(file.bytes.clone()).unwrap()
        };
        let text = match which {
            0 => own(CADRE),
            1 => own(LOCAL),
            2 => convention_of_examples(),
            _ => include_str!("../../../../conventions/men-rdf-2015.convention.md").to_owned(),
        };
        let text = spoiled(&text, &changes);
        if let Ok(once) = format_convention("essai.convention.md", &text) {
            prop_assert_eq!(meaning(&once), meaning(&text));
            prop_assert_eq!(format_convention("essai.convention.md", &once).unwrap(), once);
        }
    }

    #[test]
    fn never_panics(text in "(\\PC|\n){0,200}", inside in "[a-z\"'\\[\\]{}=.,# \n\\\\0-9-]{0,80}") {
        let _ = format_convention("a", &text);
        let block = format!("+++\n{inside}\n+++\n## Article 1\n```entente duty\n{inside}\n```\n");
        if let Ok(once) = format_convention("a", &block) {
            prop_assert_eq!(format_convention("a", &once).unwrap(), once);
        }
    }
}
