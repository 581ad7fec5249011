//! From the metres of the projections that the directory names to degrees: Lambert-93 and the UTM zones of overseas.
//!
//! Formulas of IGN (NTG_71 and NTG_76) on the GRS 80 ellipsoid; good to the metre, which is more than a map of points needs.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use entente_model::Position;

/// Flattening and half great axis of GRS 80, in metres.
const FLATTENING: f64 = 1.0 / 298.257_222_101;
const AXIS: f64 = 6_378_137.0;

/// Degrees of these metres; nothing for a projection that the directory does not use.
pub(super) fn to_degrees(epsg: u32, x: f64, y: f64) -> Option<Position> {
    let (latitude, longitude) = match epsg {
        2154 => lambert_93(x, y),
        // Guadeloupe and Martinique (old and new systems), Saint-Pierre-et-Miquelon, Guyane.
        32620 | 4559 | 5490 => utm(x, y, 20, false),
        32621 | 4467 => utm(x, y, 21, false),
        2972 => utm(x, y, 22, false),
        // Réunion and Mayotte, south of the equator.
        2975 => utm(x, y, 40, true),
        32738 | 4471 => utm(x, y, 38, true),
        _ => return None,
    };
    Position::new(latitude.to_degrees(), longitude.to_degrees())
}

fn eccentricity() -> f64 {
    (FLATTENING * (2.0 - FLATTENING)).sqrt()
}

/// Constants n, C, Xs and Ys of Lambert-93, as IGN publishes them.
fn lambert_93(x: f64, y: f64) -> (f64, f64) {
    let (n, c, xs, ys) = (0.725_607_765_0, 11_754_255.426, 700_000.0, 12_655_612.049_9);
    let meridian = 3.0_f64.to_radians();
    let (dx, dy) = (x - xs, ys - y);
    let longitude = meridian + (dx / dy).atan() / n;
    let isometric = -(dx.hypot(dy) / c).abs().ln() / n;
    (latitude_of(isometric), longitude)
}

/// Latitude from the isometric latitude, by iteration; six turns are far below a millimetre.
fn latitude_of(isometric: f64) -> f64 {
    let e = eccentricity();
    let mut latitude = 2.0 * isometric.exp().atan() - FRAC_PI_2;
    for _ in 0..6 {
        let sine = e * latitude.sin();
        let factor = ((1.0 + sine) / (1.0 - sine)).powf(e / 2.0);
        latitude = 2.0 * (factor * isometric.exp()).atan() - FRAC_PI_2;
    }
    latitude
}

/// Inverse of the transverse Mercator (Snyder, Map projections, 8-17 to 8-25).
fn utm(x: f64, y: f64, zone: u8, south: bool) -> (f64, f64) {
    let e2 = FLATTENING * (2.0 - FLATTENING);
    let e1 = (1.0 - (1.0 - e2).sqrt()) / (1.0 + (1.0 - e2).sqrt());
    let second = e2 / (1.0 - e2);
    let y = if south { y - 10_000_000.0 } else { y };
    let mu = (y / 0.9996) / (AXIS * (1.0 - e2 / 4.0 - 3.0 * e2 * e2 / 64.0 - 5.0 * e2.powi(3) / 256.0));
    let foot = mu
        + (1.5 * e1 - 27.0 / 32.0 * e1.powi(3)) * (2.0 * mu).sin()
        + (21.0 / 16.0 * e1 * e1 - 55.0 / 32.0 * e1.powi(4)) * (4.0 * mu).sin()
        + 151.0 / 96.0 * e1.powi(3) * (6.0 * mu).sin();
    let (sine, cosine, tangent) = (foot.sin(), foot.cos(), foot.tan());
    let (c, t) = (second * cosine * cosine, tangent * tangent);
    let root = (1.0 - e2 * sine * sine).sqrt();
    let (n, r) = (AXIS / root, AXIS * (1.0 - e2) / root.powi(3));
    let d = (x - 500_000.0) / (n * 0.9996);
    let latitude = foot
        - n * tangent / r
            * (d * d / 2.0 - (5.0 + 3.0 * t + 10.0 * c - 4.0 * c * c - 9.0 * second) * d.powi(4) / 24.0);
    let longitude = (d - (1.0 + 2.0 * t + c) * d.powi(3) / 6.0
        + (5.0 - 2.0 * c + 28.0 * t - 3.0 * c * c + 8.0 * second + 24.0 * t * t) * d.powi(5) / 120.0)
        / cosine;
    let meridian = (f64::from(zone) * 6.0 - 183.0).to_radians();
    debug_assert!(latitude.is_nan() || latitude.abs() < 4.0 * FRAC_PI_4);
    (latitude, longitude + meridian)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(epsg: u32, x: f64, y: f64, latitude: f64, longitude: f64) {
        let found = to_degrees(epsg, x, y).unwrap();
        assert!(
            (found.latitude - latitude).abs() < 1e-4 && (found.longitude - longitude).abs() < 1e-4,
            "EPSG:{epsg} gives {found:?}"
        );
    }

    #[test]
    fn gives_the_degrees_of_known_points() {
        // Origin of the projection, and the meridian of each UTM zone on the equator.
        near(2154, 700_000.0, 6_600_000.0, 46.5, 3.0);
        near(32620, 500_000.0, 0.0, 0.0, -63.0);
        near(2975, 500_000.0, 10_000_000.0, 0.0, 57.0);
        assert_eq!(to_degrees(4326, 2.0, 48.0), None);
        assert_eq!(to_degrees(2154, f64::NAN, 0.0), None);
    }
}
