//! The policies and the questions as another implementation of Cedar reads them: decisions are compared, never taken, with these.
//!
//! Used by `scripts/interop/cedar.py` through the example `cedar_questions`.

use entente_model::AccessRequest;
use serde_json::{Value, json};

use crate::decider::Decider;
use crate::plan::Plan;
use crate::slice::{PlacedGrant, Ruling, Slice};
use crate::standing::{OnDay, Standings};

impl Decider {
    /// Each convention in application: its policies in Cedar's own language, with the id of each, and its parties.
    pub fn cedar_agreements(&self) -> Vec<Value> {
        let of = |slice: &Slice| {
            let policies: Vec<Value> = slice
                .policies()
                .iter()
                .map(|policy| json!({"id": policy.id().to_string(), "text": policy.to_cedar()}))
                .collect();
            json!({
                "agreement": slice.id(),
                "policies": policies,
                "entities": slice.entities().to_json_value().unwrap_or_default(),
            })
        };
        self.index.slices.iter().map(of).collect()
    }

    /// What deciding a request asks, in each convention where the recipient is a party: under each grant on the dataset and under
    /// none; with our answer (`allow` or `deny`), put together from those of the policies that may match, as Cedar gives it when it
    /// reads all of them: the ids of the policies that determine it, and the count of those that failed (0, or no answer).
    pub fn cedar_questions(&self, request: &AccessRequest, standings: &Standings) -> Vec<Value> {
        let on = OnDay { day: request.on, standings };
        let mut questions = Vec::new();
        for (position, slice) in self.index.slices.iter().enumerate() {
            if slice.recipient(&request.recipient).next().is_none() {
                continue;
            }
            let grants = slice.grants().filter(|placed| placed.grant.dataset == request.dataset);
            let bare = self.answered(slice, request, None, on);
            let under = grants.map(|placed| self.answered(slice, request, Some(placed), on));
            for mut question in under.chain([bare]) {
                question["agreement"] = json!(position);
                questions.push(question);
            }
        }
        questions
    }

    fn answered(
        &self,
        slice: &Slice,
        request: &AccessRequest,
        grant: Option<PlacedGrant<'_>>,
        on: OnDay<'_>,
    ) -> Value {
        let dataset = self.datasets.get(&request.dataset);
        let plan = match grant {
            Some(placed) => Plan::under(placed.grant, request, dataset),
            None => Plan::bare(request, dataset),
        };
        let question = slice.question(request, grant, &plan, on);
        let answer = match slice.ask(request, grant, &plan, on) {
            Ruling::Allowed => json!({"decision": "allow", "reasons": [question.clause], "errors": 0}),
            Ruling::Silent => json!({"decision": "deny", "reasons": [], "errors": 0}),
            Ruling::Broken => Value::Null,
            Ruling::Forbidden(rules) => {
                let found = rules.iter().filter_map(|(place, _)| slice.prohibition_at(place));
                let mut ids: Vec<String> = found.collect();
                ids.sort_unstable();
                json!({"decision": "deny", "reasons": ids, "errors": 0})
            }
        };
        json!({"request": question.to_json(), "answer": answer})
    }
}
