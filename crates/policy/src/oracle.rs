//! The policies and the questions as another implementation of Cedar reads them: decisions are compared, never taken, with these.
//!
//! Used by `scripts/interop/cedar.py` through the example `cedar_questions`.

use entente_model::AccessRequest;
use serde_json::{Value, json};

use crate::decider::Decider;
use crate::plan::Plan;
use crate::slice::{PlacedGrant, Slice};
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

    /// What deciding a request may ask of Cedar, in each convention where the recipient is a party: under each grant on the dataset and under
    /// none; with the answer (`allow` or `deny`), the ids of the policies that determine it and the count of those that failed;
    /// and whether deciding asks it (`asked`), or sees beforehand that no policy can match.
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
        let answer = slice.respond(&question, grant).map(|response| {
            let mut reasons: Vec<String> = response.diagnostics().reason().map(ToString::to_string).collect();
            reasons.sort_unstable();
            let allow = response.decision() == cedar_policy::Decision::Allow;
            json!({
                "decision": if allow { "allow" } else { "deny" },
                "reasons": reasons,
                "errors": response.diagnostics().errors().count(),
            })
        });
        let asked = slice.may_answer(request, grant, &plan);
        json!({"request": question.to_json(), "answer": answer, "asked": asked})
    }
}
