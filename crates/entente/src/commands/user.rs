//! `entente user add`: an account of the pages; its password comes on the standard input, never as an argument.

use std::io::BufRead;
use std::path::Path;
use std::process::ExitCode;

use entente_exchange::{Clock, NewAccount, Node};
use entente_model::Message;
use entente_text::Lang;

use crate::output;
use crate::show::say;

pub async fn add_user(
    folder: &Path,
    login: &str,
    party: &str,
    role: &str,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    eprintln!("{}", say(lang, &Message::new("user-password")));
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let account = NewAccount { login, party, role, password: password.trim_end_matches(['\r', '\n']), lang };
    node.add_user(&account).await?;
    output::line(format_args!(
        "{}",
        say(lang, &Message::new("user-added").with("login", login).with("party", party))
    ));
    Ok(ExitCode::SUCCESS)
}
