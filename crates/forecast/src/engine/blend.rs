//! Weights between two forecasts of the same figure, chosen on earlier origins only, by horizon.
//!
//! The candidates and the priors are fixed here, before any scoring. A weight away from its prior must earn its
//! distance on the origins before: with three or four years of data, the best of many is mostly luck.

/// Candidate weights: 0, 0.1 … 1.
pub(crate) const WEIGHTS: usize = 11;
/// Relative error that a distance of 1 from the prior costs, squared, where schools are scored…
pub(crate) const COST_SCHOOLS: f64 = 0.2;
/// …and where territories are: their errors of one year are nearly one observation.
pub(crate) const COST_NODES: f64 = 4.0;
/// Earlier origins that are looked at.
const ORIGINS_MAX: usize = 4;

/// Weight of candidate `position`.
pub(crate) fn weight(position: usize) -> f64 {
    position as f64 / (WEIGHTS - 1) as f64
}

/// Sums of absolute errors by horizon and candidate, of forecasts made at one origin.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    errors: Vec<[f64; WEIGHTS]>,
}

impl Trial {
    pub(crate) fn new(horizons: usize) -> Self {
        Self { errors: vec![[0.0; WEIGHTS]; horizons] }
    }

    /// Scores each weight of `other` against `base`, at the horizon (from 0).
    pub(crate) fn add(&mut self, horizon: usize, base: f64, other: f64, actual: f64) {
        for (position, error) in self.errors[horizon].iter_mut().enumerate() {
            *error += (base + weight(position) * (other - base) - actual).abs();
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (errors, more) in self.errors.iter_mut().zip(&other.errors) {
            for (error, more) in errors.iter_mut().zip(more) {
                *error += more;
            }
        }
    }
}

/// Chooses the weight of each horizon at `origin`. `trials[o]` were made at origin `o`; one of horizon `h` (from 0) counts
/// only where its outcome was known: `o + h + 1 <= origin`. A horizon never yet seen moves with the longest seen one.
pub(crate) fn choose(trials: &[&Trial], origin: usize, priors: &[f64], distance_cost: f64) -> Vec<f64> {
    let mut chosen: Vec<f64> = Vec::with_capacity(priors.len());
    let mut shift = 0.0;
    for (horizon, &prior) in priors.iter().enumerate() {
        let known = trials.iter().enumerate().rev();
        let known = known.filter(|(made, trial)| made + horizon < origin && horizon < trial.errors.len());
        let errors: Vec<&[f64; WEIGHTS]> = known
            .map(|(_, trial)| &trial.errors[horizon])
            .filter(|errors| errors[0] > 0.0)
            .take(ORIGINS_MAX)
            .collect();
        let weight = match best(&errors, prior, distance_cost) {
            Some(weight) => {
                shift = weight - prior;
                weight
            }
            None => (prior + shift).clamp(0.0, 1.0),
        };
        chosen.push(weight);
    }
    chosen
}

fn best(errors: &[&[f64; WEIGHTS]], prior: f64, distance_cost: f64) -> Option<f64> {
    if errors.is_empty() {
        return None;
    }
    let reference = (prior * (WEIGHTS - 1) as f64).round() as usize;
    let cost = |position: usize| {
        let relative: f64 =
            errors.iter().map(|errors| errors[position] / errors[reference].max(f64::MIN_POSITIVE)).sum();
        let distance = weight(position) - prior;
        let origins = errors.len() as f64;
        (relative + distance_cost * distance * distance / origins) / origins
    };
    (0..WEIGHTS).min_by(|&a, &b| cost(a).total_cmp(&cost(b))).map(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_chosen_on_known_outcomes_only() {
        let mut trial = Trial::new(2);
        // The other forecast is right each time.
        trial.add(0, 100.0, 110.0, 110.0);
        trial.add(1, 100.0, 120.0, 120.0);
        let trials = [&trial];
        assert_eq!(choose(&trials, 0, &[0.3, 0.4], COST_SCHOOLS), [0.3, 0.4]);
        // At origin 1 the outcome of horizon 1 is known, that of horizon 2 is not: it moves alike.
        assert_eq!(choose(&trials, 1, &[0.3, 0.4], COST_SCHOOLS), [1.0, 1.0]);
        assert_eq!(choose(&trials, 2, &[0.3, 0.4], COST_SCHOOLS), [1.0, 1.0]);
    }

    #[test]
    fn luck_does_not_move_a_weight() {
        let mut trial = Trial::new(1);
        trial.add(0, 100.0, 110.0, 90.0);
        trial.add(0, 100.0, 110.0, 110.1);
        assert_eq!(choose(&[&trial], 1, &[0.3], COST_SCHOOLS), [0.3]);
    }
}
