//! An invented panel: schools of the fictitious département 099, drawn from a seed.

use std::fmt::Write as _;

use entente_forecast::{Panel, Settings, read_panel};

/// Numbers drawn from a seed.
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 to 1.
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1u64 << 24) as f64
    }
}

/// `year,school,grade,count,group`: so many schools of seconde, première, terminale.
pub fn invented(schools: usize, years: std::ops::Range<i32>, seed: u64) -> String {
    let mut text = String::from("year,school,grade,count,group\n");
    let mut draw = Draw::new(seed);
    for school in 0..schools {
        let size = 60.0 + 300.0 * draw.next();
        let own = 0.8 + 0.2 * draw.next();
        let mut cohort = [size, size * own, size * own * 0.95];
        for year in years.clone() {
            for (grade, count) in ["seconde", "premiere", "terminale"].iter().zip(cohort) {
                let _ = writeln!(text, "{year},099{school:04}A,{grade},{},{:02}", count.round(), school % 4);
            }
            let noise = |draw: &mut Draw| 0.95 + 0.1 * draw.next();
            cohort = [
                size * noise(&mut draw),
                cohort[0] * own * noise(&mut draw),
                cohort[1] * 0.95 * noise(&mut draw),
            ];
        }
    }
    text
}

/// A panel from its text.
pub fn panel(text: &str) -> Panel {
    let read = read_panel(text.as_bytes(), None).unwrap();
    assert_eq!(read.findings, []);
    read.panel
}

pub fn settings() -> Settings {
    Settings { threads: 2, data_version: "sha256:00".to_owned(), ..Settings::default() }
}
