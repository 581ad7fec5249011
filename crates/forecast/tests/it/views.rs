//! Forecasts against places and against the other side's.

use entente_forecast::{
    AgreedFigure, ForecastRequest, Standing, capacity_outlook, compare, entry_totals, forecast,
    read_capacities, read_entry_drivers, read_given_totals, read_other_forecast,
};

use crate::world::{invented, panel, settings};

fn made() -> entente_forecast::Forecast {
    let request = ForecastRequest { horizons: 3, ..ForecastRequest::default() };
    forecast(&panel(&invented(60, 2014..2023, 11)), &request, &settings()).unwrap()
}

#[test]
fn a_school_that_overflows_is_told_with_its_chance() {
    let made = made();
    let pupils = made.school("0990001A", None, 1).unwrap().forecast;
    let text = format!(
        "school,places,year\n0990001A,{},\n0990001A,{},2025\n0990002A,90000,\n0999999Z,10,\n",
        (pupils - 30.0).round(),
        pupils.round() + 900.0
    );
    let outlook = capacity_outlook(&made, &read_capacities(text.as_bytes()).unwrap());
    assert_eq!(outlook.len(), 2);
    let first = &outlook[0];
    let overflow = first.first_overflow.unwrap();
    assert_eq!(overflow.year, 2023);
    assert!((0.7..1.0).contains(&overflow.probability.unwrap()), "{overflow:?}");
    // Places open in 2025.
    assert!(first.years[2].balance > 800.0 && first.years[2].overflow_probability.unwrap() < 0.01);
    assert!(outlook[1].first_overflow.is_none() && outlook[1].years[0].occupancy.unwrap() < 0.02);
}

#[test]
fn two_forecasts_stand_side_by_side() {
    let made = made();
    let ours = made.school("0990001A", None, 1).unwrap();
    let text = format!(
        "school,grade,year,forecast\n0990001A,,2023,{}\n0990002A,seconde,2023,9999\n0999999Z,,2023,5\n0990001A,,2031,5\n",
        ours.forecast + 1.0
    );
    let theirs = read_other_forecast(text.as_bytes()).unwrap();
    let agreed = |day: &str, pupils: f64| AgreedFigure {
        school: "0990001A".to_owned(),
        grade: String::new(),
        year: 2023,
        pupils,
        author: "comité".to_owned(),
        settled_on: day.parse().unwrap(),
        comment: String::new(),
    };
    let compared = compare(&made, &theirs, &[agreed("2023-03-01", 2.0), agreed("2023-02-01", 1.0)]);
    let standings: Vec<(&str, Standing)> =
        compared.iter().map(|figure| (figure.school.as_str(), figure.standing)).collect();
    assert_eq!(
        standings,
        [
            ("0990002A", Standing::Above),
            ("0990001A", Standing::Inside),
            ("0990001A", Standing::Unknown),
            ("0999999Z", Standing::Unknown)
        ]
    );
    assert!((compared[1].difference.unwrap() - 1.0).abs() < 1e-9);
    assert_eq!(compared[1].agreed.as_ref().unwrap().pupils, 2.0);
}

#[test]
fn entries_follow_what_drives_them() {
    let text = invented(40, 2016..2023, 4);
    let whole = panel(&text);
    let entries = |year: i32| {
        whole.schools().iter().map(|school| whole.count(school, year, "seconde").unwrap()).sum::<f64>()
    };
    let mut drivers = String::from("territory,year,pupils\n");
    for year in 2018..=2022 {
        drivers += &format!("total,{year},{}\n", (entries(year) * 2.0).round());
    }
    drivers += "total,2023,12000\nnowhere,2023,4\n";
    let drivers = read_entry_drivers(drivers.as_bytes()).unwrap();
    let given = entry_totals(&whole, "total", "seconde", 2022, &drivers, 1.0);
    assert_eq!(given.len(), 1);
    assert!((given[0].pupils - 6000.0).abs() < 5.0, "{given:?}");
    let request = ForecastRequest { horizons: 1, given, ..ForecastRequest::default() };
    let made = forecast(&whole, &request, &settings()).unwrap();
    assert!((made.territory("total", "total", Some("seconde"), 1).unwrap().forecast - 6000.0).abs() < 6.0);
}

#[test]
fn totals_of_the_other_side_are_read_from_a_file() {
    let text = "level,code,grade,year,pupils,weight,source\ngroup,01,seconde,2023,1200,1,rectorat\n";
    assert_eq!(read_given_totals(text.as_bytes()).unwrap()[0].pupils, 1200.0);
    let wrong = read_given_totals(
        "level,code,grade,year,pupils,weight,source\ngroup,01,seconde,2023,-1,1,x\n".as_bytes(),
    );
    insta::assert_snapshot!(wrong.unwrap_err().to_string(), @"line 2: `-1` is not a number of pupils; the columns are `level,code,grade,year,pupils,weight,source`");
}
