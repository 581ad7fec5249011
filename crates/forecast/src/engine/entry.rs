//! Entry grades: how many pupils come in from elsewhere next year.
//!
//! The estimate is a mean of past entries that forgets at a rate (`decay`) learned for each grade. Entries older than the
//! panel are read in the older cohorts of the same school, brought back by the ratios of the whole: CM2 of this year
//! entered CP four years ago. A sharp fall is not averaged away: years before it are left out (a school that closes
//! grade by grade keeps falling).

use crate::grade::Grade;

/// Past entries that are looked at.
const MEMORY_MAX: usize = 6;
/// A fall below this share of the year before is sharp…
const FALL_SHARE: f64 = 0.75;
/// …where it also exceeds this many square roots of the year before, so that small grades do not seem to break.
const FALL_NOISE: f64 = 3.5;

/// Grades that follow an entry grade, each with the ratio from entry to it.
pub(crate) fn followers(grades: &[Grade], entry: usize, national: &[f64]) -> Vec<(usize, f64)> {
    let mut followers = Vec::new();
    let (mut here, mut ratio) = (entry, 1.0);
    while let Some(next) = grades.iter().position(|grade| grade.feeder == Some(here)) {
        ratio *= national[next];
        if ratio <= 0.0 || followers.len() >= MEMORY_MAX {
            break;
        }
        followers.push((next, ratio));
        here = next;
    }
    followers
}

/// Past entries, the latest first; a year without any is left out. `counts` is `[year][grade]` of the school.
pub(crate) fn past(
    counts: &[f64],
    width: usize,
    origin: usize,
    entry: usize,
    followers: &[(usize, f64)],
    progresses: impl Fn(usize) -> bool,
) -> Entries {
    let mut past = Entries { values: [0.0; MEMORY_MAX], ages: [0; MEMORY_MAX], len: 0, broken: false };
    let mut later: Option<f64> = None;
    for age in 0..MEMORY_MAX {
        let value = match origin.checked_sub(age) {
            Some(year) => counts[year * width + entry],
            None => {
                // Entered `age` years ago: now in the grade `age` steps further.
                let Some(&(grade, ratio)) = followers.get(age - 1) else { break };
                if !progresses(grade) {
                    break;
                }
                counts[origin * width + grade] / ratio
            }
        };
        if value <= 0.0 {
            continue;
        }
        if let Some(later) = later
            && is_sharp_fall(value, later)
        {
            past.broken = past.len == 1;
            break;
        }
        past.values[past.len] = value;
        past.ages[past.len] = age;
        past.len += 1;
        later = Some(value);
    }
    past
}

fn is_sharp_fall(before: f64, after: f64) -> bool {
    after < FALL_SHARE * before && before - after > FALL_NOISE * before.sqrt()
}

/// Past entries of one school and grade.
pub(crate) struct Entries {
    values: [f64; MEMORY_MAX],
    ages: [usize; MEMORY_MAX],
    len: usize,
    /// Whether the last year is a sharp fall from the year before.
    pub(crate) broken: bool,
}

impl Entries {
    /// The mean that forgets: weight `decay` to the power of the age.
    pub(crate) fn mean(&self, decay: f64) -> f64 {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (value, &age) in self.values[..self.len].iter().zip(&self.ages) {
            let weight = decay.powi(age as i32);
            sum += weight * value;
            weights += weight;
        }
        if weights > 0.0 { sum / weights } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grades() -> Vec<Grade> {
        crate::grade::chain(["a", "b", "c"].iter().map(|&name| name.to_owned()), false)
    }

    #[test]
    fn entries_older_than_the_panel_are_read_in_older_cohorts() {
        let followers = followers(&grades(), 0, &[1.0, 0.5, 0.8]);
        assert_eq!(followers, [(1, 0.5), (2, 0.4)]);
        // Two years of three grades: entries 100, then 90; b now 45 (entered 90 a year ago, seen), c now 48 = 120 / … two years ago.
        let counts = [90.0, 60.0, 40.0, 100.0, 45.0, 48.0];
        let past = past(&counts, 3, 1, 0, &followers, |_| true);
        assert_eq!(past.values[..past.len], [100.0, 90.0, 120.0]);
        assert_eq!(past.mean(0.0), 100.0);
        assert!((past.mean(1.0) - 310.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_sharp_fall_is_not_averaged_away() {
        let counts = [450.0, 470.0, 45.0];
        let past = past(&counts, 1, 2, 0, &[], |_| true);
        assert!(past.broken);
        assert_eq!(past.mean(0.6), 45.0);
        // Twenty pupils after thirty: chance, not a break.
        let small = super::past(&[30.0, 20.0], 1, 1, 0, &[], |_| true);
        assert!(!small.broken);
        assert_eq!(small.len, 2);
    }
}
