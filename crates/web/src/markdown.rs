//! Markdown of conventions and dictionaries to HTML. The text is untrusted: its HTML shows as text, its images as
//! their alternative, and its links lead only to the web, to a mailbox or to a place of the page.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// `#article-4`, `#article-2.2`: the address of an article in its page.
pub(crate) fn article_anchor(number: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || c == '.' || c == '-' { c } else { '-' };
    format!("article-{}", number.chars().map(kept).collect::<String>())
}

/// HTML whose headings start under `level`, none skipped: a reader goes from heading to heading.
pub(crate) fn to_html(markdown: &str, level: u8) -> String {
    let mut headings = Headings { under: level, last: level, open: Vec::new() };
    let mut image = false;
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Image { .. }) => {
            image = true;
            None
        }
        Event::End(TagEnd::Image) => {
            image = false;
            None
        }
        Event::Start(Tag::Heading { level, .. }) if !image => {
            let level = headings.open(level);
            Some(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(headings.close()))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if leads_somewhere_safe(&dest_url) { dest_url } else { CowStr::Borrowed("#") };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        other => Some(other),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    // A wide table scrolls on its own; its region is reached with the keyboard like the page's others.
    out.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}

fn leads_somewhere_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "#"].iter().any(|start| lower.starts_with(start))
}

struct Headings {
    under: u8,
    last: u8,
    open: Vec<HeadingLevel>,
}

impl Headings {
    fn open(&mut self, level: HeadingLevel) -> HeadingLevel {
        let wanted = (level as u8 + self.under).clamp(self.under + 1, self.last + 1).min(6);
        self.last = wanted;
        let level = HeadingLevel::try_from(usize::from(wanted)).unwrap_or(HeadingLevel::H6);
        self.open.push(level);
        level
    }

    fn close(&mut self) -> HeadingLevel {
        self.open.pop().unwrap_or(HeadingLevel::H6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_of_a_convention_is_shown_not_run() {
        insta::assert_snapshot!(
            to_html("a <script>alert(1)</script> [b](javascript:alert(1)) ![c](https://evil.invalid/x.png)", 2),
            @r##"<p>a &lt;script&gt;alert(1)&lt;/script&gt; <a href="#">b</a> c</p>"##
        );
    }

    #[test]
    fn headings_follow_each_other() {
        insta::assert_snapshot!(to_html("#### a\n\n## b\n\n# c", 2), @r"
        <h3>a</h3>
        <h4>b</h4>
        <h3>c</h3>
        ");
    }

    #[test]
    fn anchors_hold_no_quote_nor_space() {
        assert_eq!(article_anchor("2.2"), "article-2.2");
        assert_eq!(article_anchor("A\"> 1"), "article-A---1");
    }
}
