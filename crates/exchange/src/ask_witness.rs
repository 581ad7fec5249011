//! Asks a witness by HTTP to cosign the log (C2SP tlog-witness): one request, and a second one where it says that it has another size.

use std::time::Duration;

use crate::cosign_log::LogWitness;
use crate::error::ExchangeError;
use crate::node::Node;

/// A witness that does not answer within that time is asked another day.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);
/// An answer is a line, or the two checkpoints of a fork.
const ANSWER_BYTES_MAX: u64 = 256 * 1024;

/// What a witness answered.
struct Answer {
    status: u16,
    text: String,
}

impl Node {
    /// Brings the tree up to the head of the log, so that its key and its checkpoint are there.
    pub async fn witness_ready(&self) -> Result<(), ExchangeError> {
        self.grow_log().await
    }

    /// Asks a witness to cosign the log as it is now; gives the entries that it cosigned.
    pub async fn ask_witness(&self, witness: &LogWitness) -> Result<u64, ExchangeError> {
        let name = witness.name().to_owned();
        let silent = |reason: String| ExchangeError::WitnessSilent { witness: name.clone(), reason };
        let Some(url) = &witness.url else { return Err(silent("no address".to_owned())) };
        let mut has = None;
        for _ in 0..2 {
            let body = self.witness_request(&name, has).await?;
            let address = format!("{}/add-checkpoint", url.trim_end_matches('/'));
            let answer = tokio::task::spawn_blocking(move || post(&address, &body)).await?;
            let answer = answer.map_err(|error| silent(error.to_string()))?;
            match (answer.status, answer.text.trim().parse::<u64>()) {
                (200, _) => return self.keep_cosignature(&name, &answer.text).await,
                // It has cosigned another size, which it says: once more from there.
                (409, Ok(size)) if has != Some(size) => has = Some(size),
                (422, _) => {
                    let shown = self.keep_fork(&answer.text).await;
                    let proved = matches!(shown, Ok(entente_audit::Continuity::Forked));
                    let said =
                        if proved { "fork proved, see log/fork.json" } else { "not the log that it knows" };
                    return Err(silent(said.to_owned()));
                }
                (status, _) => return Err(silent(format!("HTTP {status}"))),
            }
        }
        Err(silent("HTTP 409".to_owned()))
    }
}

fn post(address: &str, body: &str) -> Result<Answer, ureq::Error> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(ANSWER_WITHIN))
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .into();
    let mut response = agent.post(address).header("content-type", "text/plain; charset=utf-8").send(body)?;
    let status = response.status().as_u16();
    let text = response.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string()?;
    Ok(Answer { status, text })
}
