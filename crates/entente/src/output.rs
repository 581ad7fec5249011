//! The standard output: when its reader has gone (`entente log show | head`), the command ends without a word.

use std::fmt::Arguments;
use std::io::{self, Write};

/// Writes text.
pub fn text(text: Arguments<'_>) {
    write(|out| out.write_fmt(text));
}

/// Writes a line.
pub fn line(text: Arguments<'_>) {
    write(|out| {
        out.write_fmt(text)?;
        out.write_all(b"\n")
    });
}

fn write(put: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let mut out = io::stdout().lock();
    if put(&mut out).and_then(|()| out.flush()).is_err() {
        // Nobody reads any more, or the disk is full: nothing that was done is undone, and there is nobody to tell.
        std::process::exit(1);
    }
}
