//! The binary: command line, configuration and wiring. The only place that reads the environment.

mod cli;
mod commands;
mod demo;
mod output;
mod show;

use std::process::ExitCode;

use clap::Parser;
use entente_exchange::{ExchangeError, LoadOptions};
use entente_text::Lang;

use crate::cli::{Cli, Command, Disclosure, Forecast, Index, Reference, User};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = cli.lang.unwrap_or_else(language_of_environment);
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("ENTENTE_LOG").unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    match run(cli.command, lang) {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("entente: {}", sentence(&error, lang));
            ExitCode::from(2)
        }
    }
}

/// What the error says in the reader's language, where one of its causes knows.
fn sentence(error: &anyhow::Error, lang: Lang) -> String {
    if let Some(known) = error.downcast_ref::<ExchangeError>() {
        return known.say(lang);
    }
    let mut said = Vec::new();
    for cause in error.chain() {
        if let Some(show::Cannot(message)) = cause.downcast_ref() {
            return show::say(lang, message);
        }
        if let Some(message) = entente_disclosure::message_of(cause) {
            said.push(entente_disclosure::words().say(lang, &message));
            return said.join(if lang == Lang::Fr { "\u{a0}: " } else { ": " });
        }
        said.push(cause.to_string());
    }
    format!("{error:#}")
}

/// `LC_ALL`, then `LC_MESSAGES`, then `LANG`, as every program of the system reads them.
fn language_of_environment() -> Lang {
    let chosen = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Lang::choose(&chosen.unwrap_or_default())
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

#[tokio::main]
async fn run(command: Command, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Command::Check(args) => commands::check(&args, lang),
        Command::Fmt(args) => commands::fmt(&args, lang),
        Command::Validate(args) => commands::validate(&args, lang),
        Command::Generate(args) => commands::generate(&args, lang),
        Command::Demo(args) => demo::run(args, lang).await,
        Command::Init(args) => commands::init(&args, lang).await,
        Command::Reference(Reference::Load {
            node,
            files,
            list,
            effective_on,
            complete,
            reserved,
            party,
        }) => {
            let options = LoadOptions {
                list: list.map(|list| list.as_str().into()),
                effective_on,
                complete,
                reserved,
                party: party.map(|party| party.as_str().into()),
            };
            commands::load_references(&node.dir, &files, &options, lang).await
        }
        Command::Reference(reference) => commands::reference(&reference, lang).await,
        Command::Deposit(args) => commands::deposit(&args, lang).await,
        Command::Deposits(command) => commands::deposits(command, lang).await,
        Command::Agreement(command) => commands::agreement(command, lang).await,
        Command::Export(command) => commands::export(command, lang).await,
        Command::Import(command) => commands::import(command, lang),
        Command::Remind(args) => commands::remind(&args, lang).await,
        Command::Explain(args) => commands::explain(&args, lang).await,
        Command::Deliver(args) => commands::deliver(&args, lang).await,
        Command::Key(command) => commands::key(*command, lang).await,
        Command::Log(command) => commands::log(command, lang).await,
        Command::Witness(command) => commands::witness(command, lang).await,
        Command::User(User::Add { node, party, role, login }) => {
            commands::add_user(&node.dir, &login, &party, &role, lang).await
        }
        Command::Clearance(command) => commands::clearance(command, lang).await,
        Command::Contractor(command) => commands::contractor(command, lang).await,
        Command::Serve(args) => commands::serve(&args.node.dir, &args.listen, lang).await,
        Command::Aaf(command) => commands::aaf(&command, lang).await,
        Command::Forecast(Forecast::Run(args)) => commands::run_forecast(&args, lang),
        Command::Forecast(Forecast::Backtest(args)) => commands::run_backtest(&args, lang),
        Command::Study(command) => commands::study(command, lang).await,
        Command::Index(Index::Segregation(args)) => commands::segregation(&args, lang),
        Command::Index(Index::Sectors(args)) => commands::sectors(&args, lang),
        Command::Disclosure(Disclosure::Suppress(args)) => commands::suppress(&args, lang),
        Command::Disclosure(Disclosure::Round(args)) => commands::round(&args, lang),
        Command::Disclosure(Disclosure::Audit(args)) => commands::audit(&args, lang),
        Command::Disclosure(Disclosure::Assess(args)) => commands::assess(&args, lang),
        Command::Disclosure(Disclosure::Anonymise(args)) => commands::anonymise(&args, lang),
        Command::Disclosure(Disclosure::Twin(args)) => commands::twin(&args, lang),
        Command::ReferencePage => {
            output::text(format_args!("{}", entente_agreement::reference_markdown(lang)));
            Ok(ExitCode::SUCCESS)
        }
    }
}
