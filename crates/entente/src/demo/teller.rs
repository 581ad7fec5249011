//! Tells the demo: numbered steps, plain words, the time that each step took.

use std::io::Write as _;

use entente_exchange::Stopwatch;
use entente_model::Message;
use entente_text::Lang;
use serde_json::{Map, Value, json};

use crate::output;
use crate::show::{say, word, wrap};

/// Where the story goes, and how long each step took.
pub struct Teller {
    pub lang: Lang,
    step: u32,
    running: Option<(&'static str, Stopwatch)>,
    timings: Map<String, Value>,
}

impl Teller {
    pub fn new(lang: Lang) -> Self {
        Self { lang, step: 0, running: None, timings: Map::new() }
    }

    pub fn title(&self) {
        let title = word(self.lang, "demo-title");
        output::line(format_args!("{title}\n{}\n", "=".repeat(title.chars().count())));
    }

    /// Starts a step: its number, its title, and why it matters where a sentence `<id>-why` exists.
    pub fn step(&mut self, id: &'static str) {
        self.end_step();
        self.step += 1;
        output::line(format_args!("\n[{}] {}", self.step, word(self.lang, id)));
        let why = format!("{id}-why");
        let sentence = word(self.lang, &why);
        if sentence != why {
            output::line(format_args!("    {}", wrap(&sentence, 4)));
        }
        self.running = Some((id, Stopwatch::start()));
        let _ = std::io::stdout().flush();
    }

    /// Ends the running step and says how long it took.
    pub fn end_step(&mut self) {
        let Some((id, watch)) = self.running.take() else { return };
        let seconds = watch.seconds();
        self.timings.insert(id.trim_start_matches("step-").to_owned(), json!(seconds));
        let text = match self.lang {
            Lang::Fr => format!("{seconds:.1}").replace('.', ","),
            Lang::En => format!("{seconds:.1}"),
        };
        output::line(format_args!(
            "    ({})",
            say(self.lang, &Message::new("demo-seconds").with("seconds", text))
        ));
    }

    pub fn heading(&mut self, id: &str) {
        self.end_step();
        output::line(format_args!("\n{}", word(self.lang, id)));
    }

    pub fn say(&self, message: &Message) {
        output::line(format_args!("    {}", wrap(&say(self.lang, message), 4)));
    }

    pub fn item(&self, message: &Message) {
        output::line(format_args!("    - {}", wrap(&say(self.lang, message), 6)));
    }

    /// Text of several lines, indented.
    pub fn block(&self, text: &str) {
        for line in text.lines() {
            output::line(format_args!("    {line}"));
        }
        let _ = std::io::stdout().flush();
    }

    pub fn timings(&self) -> Value {
        Value::Object(self.timings.clone())
    }
}
