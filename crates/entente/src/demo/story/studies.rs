//! What parties say of a forecast, and a study that they publish together: each act is in the log.

use entente_exchange::views::FigurePlace;
use entente_exchange::{ForecastDeed, ForecastOrder, Node, StudyActKind};
use entente_forecast::EnrolmentEvent;
use entente_model::{Message, PartyId};

use super::{RECTORAT, REGION};
use crate::demo::teller::Teller;

/// The study of the demo.
const STUDY: &str = include_str!("../studies/effectifs-exemple-2026.md");
/// The establishment that is spoken of, and the rentrée.
const SCHOOL: &str = "0990001N";
const YEAR: i32 = 2027;
const PUPILS: u32 = 560;

pub async fn publish(node: &Node, teller: &Teller) -> anyhow::Result<()> {
    agree(node).await?;
    let said = Message::new("demo-agreed").with("place", SCHOOL).with("year", YEAR).with("pupils", PUPILS);
    teller.say(&said);
    let (rectorat, region) = (PartyId::new(RECTORAT), PartyId::new(REGION));
    let kept = node.draft_study_as(&rectorat, STUDY).await?;
    for (party, what) in [
        (&rectorat, StudyActKind::Proposed),
        (&region, StudyActKind::Approved),
        (&region, StudyActKind::Published),
    ] {
        node.act_on_study_as(party, &kept.study, kept.number, what).await?;
    }
    teller.say(&Message::new("demo-study").with("study", &kept.study));
    Ok(())
}

/// One side departs from the forecast, then both agree; homes are declared.
async fn agree(node: &Node) -> anyhow::Result<()> {
    let order = |deed: ForecastDeed, words: &str| ForecastOrder {
        place: FigurePlace::institution(SCHOOL),
        grade: None,
        year: YEAR,
        deed,
        words: words.to_owned(),
    };
    let (rectorat, region) = (PartyId::new(RECTORAT), PartyId::new(REGION));
    let homes = EnrolmentEvent::Housing {
        school: SCHOOL.to_owned(),
        dwellings: vec![40.0, 60.0],
        pupils_by_dwelling: 0.05,
    };
    let declared =
        order(ForecastDeed::Declare { change: homes }, "zone d'aménagement du Verger, deux tranches");
    node.act_on_forecast_as(&region, declared).await?;
    let adjusted = order(ForecastDeed::Adjust { pupils: PUPILS }, "une division de plus est prévue");
    node.act_on_forecast_as(&rectorat, adjusted).await?;
    let proposed = order(ForecastDeed::Propose { pupils: PUPILS }, "");
    let proposal = node.act_on_forecast_as(&rectorat, proposed).await?.id.to_string();
    node.act_on_forecast_as(&region, order(ForecastDeed::Agree { proposal }, "")).await?;
    Ok(())
}
