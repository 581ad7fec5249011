//! Runs the binary and keeps what it said.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// What a command did.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}{}", self.stdout, self.stderr))
    }
}

/// Runs `entente` with these arguments, in French whatever the machine says.
pub fn entente(args: &[&str]) -> Ran {
    entente_in("fr_FR.UTF-8", args)
}

pub fn entente_in(lang: &str, args: &[&str]) -> Ran {
    run(lang, Path::new("."), args)
}

/// The same from another folder.
pub fn entente_from(folder: &Path, args: &[&str]) -> Ran {
    run("fr_FR.UTF-8", folder, args)
}

fn run(lang: &str, folder: &Path, args: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_entente"))
        .args(args)
        .current_dir(folder)
        .env("LANG", lang)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .output()
        .unwrap();
    Ran {
        code: status.code().unwrap_or(-1),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
