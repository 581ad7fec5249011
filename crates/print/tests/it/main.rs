//! A convention on paper: what it says, that it is the same each time, and that other programs accept it.
#![allow(clippy::unwrap_used)]

mod document;
