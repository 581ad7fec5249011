//! Noise for open counts: the two-sided geometric mechanism, drawn exactly.
//!
//! Ghosh, Roughgarden and Sundararajan 2009; drawn as Canonne, Kamath and Steinke 2020 (algorithm 2), with whole
//! numbers only: floating noise gives its value away in its last bits. The budget is a fraction, and spent only once:
//! one cell of one table always has the same noise, so that asking again teaches nothing.

use hmac::{Hmac, KeyInit, Mac};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::Sha256;

use crate::key::MasterKey;

/// What may still be spent on a population, in thousandths of epsilon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivacyBudget {
    granted: u32,
    spent: u32,
}

/// The budget does not allow it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BudgetError {
    /// Nothing, or more than is left.
    #[error("the privacy budget does not allow {asked} thousandths: {left} are left")]
    Spent {
        /// Thousandths of epsilon asked for.
        asked: u32,
        /// Thousandths left.
        left: u32,
    },
}

impl PrivacyBudget {
    /// A budget in thousandths of epsilon, as the convention declares it.
    pub fn new(granted: u32) -> Self {
        Self { granted, spent: 0 }
    }

    /// What is left.
    pub fn left(&self) -> u32 {
        self.granted - self.spent
    }

    /// Spends a part (sequential composition: parts add up).
    ///
    /// # Errors
    /// Nothing asked for, or more than is left.
    pub fn spend(&mut self, asked: u32) -> Result<(), BudgetError> {
        if asked == 0 || asked > self.left() {
            return Err(BudgetError::Spent { asked, left: self.left() });
        }
        self.spent += asked;
        Ok(())
    }
}

/// Noise of one release: drawn from a secret, so that a cell has one noise however often it is asked for.
pub struct NoiseSource {
    key: Hmac<Sha256>,
    /// Thousandths of epsilon for one count; a person is in one cell of the table.
    epsilon: u32,
}

impl NoiseSource {
    /// The noise of a release (an id that no other release has) under the node's secret; the budget is spent.
    ///
    /// # Errors
    /// The budget does not allow it.
    pub fn new(
        secret: &MasterKey,
        release: &str,
        epsilon: u32,
        budget: &mut PrivacyBudget,
    ) -> Result<Self, BudgetError> {
        budget.spend(epsilon)?;
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.bytes()).expect("HMAC takes keys of any length");
        mac.update(b"entente/v1/noise");
        mac.update(&(release.len() as u64).to_be_bytes());
        mac.update(release.as_bytes());
        let own = mac.finalize().into_bytes();
        let key = Hmac::new_from_slice(&own).expect("HMAC takes keys of any length");
        Ok(Self { key, epsilon })
    }

    /// The count of a cell with its noise. It may be negative: cutting it at zero would bias sums, and is the reader's
    /// choice.
    pub fn noisy(&self, cell: &str, count: u64) -> i64 {
        let mut mac = self.key.clone();
        mac.update(cell.as_bytes());
        let mut random = ChaCha20Rng::from_seed(mac.finalize().into_bytes().into());
        let noise = two_sided_geometric(&mut random, u64::from(self.epsilon), 1_000);
        i64::try_from(count).unwrap_or(i64::MAX).saturating_add(noise)
    }
}

/// A number below `bound`, each as likely.
fn below(random: &mut ChaCha20Rng, bound: u64) -> u64 {
    let rest = (u64::MAX % bound + 1) % bound;
    loop {
        let drawn = random.next_u64();
        if drawn <= u64::MAX - rest {
            return drawn % bound;
        }
    }
}

/// True with the chance `exp(-over / under)`, `over` at most `under`.
fn small_exponential(random: &mut ChaCha20Rng, over: u64, under: u64) -> bool {
    let mut turn = 1;
    while below(random, under * turn) < over {
        turn += 1;
    }
    turn % 2 == 1
}

/// `k` with a chance proportional to `exp(-|k| * over / under)`.
fn two_sided_geometric(random: &mut ChaCha20Rng, over: u64, under: u64) -> i64 {
    loop {
        let part = below(random, under);
        if !small_exponential(random, part, under) {
            continue;
        }
        let mut whole = 0;
        while small_exponential(random, 1, 1) {
            whole += 1;
        }
        let size = ((part + under * whole) / over) as i64;
        let negative = below(random, 2) == 1;
        if !(negative && size == 0) {
            return if negative { -size } else { size };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_that_of_the_law() {
        let mut random = ChaCha20Rng::from_seed([5; 32]);
        let draws = 40_000;
        let (mut zeros, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for _ in 0..draws {
            let noise = two_sided_geometric(&mut random, 500, 1_000) as f64;
            zeros += f64::from(u8::from(noise == 0.0));
            sum += noise;
            squares += noise * noise;
        }
        let draws = f64::from(draws);
        let ratio = (-0.5_f64).exp();
        assert!((zeros / draws - (1.0 - ratio) / (1.0 + ratio)).abs() < 0.01);
        assert!((sum / draws).abs() < 0.08);
        let variance = 2.0 * ratio / (1.0 - ratio).powi(2);
        assert!((squares / draws / variance - 1.0).abs() < 0.06, "{}", squares / draws);
    }

    #[test]
    fn a_budget_is_spent_once() {
        let mut budget = PrivacyBudget::new(1_000);
        let secret = MasterKey::generate([3; 32]);
        assert!(NoiseSource::new(&secret, "effectifs-2026", 700, &mut budget).is_ok());
        let refused = NoiseSource::new(&secret, "effectifs-2027", 700, &mut budget).err();
        assert_eq!(refused, Some(BudgetError::Spent { asked: 700, left: 300 }));
        assert!(budget.spend(0).is_err());
    }

    #[test]
    fn asking_again_teaches_nothing() {
        let mut budget = PrivacyBudget::new(1_000);
        let secret = MasterKey::generate([3; 32]);
        let source = NoiseSource::new(&secret, "effectifs-2026", 500, &mut budget).unwrap();
        let first = source.noisy("region=R1", 40);
        assert!((0..50).all(|_| source.noisy("region=R1", 40) == first));
    }
}
