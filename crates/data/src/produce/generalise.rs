//! Replaces a code by the code of its group, as the list's column `group` says.
//!
//! A value that is not in the list, or whose code has no group, becomes empty and is counted: left as it is,
//! it could show more than the convention allows. Closed codes are read too, because past situations use them.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow::array::StringArray;
use datafusion::logical_expr::Expr;
use entente_model::{CodeList, Membership};
use jiff::civil::Date;

use super::text_function::TextFunction;

/// Groups by code, where a code given several times takes the group of its line that is valid on that day,
/// or else of its last line that is not.
pub(super) fn groups(list: &CodeList, day: Date) -> HashMap<String, String> {
    list.codes()
        .iter()
        .filter_map(|line| match list.membership(&line.code, day) {
            Membership::Valid(code) | Membership::NotYet(code) | Membership::Closed(code) => {
                Some((code.code.clone(), code.group.clone()?))
            }
            Membership::Unknown => None,
        })
        .collect()
}

/// The expression that replaces the codes of `input`; values without a group are counted in `unknown`.
pub(super) fn generalise(
    list: &CodeList,
    groups: HashMap<String, String>,
    unknown: Arc<AtomicU64>,
    input: Expr,
) -> Expr {
    TextFunction::call(format!("generalise_{}", list.id), input, move |values| {
        let (generalised, unknown_count) = replace(&groups, values);
        unknown.fetch_add(unknown_count, Ordering::Relaxed);
        generalised
    })
}

fn replace(groups: &HashMap<String, String>, values: &StringArray) -> (StringArray, u64) {
    let mut unknown_count = 0;
    let generalised = values
        .iter()
        .map(|value| {
            let group = groups.get(value?);
            unknown_count += u64::from(group.is_none());
            group.map(String::as_str)
        })
        .collect();
    (generalised, unknown_count)
}

#[cfg(test)]
mod tests {
    use entente_model::Code;
    use jiff::civil::date;

    use super::*;

    fn code(code: &str, opens_on: Option<Date>, closes_on: Option<Date>, group: Option<&str>) -> Code {
        Code { code: code.into(), label: String::new(), opens_on, closes_on, group: group.map(str::to_owned) }
    }

    #[test]
    fn codes_become_groups_and_unknown_ones_become_empty() {
        let turn = Some(date(2020, 9, 1));
        let list = CodeList::new(
            "nationalites".into(),
            vec![
                code("100", None, None, Some("FR")),
                code("132", None, turn, Some("UE")),
                code("132", turn, None, Some("EUR")),
                code("155", None, turn, Some("EUR")),
                code("999", None, None, None),
            ],
        );
        let groups = groups(&list, date(2026, 9, 1));
        let values =
            StringArray::from(vec![Some("100"), Some("132"), Some("155"), Some("999"), Some("1"), None]);
        let (generalised, unknown_count) = replace(&groups, &values);
        assert_eq!(
            generalised.iter().collect::<Vec<_>>(),
            [Some("FR"), Some("EUR"), Some("EUR"), None, None, None]
        );
        assert_eq!(unknown_count, 2);
    }
}
