//! `entente demo`: makes a fictitious academy and région in a folder and plays the main job, saying what it does.
//!
//! Everything goes through the same use cases as the other commands; only the people and the pupils are invented.

mod folder;
mod story;
mod teller;

use std::process::ExitCode;

use entente_exchange::{Clock, Node};
use entente_model::Message;
use entente_text::Lang;

use crate::cli::Demo;
use crate::commands::serve_node;
use folder::{Start, prepare};
use teller::Teller;

/// Password of the demo accounts: they exist in the demo's folder only.
pub const PASSWORD: &str = "entente-demo";
/// Account of the région's analyst.
pub const REGION_LOGIN: &str = "analyste@region-exemple.invalid";
/// Account of whoever gives clearances in the région.
pub const REGION_ADMINISTRATOR_LOGIN: &str = "habilitations@region-exemple.invalid";
/// Account of the rectorat's statistician.
pub const RECTORAT_LOGIN: &str = "ssa@rectorat-exemple.invalid";
/// Account of whoever runs the ENT.
pub const EXPLOITANT_LOGIN: &str = "annuaire@exploitant-exemple.invalid";

pub async fn run(args: Demo, lang: Lang) -> anyhow::Result<ExitCode> {
    let mut teller = Teller::new(lang);
    teller.title();
    let start = prepare(&args, lang)?;
    let (id, resumed) = match start {
        Start::Clean => ("demo-clean", false),
        Start::Replaced => ("demo-replaced", false),
        Start::Resumed => ("demo-resumed", true),
    };
    let opening =
        Message::new(id).with("dir", args.dir.display()).count("count", args.pupils).with("seed", args.seed);
    teller.say(&opening);
    teller.say(&Message::new("demo-invented"));
    if !resumed {
        story::play(&args, &mut teller).await?;
        folder::finish(&args)?;
        if let Some(file) = &args.timings {
            std::fs::write(file, serde_json::to_vec_pretty(&teller.timings())?)?;
        }
    }
    what_to_look_at(&args, &mut teller);
    if args.no_serve {
        return Ok(ExitCode::SUCCESS);
    }
    let node = Node::open(&args.dir, Clock::System).await?;
    serve_node(node, &args.listen, lang).await
}

fn what_to_look_at(args: &Demo, teller: &mut Teller) {
    teller.heading("step-done");
    let url = format!("http://{}", args.listen);
    teller.say(&Message::new("demo-files").with("dir", args.dir.join("out").display()));
    if args.no_serve {
        teller.say(&Message::new("demo-serve-later").with("dir", args.dir.display()).with("url", &url));
    }
    teller.say(&Message::new("demo-look").with("url", &url));
    teller.item(&Message::new("demo-look-region").with("login", REGION_LOGIN).with("password", PASSWORD));
    teller.item(&Message::new("demo-look-rectorat").with("login", RECTORAT_LOGIN));
    teller.item(&Message::new("demo-look-exploitant").with("login", EXPLOITANT_LOGIN));
    teller.item(&Message::new("demo-look-convention"));
}
