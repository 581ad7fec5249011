//! Staff in AAF files.

use super::attribute::{Category, Dialect, Notion};
use super::coded::{class_ref, labelled, part, put_class_refs, put_identity, put_labelled, take_identity};
use super::record::{Entity, Record};
use crate::directory::{ClassRef, ClassSubject, Function, Labelled, Staff};

impl Entity for Staff {
    const CATEGORY: Category = Category::Staff;

    fn id(&self) -> &str {
        &self.id
    }

    fn with_id(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    fn put(&self, notion: Notion, dialect: Dialect, record: &mut Record) {
        match notion {
            Notion::Id => record.text(&self.id),
            Notion::Mail => record.text(&self.mail),
            Notion::Structure => record.text(&self.structure),
            Notion::DisciplineCategory => put_labelled(&self.discipline_category, record),
            // The label first: this attribute is the other way round.
            Notion::Posts => self.posts.iter().for_each(|post| record.parts(&[&post.label, &post.code])),
            Notion::StaffMefs => {
                self.mefs.iter().for_each(|mef| record.parts(&[&mef.structure, &mef.code, &mef.label]))
            }
            Notion::StaffSubjects => self.subjects.iter().for_each(|subject| match dialect {
                Dialect::Gpei => record.parts(&[&subject.structure, &subject.code, &subject.label]),
                _ => record.parts(&[&subject.structure, &subject.label]),
            }),
            Notion::Classes => put_class_refs(&self.classes, dialect, record),
            Notion::Groups => put_class_refs(&self.groups, dialect, record),
            Notion::ClassSubjects => put_class_subjects(&self.class_subjects, record),
            Notion::GroupSubjects => put_class_subjects(&self.group_subjects, record),
            Notion::MainClasses => put_class_refs(&self.main_classes, dialect, record),
            Notion::Functions => self.functions.iter().for_each(|function| put_function(function, record)),
            Notion::IsTeacher => record.flag(self.is_teacher),
            Notion::BeforePupils => record.flag(self.is_before_pupils),
            Notion::Directs => self.directs.iter().for_each(|structure| record.text(structure)),
            Notion::Specialities => {
                self.specialities.iter().for_each(|speciality| put_labelled(speciality, record))
            }
            _ => put_identity(&self.identity, notion, record),
        }
    }

    fn take(&mut self, notion: Notion, dialect: Dialect, value: &str) {
        let text = |rank| part(value, rank).to_owned();
        match notion {
            Notion::Mail => self.mail = value.to_owned(),
            Notion::Structure => self.structure = value.to_owned(),
            Notion::DisciplineCategory => self.discipline_category = labelled(value),
            Notion::Posts => self.posts.push(Labelled::new(text(1), text(0))),
            Notion::StaffMefs => {
                self.mefs.push(ClassRef {
                    structure: text(0),
                    code: text(1),
                    label: text(2),
                    kind: Labelled::default(),
                });
            }
            Notion::StaffSubjects => self.subjects.push(subject(dialect, value)),
            Notion::Classes => self.classes.push(class_ref(dialect, value)),
            Notion::Groups => self.groups.push(class_ref(dialect, value)),
            Notion::ClassSubjects => self.class_subjects.push(class_subject(value)),
            Notion::GroupSubjects => self.group_subjects.push(class_subject(value)),
            Notion::MainClasses => self.main_classes.push(class_ref(dialect, value)),
            Notion::Functions => self.functions.push(Function {
                structure: text(0),
                function: Labelled::new(text(1), text(2)),
                speciality: Labelled::new(text(3), text(4)),
            }),
            Notion::IsTeacher => self.is_teacher = value == "O",
            Notion::BeforePupils => self.is_before_pupils = value == "O",
            Notion::Directs => self.directs.push(value.to_owned()),
            Notion::Specialities => self.specialities.push(labelled(value)),
            _ => take_identity(&mut self.identity, notion, value),
        }
    }
}

fn put_function(function: &Function, record: &mut Record) {
    let Function { structure, function, speciality } = function;
    record.parts(&[structure, &function.code, &function.label, &speciality.code, &speciality.label]);
}

fn subject(dialect: Dialect, value: &str) -> ClassRef {
    let (code, label) = match dialect {
        Dialect::Gpei => (part(value, 1), part(value, 2)),
        _ => ("", part(value, 1)),
    };
    ClassRef {
        structure: part(value, 0).to_owned(),
        code: code.to_owned(),
        label: label.to_owned(),
        kind: Labelled::default(),
    }
}

fn put_class_subjects(list: &[ClassSubject], record: &mut Record) {
    for ClassSubject { structure, class, subject } in list {
        record.parts(&[structure, class, subject]);
    }
}

fn class_subject(value: &str) -> ClassSubject {
    ClassSubject {
        structure: part(value, 0).to_owned(),
        class: part(value, 1).to_owned(),
        subject: part(value, 2).to_owned(),
    }
}
