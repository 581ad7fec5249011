//! A real authority of time for tests: `openssl ts`, with certificates made for the test.
//!
//! It answers as authorities do, and signs too what none should, to see it refused.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const CONFIGURATION: &str = "\
[ tsa ]
default_tsa = own
[ own ]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha512
accuracy = secs:1
ordering = yes
tsa_name = no
ess_cert_id_chain = no
[ req ]
distinguished_name = name
[ name ]
[ ca ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[ time ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
[ web ]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = critical, serverAuth
[ both ]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = critical, timeStamping, serverAuth
[ lax ]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = timeStamping
";

/// As its certificates name it.
pub const AUTHORITY_NAME: &str = "Horodatage fictif";

/// An authority of time, in a folder of its own.
#[derive(Debug)]
pub struct TimeAuthority {
    folder: TempDir,
}

impl TimeAuthority {
    /// Makes one, with the certificate of who vouches for it; `None`, and says so, where `openssl` 3 is not installed.
    ///
    /// # Errors
    /// A file could not be written, or `openssl` refuses.
    pub fn new() -> io::Result<Option<Self>> {
        let found = Command::new("openssl").arg("version").output();
        if !found.is_ok_and(|output| output.stdout.starts_with(b"OpenSSL 3")) {
            println!("skipped: `openssl` 3 is not installed");
            return Ok(None);
        }
        let own = Self { folder: tempfile::Builder::new().prefix("entente-time-").tempdir()? };
        fs::write(own.path("tsa.cnf"), CONFIGURATION)?;
        fs::write(own.path("serial"), "01\n")?;
        let vouching = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 30 \
            -subj /O=Exemple/CN=Racine -config tsa.cnf -extensions ca";
        own.openssl(vouching)?;
        own.signer("tsa", "rsa:2048", "time", 30)?;
        Ok(Some(own))
    }

    /// A file of its folder: `ca.pem`, `tsa.pem`, `tsa.key`, `tsa.cnf`.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes a certificate and its key: `extensions` is one of `time`, `web`, `both`, `lax`; days below zero have passed.
    ///
    /// # Errors
    /// As `openssl` says.
    pub fn signer(&self, name: &str, key: &str, extensions: &str, days: i32) -> io::Result<()> {
        let kind = if key == "ec" { "ec -pkeyopt ec_paramgen_curve:P-256" } else { key };
        self.run(
            &format!("req -newkey {kind} -nodes -keyout {name}.key -out {name}.csr -config tsa.cnf"),
            &["-subj", &format!("/O=Exemple/CN={AUTHORITY_NAME}")],
        )?;
        self.openssl(&format!(
            "x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days {days} -extfile tsa.cnf \
             -extensions {extensions} -out {name}.pem"
        ))
    }

    /// The command that answers a request on its input, for a shell.
    pub fn command(&self) -> String {
        format!(
            "cd '{}' && openssl ts -reply -config tsa.cnf -queryfile /dev/stdin -signer tsa.pem -inkey tsa.key -out answer.tsr && cat answer.tsr",
            self.folder.path().display()
        )
    }

    /// Its answer to a request.
    ///
    /// # Errors
    /// As `openssl` says.
    pub fn answer(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        fs::write(self.path("request.tsq"), request)?;
        self.openssl(
            "ts -reply -config tsa.cnf -queryfile request.tsq -signer tsa.pem -inkey tsa.key -out answer.tsr",
        )?;
        fs::read(self.path("answer.tsr"))
    }

    /// The content of a token, signed again by another certificate, which no honest authority would do.
    ///
    /// # Errors
    /// As `openssl` says.
    pub fn signed_by(&self, token: &[u8], name: &str) -> io::Result<Vec<u8>> {
        fs::write(self.path("token.tst"), token)?;
        self.openssl("cms -verify -noverify -nosigs -inform DER -in token.tst -out info.der")?;
        self.openssl(&format!(
            "cms -sign -in info.der -binary -nodetach -outform DER -signer {name}.pem -inkey {name}.key \
             -econtent_type id-smime-ct-TSTInfo -cades -md sha256 -out again.tst"
        ))?;
        fs::read(self.path("again.tst"))
    }

    /// Whether `openssl ts -verify` accepts a token over a file, with the certificate that vouches for the authority.
    pub fn accepts(&self, token: &Path, over: &Path) -> bool {
        let (token, over) = (token.display().to_string(), over.display().to_string());
        self.run("ts -verify -token_in -CAfile ca.pem", &["-in", &token, "-data", &over]).is_ok()
    }

    fn openssl(&self, arguments: &str) -> io::Result<()> {
        self.run(arguments, &[])
    }

    fn run(&self, arguments: &str, more: &[&str]) -> io::Result<()> {
        let mut command = Command::new("openssl");
        let command = command.args(arguments.split_whitespace()).args(more).current_dir(self.folder.path());
        let output = command.output()?;
        let said = || format!("openssl {arguments}: {}", String::from_utf8_lossy(&output.stderr));
        if output.status.success() { Ok(()) } else { Err(io::Error::other(said())) }
    }
}
