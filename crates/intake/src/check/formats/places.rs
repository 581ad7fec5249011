//! Places: régions, départements, countries, communes, postal codes, coordinates. The lists are facts of the official
//! geographical code (COG, 2024) and of ISO 3166-1; long ones are loaded code lists.

use entente_model::ValueFormat;

const REGIONS: &[(&str, &str)] = &[
    ("01", "Guadeloupe"),
    ("02", "Martinique"),
    ("03", "Guyane"),
    ("04", "La Réunion"),
    ("06", "Mayotte"),
    ("11", "Île-de-France"),
    ("24", "Centre-Val de Loire"),
    ("27", "Bourgogne-Franche-Comté"),
    ("28", "Normandie"),
    ("32", "Hauts-de-France"),
    ("44", "Grand Est"),
    ("52", "Pays de la Loire"),
    ("53", "Bretagne"),
    ("75", "Nouvelle-Aquitaine"),
    ("76", "Occitanie"),
    ("84", "Auvergne-Rhône-Alpes"),
    ("93", "Provence-Alpes-Côte d'Azur"),
    ("94", "Corse"),
];

/// Départements from 01 to 95, 2A and 2B in place of 20, then those overseas.
const DEPARTEMENTS: &str = "Ain;Aisne;Allier;Alpes-de-Haute-Provence;Hautes-Alpes;Alpes-Maritimes;Ardèche;Ardennes;Ariège;Aube;Aude;\
Aveyron;Bouches-du-Rhône;Calvados;Cantal;Charente;Charente-Maritime;Cher;Corrèze;Corse-du-Sud;Haute-Corse;Côte-d'Or;Côtes-d'Armor;\
Creuse;Dordogne;Doubs;Drôme;Eure;Eure-et-Loir;Finistère;Gard;Haute-Garonne;Gers;Gironde;Hérault;Ille-et-Vilaine;Indre;\
Indre-et-Loire;Isère;Jura;Landes;Loir-et-Cher;Loire;Haute-Loire;Loire-Atlantique;Loiret;Lot;Lot-et-Garonne;Lozère;Maine-et-Loire;\
Manche;Marne;Haute-Marne;Mayenne;Meurthe-et-Moselle;Meuse;Morbihan;Moselle;Nièvre;Nord;Oise;Orne;Pas-de-Calais;Puy-de-Dôme;\
Pyrénées-Atlantiques;Hautes-Pyrénées;Pyrénées-Orientales;Bas-Rhin;Haut-Rhin;Rhône;Haute-Saône;Saône-et-Loire;Sarthe;Savoie;\
Haute-Savoie;Paris;Seine-Maritime;Seine-et-Marne;Yvelines;Deux-Sèvres;Somme;Tarn;Tarn-et-Garonne;Var;Vaucluse;Vendée;Vienne;\
Haute-Vienne;Vosges;Yonne;Territoire de Belfort;Essonne;Hauts-de-Seine;Seine-Saint-Denis;Val-de-Marne;Val-d'Oise;Guadeloupe;\
Martinique;Guyane;La Réunion;Mayotte;Saint-Pierre-et-Miquelon;Saint-Barthélemy;Saint-Martin;\
Terres australes et antarctiques françaises;Wallis-et-Futuna;Polynésie française;Nouvelle-Calédonie;Île de Clipperton";

/// Départements and communities overseas, with numbers of three digits.
const OVERSEAS: &[&str] =
    &["971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988", "989"];

/// Countries and territories of ISO 3166-1 that are not French, in two letters.
const COUNTRIES_2: &str = "AD AE AF AG AL AM AO AQ AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BN BO BQ BR BS BT BW BY BZ CA CD CF \
CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FM FO FR GA GB GD GE GH GI GL GM GN GQ GR GT \
GW GY HK HN HR HT HU ID IE IL IN IO IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME \
MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PN PS PT PW PY QA RO RS RU RW SA SB \
SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA \
ZM ZW";
/// The same in three letters.
const COUNTRIES_3: &str = "ABW AFG AGO ALA ALB AND ARE ARG ARM ATA ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLR BLZ BOL \
BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH \
ESP EST ETH FIN FJI FRA FRO FSM GAB GBR GEO GHA GIB GIN GMB GNB GNQ GRC GRD GRL GTM GUY HKG HND HRV HTI HUN IDN IND IOT IRL IRN IRQ \
ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAR MCO MDA MDG MDV MEX MHL \
MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRK PRT PRY \
PSE QAT ROU RUS RWA SAU SDN SEN SGP SHN SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCD TGO THA TJK TKM TLS TON \
TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE";

/// Bounding boxes of France: the mainland with Corsica, Guadeloupe, Martinique, Guyane, La Réunion, Mayotte: west, east,
/// south, north in degrees.
const BOXES: [(f64, f64, f64, f64); 6] = [
    (-5.15, 9.57, 41.33, 51.09),
    (-61.82, -60.99, 15.82, 16.52),
    (-61.24, -60.80, 14.38, 14.89),
    (-54.61, -51.60, 2.10, 5.78),
    (55.21, 55.84, -21.40, -20.86),
    (45.00, 45.31, -13.01, -12.62),
];
/// Northings and eastings of Lambert 93 (RGF93, EPSG:2154) over the mainland, in metres.
pub(super) const LATITUDES_L93: std::ops::RangeInclusive<f64> = 6_000_000.0..=7_200_000.0;
pub(super) const LONGITUDES_L93: std::ops::RangeInclusive<f64> = 0.0..=1_300_000.0;

/// The values of a format that has few.
pub(super) fn closed(format: ValueFormat) -> Option<Vec<String>> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    Some(match format {
        ValueFormat::Region => REGIONS.iter().map(|(_, name)| (*name).to_owned()).collect(),
        ValueFormat::CodeRegion => REGIONS.iter().map(|(code, _)| (*code).to_owned()).collect(),
        ValueFormat::NomDepartement => DEPARTEMENTS.split(';').map(str::to_owned).collect(),
        ValueFormat::NumeroDepartement => {
            let mainland = (1..=95).filter(|number| *number != 20).map(|number| format!("{number:02}"));
            let others = ["2A", "2B"].iter().chain(OVERSEAS).map(|number| (*number).to_owned());
            mainland.chain(others).collect()
        }
        ValueFormat::CodePaysIso2 => words(COUNTRIES_2),
        ValueFormat::CodePaysIso3 => words(COUNTRIES_3),
        _ => return None,
    })
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// INSEE code of a département: `01` to `95`, `2A`, `2B`, `971` and beyond.
pub(super) fn is_departement(text: &str) -> bool {
    match text.as_bytes() {
        b"2A" | b"2B" => true,
        [_, _] => is_digits(text, 2) && ("01"..="95").contains(&text) && text != "20",
        _ => OVERSEAS.contains(&text),
    }
}

/// Three positions, Corsica as 620 and 720; 099 is abroad.
pub(super) fn is_departement_of_ministry(text: &str) -> bool {
    if !is_digits(text, 3) {
        return false;
    }
    let mainland = ("001"..="095").contains(&text) && text != "020";
    mainland || matches!(text, "099" | "620" | "720") || OVERSEAS.contains(&text)
}

/// INSEE code of a commune: its département, then its number; 99 and a country are a birth abroad.
pub(super) fn is_commune(text: &str) -> bool {
    if !text.is_ascii() || text.len() != 5 {
        return false;
    }
    let (departement, number) = text.split_at(2);
    match departement {
        "97" | "98" => is_digits(number, 3) && OVERSEAS.contains(&&text[..3]),
        "99" => is_digits(number, 3),
        _ => is_departement(departement) && is_digits(number, 3) && number != "000",
    }
}

/// The ministry's département, then the 3 digits of the commune (2 of them overseas, after the third of the département).
pub(super) fn is_commune_of_ministry(text: &str) -> bool {
    if !is_digits(text, 6) {
        return false;
    }
    is_departement_of_ministry(&text[..3]) && &text[3..] != "000"
}

/// Five digits that begin with a département: 01 to 95, 97, 98; none ends with a département's number alone.
pub(super) fn is_postal_code(text: &str) -> bool {
    if !is_digits(text, 5) {
        return false;
    }
    let mainland = ("01000".."96000").contains(&text);
    mainland
        || (text.starts_with("97") && OVERSEAS.contains(&&text[..3]))
        || ("98600".."98900").contains(&text)
}

/// Two numbers, in brackets or not.
pub(super) fn point(text: &str) -> Option<(f64, f64)> {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let (first, second) = inner.split_once(',')?;
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    Some((number(first)?, number(second)?))
}

pub(super) fn is_in_france(longitude: f64, latitude: f64) -> bool {
    BOXES.iter().any(|(west, east, south, north)| {
        (*west..=*east).contains(&longitude) && (*south..=*north).contains(&latitude)
    })
}

pub(super) fn is_between(text: &str, range: std::ops::RangeInclusive<f64>) -> bool {
    text.trim().replace(',', ".").parse::<f64>().is_ok_and(|number| range.contains(&number))
}
