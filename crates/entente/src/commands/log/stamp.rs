//! `entente log stamp`: a trusted time over the log, from the authority that the operator chose.

use std::process::ExitCode;

use entente_exchange::{
    Clock, ExchangeError, Node, TimeSettings, TimeSource, read_authorities, read_named_file, write_whole,
};
use entente_model::Message;
use entente_text::Lang;

use crate::cli::StampLog;
use crate::output;
use crate::show::{say, word};

pub async fn stamp(order: StampLog, lang: Lang) -> anyhow::Result<ExitCode> {
    let folder = &order.node.dir;
    let settings = TimeSettings::read(folder)?;
    let given = order.certificates.as_deref().map(read_authorities).transpose()?;
    let authorities = given.or(settings.authorities);
    let node = Node::open(folder, Clock::System).await?;
    if let Some(path) = order.request {
        let failed = |source| ExchangeError::File { path: path.clone(), source };
        write_whole(&path, &node.time_request().await?).map_err(failed)?;
        let message = Message::new("log-time-request-written").with("file", path.display());
        output::line(format_args!("{}", say(lang, &message)));
        return Ok(ExitCode::SUCCESS);
    }
    let stamped = match (order.answer, order.url, order.command) {
        (Some(answer), ..) => node.keep_time(read_named_file(&answer)?, authorities).await?,
        (None, Some(url), _) => node.stamp_log(TimeSource::http(&url)?, authorities).await?,
        (None, None, Some(command)) => node.stamp_log(TimeSource::Command(command), authorities).await?,
        (None, None, None) => {
            let source = settings.source.ok_or(ExchangeError::NoTimeAuthority)?;
            node.stamp_log(source, authorities).await?
        }
    };
    let message = Message::new("log-stamped")
        .count("count", stamped.entries)
        .with("at", super::instant(stamped.second))
        .with("authority", &stamped.authority);
    output::line(format_args!("{}", say(lang, &message)));
    if !stamped.is_known {
        output::line(format_args!("{}", word(lang, "log-stamped-unknown")));
    }
    Ok(ExitCode::SUCCESS)
}
