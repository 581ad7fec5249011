//! Contextual studies: a text with live figures that several parties publish together.

pub(crate) mod draft;
mod drawn;
pub(crate) mod list;
pub(crate) mod show;
mod stood;
