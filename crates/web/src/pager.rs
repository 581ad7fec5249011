//! Pages of a long list under one address, whose filters stay in the query.

/// Where a list stands.
#[derive(Debug)]
pub(crate) struct Pager {
    pub(crate) page: usize,
    pub(crate) pages: usize,
    pub(crate) total: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    rows: usize,
}

impl Pager {
    /// `wanted` counts from 1; a page beyond the last one is the last one.
    pub(crate) fn new(path: &str, query: &[(&str, &str)], wanted: usize, total: usize, rows: usize) -> Self {
        let pages = total.div_ceil(rows).max(1);
        let page = wanted.clamp(1, pages);
        let at = |page: usize| {
            let page = page.to_string();
            let mut query = query.to_vec();
            query.push(("page", &page));
            address(path, &query)
        };
        Self {
            page,
            pages,
            total,
            previous: (page > 1).then(|| at(page - 1)),
            next: (page < pages).then(|| at(page + 1)),
            rows,
        }
    }

    /// Rows before this page.
    pub(crate) fn offset(&self) -> usize {
        (self.page - 1) * self.rows
    }
}

/// An address with its query; empty fields are left out.
pub(crate) fn address(path: &str, query: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = query
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", escaped(value)))
        .collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// Every byte that is not plain is written `%XX` (RFC 3986).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_filters_and_stays_within_the_pages() {
        let pager = Pager::new("/institutions", &[("q", "lycée & co"), ("on", "")], 9, 101, 50);
        assert_eq!((pager.page, pager.pages, pager.offset()), (3, 3, 100));
        assert_eq!(pager.previous.as_deref(), Some("/institutions?q=lyc%C3%A9e%20%26%20co&page=2"));
        assert_eq!(pager.next, None);
        let empty = Pager::new("/x", &[], 0, 0, 50);
        assert_eq!((empty.page, empty.pages, empty.offset()), (1, 1, 0));
    }
}
