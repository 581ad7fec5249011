//! A convention as a printable document: tagged PDF (PDF/UA-1 and PDF/A-3a), which a reader of screens reads as well.
//!
//! No input or output: values in, bytes out, the same bytes for the same values. What a convention says is
//! `entente-agreement`, whether its signatures hold is `entente-audit`; here is only how it looks on paper. The signed file
//! and its signatures go inside the PDF as attachments, so that whoever has the document can verify them.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agreement;
mod annex;
mod block;
mod font;
mod layout;
mod line;
mod markdown;
mod pdf;
mod signatures;
mod table;
mod tag;
mod words;

pub use agreement::{Printed, agreement_pdf};
pub use pdf::PrintError;
pub use words::words;
