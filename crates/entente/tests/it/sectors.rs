//! Moving the boundary of two sectors: GeoJSON in, GeoJSON out, and what it does.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{entente, text};

/// Two sectors side by side, invented, whose boundary is at that longitude.
fn sectors(boundary: f64) -> Value {
    let sector = |uai: &str, west: f64, east: f64| {
        let ring = [[west, 0.0], [east, 0.0], [east, 1.0], [west, 1.0], [west, 0.0]];
        json!({ "type": "Feature", "properties": { "uai": uai },
                "geometry": { "type": "Polygon", "coordinates": [ring] } })
    };
    json!({ "type": "FeatureCollection",
            "features": [sector("0990001N", 0.0, boundary), sector("0990004S", boundary, 2.0)] })
}

#[test]
fn moving_a_boundary_moves_pupils_and_h() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let point = |longitude: f64, cadres: u32, ouvriers: u32| {
        json!({ "type": "Feature", "properties": { "cadres": cadres, "ouvriers": ouvriers, "ips": 100 },
                "geometry": { "type": "Point", "coordinates": [longitude, 0.5] } })
    };
    let residents = json!({ "type": "FeatureCollection",
        "features": [point(0.5, 80, 20), point(0.9, 10, 40), point(1.5, 20, 80)] });
    for (name, value) in
        [("avant.json", sectors(0.8)), ("apres.json", sectors(1.0)), ("eleves.json", residents)]
    {
        std::fs::write(path(name), value.to_string()).unwrap();
    }
    let [before, after, residents, out] =
        ["avant.json", "apres.json", "eleves.json", "sortie.geojson"].map(path);
    let args = [
        "index",
        "sectors",
        "--before",
        text(&before),
        "--after",
        text(&after),
        "--residents",
        text(&residents),
        "--groups",
        "cadres,ouvriers",
        "-o",
        text(&out),
    ];
    let ran = entente(&args);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("50 élèves changent de secteur"), "{}", ran.stdout);
    let written: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    let properties = &written["features"][0]["properties"];
    assert_eq!(
        (properties["pupils_before"].as_f64(), properties["pupils_after"].as_f64()),
        (Some(100.0), Some(150.0))
    );
    let json = entente(&[&args[..], &["--json"]].concat()).json();
    assert!(json["h_after"].as_f64() < json["h_before"].as_f64(), "{json:#}");
}
