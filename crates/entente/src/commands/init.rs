//! `entente init`: makes a node in a folder that holds conventions.

use std::process::ExitCode;

use entente_exchange::{Clock, create_node};
use entente_model::Message;
use entente_text::Lang;

use crate::cli::Init;
use crate::output;
use crate::show::say;

pub async fn init(args: &Init, lang: Lang) -> anyhow::Result<ExitCode> {
    create_node(&args.dir, Clock::System).await?;
    output::line(format_args!(
        "{}",
        say(lang, &Message::new("node-created").with("dir", args.dir.display()))
    ));
    Ok(ExitCode::SUCCESS)
}
