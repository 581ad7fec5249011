//! The prose of a convention as HTML. The text is untrusted: raw HTML is shown, not obeyed, and links only lead
//! to web pages, mailboxes and places of the same page.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// Turns Markdown into HTML that holds nothing but the Markdown's own elements.
pub fn prose_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        // A picture would be fetched from somebody else's machine by each reader: its text stays.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(tag) => Some(Event::Start(harmless(tag))),
        other => Some(other),
    });
    let mut page = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut page, events);
    page
}

fn harmless(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Link { link_type, dest_url, title, id } => {
            let dest_url =
                if may_be_followed(link_type, &dest_url) { dest_url } else { CowStr::Borrowed("#") };
            Tag::Link { link_type, dest_url, title, id }
        }
        other => other,
    }
}

fn may_be_followed(link_type: LinkType, address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    link_type == LinkType::Email
        || ["http://", "https://", "mailto:", "#"].iter().any(|start| address.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::prose_html;

    #[test]
    fn shows_raw_html_and_drops_dangerous_links() {
        let page = prose_html(
            "a <script>x</script> [b](javascript:alert) [c](https://exemple.invalid) ![d](https://e.invalid/p)\n\n<img src=x onerror=y>\n\n| a |\n|---|\n| **b** |\n",
        );
        insta::assert_snapshot!(page, @r##"
        <p>a &lt;script&gt;x&lt;/script&gt; <a href="#">b</a> <a href="https://exemple.invalid">c</a> d</p>
        &lt;img src=x onerror=y&gt;
        <table><thead><tr><th>a</th></tr></thead><tbody>
        <tr><td><strong>b</strong></td></tr>
        </tbody></table>
        "##);
    }
}
