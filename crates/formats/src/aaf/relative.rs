//! Relatives of pupils in AAF files.

use super::attribute::{Category, Dialect, Notion};
use super::coded::{put_address, put_identity, take_address, take_identity};
use super::record::{Entity, Record};
use crate::directory::Relative;

impl Entity for Relative {
    const CATEGORY: Category = Category::Relative;

    fn id(&self) -> &str {
        &self.id
    }

    fn with_id(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    fn put(&self, notion: Notion, _: Dialect, record: &mut Record) {
        match notion {
            Notion::Id => record.text(&self.id),
            Notion::Pupils => self.pupils.iter().for_each(|pupil| record.text(pupil)),
            Notion::HomePhone => record.text(&self.home_phone),
            Notion::WorkPhone => record.text(&self.work_phone),
            Notion::Mobile => record.text(&self.mobile),
            Notion::MobileForSms => record.text(&self.mobile_for_sms),
            Notion::Mail => record.text(&self.mail),
            Notion::AddressShared => record.flag(self.is_address_shared),
            Notion::Address | Notion::PostalCode | Notion::Town | Notion::Country => {
                put_address(&self.address, notion, record);
            }
            _ => put_identity(&self.identity, notion, record),
        }
    }

    fn take(&mut self, notion: Notion, _: Dialect, value: &str) {
        let text = || value.to_owned();
        match notion {
            Notion::Pupils => self.pupils.push(text()),
            Notion::HomePhone => self.home_phone = text(),
            Notion::WorkPhone => self.work_phone = text(),
            Notion::Mobile => self.mobile = text(),
            Notion::MobileForSms => self.mobile_for_sms = text(),
            Notion::Mail => self.mail = text(),
            Notion::AddressShared => self.is_address_shared = value == "O",
            Notion::Address | Notion::PostalCode | Notion::Town | Notion::Country => {
                take_address(&mut self.address, notion, value);
            }
            _ => take_identity(&mut self.identity, notion, value),
        }
    }
}
