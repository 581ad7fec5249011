//! How much of an untrusted file is read before it is refused.
//!
//! The figures are bounds, not rules of a format: the largest real record met is some kilobytes.

/// Bounds of a reading. Each is far above what a real delivery holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one text, one tag or one comment of an XML document.
    pub token_bytes_max: usize,
    /// Elements open at the same time.
    pub depth_max: usize,
    /// Bytes of text in one record.
    pub record_bytes_max: usize,
    /// Values in one record.
    pub record_values_max: usize,
    /// Files in one archive.
    pub files_max: usize,
    /// Bytes that one archive may give once decompressed.
    pub archive_bytes_max: u64,
    /// How many times larger than the archive its content may be, beyond the first mebibyte.
    pub expansion_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            token_bytes_max: 1 << 20,
            depth_max: 64,
            record_bytes_max: 8 << 20,
            record_values_max: 100_000,
            files_max: 10_000,
            archive_bytes_max: 64 << 30,
            expansion_max: 400,
        }
    }
}
