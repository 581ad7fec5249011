//! `entente agreement sign`, `record-signature` and `import-signature`: beside a file, or into a node.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use entente_audit::{
    Hash, PublicKey, RecordedSignature, Signatory, Signature, SignatureFile, SignatureMeans, Statement,
    digest, hash_file,
};
use entente_exchange::{
    Clock, ExchangeError, RecordOrder, SignOrder, read_named_file, signatures_path, write_whole,
};
use entente_model::{AgreementId, Message, PartyId};
use entente_text::Lang;
use serde_json::json;

use super::keys::{read_secret, read_text};
use super::verify::head;
use super::{numbered, open};
use crate::cli::{Format, Means, RecordSignature, Sign, Signing};
use crate::commands::deposits::write;
use crate::output;
use crate::show::say;

pub async fn sign(args: &Sign, lang: Lang) -> anyhow::Result<ExitCode> {
    if let Some(dir) = &args.dir {
        return sign_in_node(args, dir, lang).await;
    }
    let path = PathBuf::from(&args.file);
    let bytes = read_bytes(&path)?;
    let signature = Signature::of(
        id_of(&path, &bytes)?,
        &bytes,
        PartyId::new(args.signing.party.as_str()),
        signatory(&args.signing),
        args.signing.place.clone().unwrap_or_default(),
        args.signing.on.unwrap_or_else(|| Clock::System.today()),
    );
    let Some(statement) = statement(args, &signature)? else { return Ok(ExitCode::SUCCESS) };
    add_beside(&path, &statement)?;
    told(args.format, &args.signing.party, &args.file, &signature.sha256, lang)?;
    Ok(ExitCode::SUCCESS)
}

/// The signed statement; where no key is given, the text to sign is printed instead.
fn statement(args: &Sign, signature: &Signature) -> anyhow::Result<Option<Statement>> {
    if let Some(key) = &args.key {
        return Ok(Some(signature.sign(&read_secret(key)?).map_err(ExchangeError::from)?));
    }
    let (Some(attached), Some(public)) = (&args.attach, &args.public_key) else {
        output::text(format_args!("{}", signature.text().map_err(ExchangeError::from)?));
        return Ok(None);
    };
    Ok(Some(attach(signature, attached, public)?))
}

/// Takes the 64 bytes that another program signed.
fn attach(signature: &Signature, attached: &Path, public: &Path) -> anyhow::Result<Statement> {
    let key = PublicKey::from_pem(&read_text(public)?).map_err(ExchangeError::from)?;
    let not_signed = || ExchangeError::NotHeld(Message::new("signature-not-signed"));
    let bytes: [u8; 64] = read_bytes(attached)?.try_into().map_err(|_| not_signed())?;
    let statement = signature.attach(&key, bytes).map_err(ExchangeError::from)?;
    Ok(statement.ok_or_else(not_signed)?)
}

async fn sign_in_node(args: &Sign, dir: &Path, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = open(dir).await?;
    let order = order(&args.file, &args.signing);
    let kept = if let Some(key) = &args.key {
        vec![node.sign_agreement(&order, &read_secret(key)?).await?]
    } else {
        let signature = node.signature_to_make(&order).await?;
        let Some(statement) = statement(args, &signature)? else { return Ok(ExitCode::SUCCESS) };
        node.import_signatures_as(Some(&order.party), &statement.to_string()).await?
    };
    let sha256 = kept.first().map(|one| one.sha256).ok_or(ExchangeError::KeptAlready)?;
    told(args.format, &args.signing.party, &args.file, &sha256, lang)?;
    Ok(ExitCode::SUCCESS)
}

pub async fn record(args: &RecordSignature, lang: Lang) -> anyhow::Result<ExitCode> {
    let key = read_secret(&args.key)?;
    let scan = args.scan.as_deref().map(scan_digest).transpose()?;
    let by = PartyId::new(args.by.as_str());
    let sha256 = match &args.dir {
        Some(dir) => {
            let order = RecordOrder {
                signed: order(&args.file, &args.signing),
                means: means(args.means),
                reference: args.reference.clone(),
                scan,
                recorded_by: by,
            };
            open(dir).await?.record_signature(&order, &key).await?.sha256
        }
        None => {
            let path = PathBuf::from(&args.file);
            let bytes = read_bytes(&path)?;
            let today = Clock::System.today();
            let record = RecordedSignature {
                agreement: id_of(&path, &bytes)?,
                sha256: digest(&bytes),
                party: PartyId::new(args.signing.party.as_str()),
                signatory: signatory(&args.signing),
                place: args.signing.place.clone(),
                on: args.signing.on.unwrap_or(today),
                means: means(args.means),
                reference: args.reference.clone(),
                scan,
                recorded_by: by,
                recorded_on: today,
            };
            add_beside(&path, &record.sign(&key).map_err(ExchangeError::from)?)?;
            record.sha256
        }
    };
    told(args.format, &args.signing.party, &args.file, &sha256, lang)?;
    Ok(ExitCode::SUCCESS)
}

pub async fn import(
    dir: &Path,
    file: &Path,
    party: Option<&str>,
    format: Format,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = open(dir).await?;
    let party = party.map(PartyId::new);
    let kept = node.import_signatures_as(party.as_ref(), &read_text(file)?).await?;
    write(format, &kept, || {
        let mut text = say(lang, &Message::new("signatures-imported").count("count", kept.len() as u64));
        text.push('\n');
        for one in &kept {
            text.push_str(&format!("  {}  {}  {}  {}\n", one.id, one.signed_on, one.party, one.agreement));
        }
        text
    })?;
    Ok(ExitCode::SUCCESS)
}

fn told(format: Format, party: &str, file: &str, sha256: &Hash, lang: Lang) -> anyhow::Result<()> {
    write(format, &json!({"party": party, "file": file, "sha256": sha256}), || {
        let done = Message::new("agreement-signed").with("party", party).with("file", file);
        format!("{}\n", say(lang, &done.with("sha256", sha256)))
    })
}

fn order(file: &str, signing: &Signing) -> SignOrder {
    let (id, amendment) = numbered(file);
    SignOrder {
        agreement: AgreementId::new(id),
        amendment,
        party: PartyId::new(signing.party.as_str()),
        signatory: signatory(signing),
        place: signing.place.clone().unwrap_or_default(),
        on: signing.on,
    }
}

fn signatory(signing: &Signing) -> Signatory {
    Signatory {
        name: signing.name.clone(),
        function: signing.function.clone(),
        delegation: signing.delegation.clone(),
    }
}

fn means(means: Means) -> SignatureMeans {
    match means {
        Means::DemarchesSimplifiees => SignatureMeans::DemarchesSimplifiees,
        Means::RegisteredLetter => SignatureMeans::RegisteredLetter,
        Means::Paper => SignatureMeans::Paper,
        Means::Electronic => SignatureMeans::Electronic,
    }
}

/// Adds a statement to `<file>.signatures`, unless it is there.
fn add_beside(path: &Path, statement: &Statement) -> anyhow::Result<()> {
    let beside = signatures_path(path.to_owned());
    let text = if beside.exists() { read_text(&beside)? } else { String::new() };
    let mut file = SignatureFile::read(&text).map_err(ExchangeError::from)?;
    file.add(statement).map_err(ExchangeError::from)?;
    write_whole(&beside, file.to_string().as_bytes()).with_context(|| beside.display().to_string())
}

pub(super) fn read_bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    Ok(read_named_file(path)?)
}

fn scan_digest(path: &Path) -> anyhow::Result<Hash> {
    let failed = |source| ExchangeError::File { path: path.to_owned(), source };
    let hashed = hash_file(path).map_err(failed)?;
    hashed.sha256.parse().map_err(anyhow::Error::from)
}

/// The id that a file says in its front matter, whatever else is wrong in it.
fn id_of(path: &Path, bytes: &[u8]) -> Result<AgreementId, ExchangeError> {
    head(path, bytes).0.ok_or_else(|| ExchangeError::NotAConvention { path: path.to_owned() })
}
