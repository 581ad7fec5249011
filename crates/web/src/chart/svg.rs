//! The SVG text itself: its accessible name, marks, texts. What is drawn where is each chart's business.

use std::fmt::Write as _;

/// What a chart says in words.
pub(crate) struct Caption {
    /// Unique in the page.
    pub(crate) id: String,
    /// What it shows.
    pub(crate) title: String,
    /// Its message: from where to where, what stands out.
    pub(crate) text: String,
}

/// Shapes of marks: a series is told by its shape as well as by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Circle,
    Square,
    Triangle,
}

/// A place in the drawing: to the right, then down.
pub(crate) type At = (f64, f64);

/// An SVG being written.
pub(crate) struct Svg {
    out: String,
}

impl Svg {
    /// Begins a drawing with its name and its description.
    pub(crate) fn new(caption: &Caption, width: f64, height: f64) -> Self {
        let id = escaped(&caption.id);
        let out = format!(
            "<svg viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\" \
             focusable=\"false\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            escaped(&caption.title),
            escaped(&caption.text)
        );
        Self { out }
    }

    pub(crate) fn line(&mut self, from: At, to: At, class: &str) {
        let _ = write!(
            self.out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{class}\"/>",
            short(from.0),
            short(from.1),
            short(to.0),
            short(to.1)
        );
    }

    pub(crate) fn rect(&mut self, at: At, (width, height): (f64, f64), class: &str) {
        let _ = write!(
            self.out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{class}\"/>",
            short(at.0),
            short(at.1),
            short(width.max(0.0)),
            short(height.max(0.0))
        );
    }

    /// A line through points, in their order; nothing where there are not two.
    pub(crate) fn polyline(&mut self, points: &[At], class: &str) {
        if points.len() > 1 {
            let _ = write!(self.out, "<polyline points=\"{}\" class=\"{class}\"/>", places(points));
        }
    }

    pub(crate) fn polygon(&mut self, points: &[At], class: &str) {
        let _ = write!(self.out, "<polygon points=\"{}\" class=\"{class}\"/>", places(points));
    }

    pub(crate) fn path(&mut self, path: &str, class: &str) {
        let _ = write!(self.out, "<path d=\"{}\" class=\"{class}\"/>", escaped(path));
    }

    /// A surface, holes left out, with what a pointer that rests on it reads.
    pub(crate) fn zone(&mut self, path: &str, class: &str, title: &str) {
        let _ = write!(
            self.out,
            "<path d=\"{}\" class=\"{class}\" fill-rule=\"evenodd\"><title>{}</title></path>",
            escaped(path),
            escaped(title)
        );
    }

    /// `class` holds where the text begins: `start`, `middle` or `end`.
    pub(crate) fn text(&mut self, at: At, class: &str, text: &str) {
        let _ = write!(
            self.out,
            "<text x=\"{}\" y=\"{}\" class=\"{class}\">{}</text>",
            short(at.0),
            short(at.1),
            escaped(text)
        );
    }

    /// A mark, with what a pointer that rests on it reads.
    pub(crate) fn mark(&mut self, (x, y): At, shape: Shape, radius: f64, class: &str, title: &str) {
        let title = match title {
            "" => String::new(),
            title => format!("<title>{}</title>", escaped(title)),
        };
        let r = radius;
        let _ = match shape {
            Shape::Circle => write!(
                self.out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"{class}\">{title}</circle>",
                short(x),
                short(y),
                short(r)
            ),
            Shape::Square => {
                let corners = [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)];
                write!(
                    self.out,
                    "<polygon points=\"{}\" class=\"{class}\">{title}</polygon>",
                    places(&corners)
                )
            }
            Shape::Triangle => {
                let r = r * 1.2;
                let corners = [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)];
                write!(
                    self.out,
                    "<polygon points=\"{}\" class=\"{class}\">{title}</polygon>",
                    places(&corners)
                )
            }
        };
    }

    pub(crate) fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}

/// One decimal at most: a tenth of a unit is not seen.
fn short(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // `-0` is written `0`.
    format!("{}", tenths + 0.0)
}

fn places(points: &[At]) -> String {
    let pairs: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", short(*x), short(*y))).collect();
    pairs.join(" ")
}

/// Text as it may stand in an element or in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What XML does not allow.
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// A label that fits: cut with an ellipsis. The table holds the whole of it.
pub(crate) fn fitting(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        let caption = Caption { id: "a".into(), title: "<b>\"&".into(), text: "l'été".into() };
        let mut svg = Svg::new(&caption, 10.0, 20.4);
        svg.text((1.0, 2.0), "end", "</text><script>");
        svg.mark((1.0, 1.0), Shape::Circle, 3.0, "c1", "<x>");
        let text = svg.finish();
        assert!(!text.contains("<script>") && !text.contains("<b>") && !text.contains("<x>"), "{text}");
        assert!(
            text.starts_with("<svg viewBox=\"0 0 10 20\" role=\"img\" aria-labelledby=\"a-t\""),
            "{text}"
        );
        assert!(text.contains("<desc id=\"a-d\">l&#39;été</desc>"), "{text}");
    }

    #[test]
    fn places_are_short() {
        assert_eq!((short(-0.001), short(12.34), short(100.0)), ("0".into(), "12.3".into(), "100".into()));
        assert_eq!(fitting("Lycée des Tilleuls", 9), "Lycée de…");
        assert_eq!(fitting("Lycée", 9), "Lycée");
    }
}
