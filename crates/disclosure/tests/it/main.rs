//! The promises of disclosure control, tried on tables and files, and attacked.

mod attacks;
mod imports;
mod published_tables;
mod table;
