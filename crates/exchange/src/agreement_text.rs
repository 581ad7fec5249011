//! One text of a convention, to be read, compared or printed: by its name in a folder, by its number, or a file by itself.
//!
//! What two texts differ in is computed in `entente-agreement` (`compare`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use entente_agreement::compare::Side;
use entente_agreement::{Compilation, Diagnostic, SourceFile, compile};
use entente_model::{Agreement, Dataset, DatasetId};

use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;
use crate::folder::{read_folder, read_named_file};

/// A text and what it is read with.
#[derive(Debug)]
pub struct AgreementText {
    world: World,
    /// Path of the text in that world.
    path: String,
    /// Its file.
    file: PathBuf,
}

#[derive(Debug)]
enum World {
    /// A folder, with what is known of its conventions.
    Folder(AgreementFolder),
    /// A file and the folder around it.
    File(Box<Compilation>),
}

impl AgreementFolder {
    /// The text that stands for a convention, one of its texts by number, or a model.
    pub fn text(&self, id: &str, number: Option<u32>) -> Result<AgreementText, ExchangeError> {
        let compilation = self.compilation();
        let texts = compilation.texts_of(&id.into());
        let model = compilation.models.iter().find(|model| model.id.as_str() == id);
        let found = match number {
            None => compilation.agreement(&id.into()).or(model),
            Some(number) => texts.into_iter().chain(model).find(|text| text.text_number() == number),
        };
        let unknown = || match number.filter(|_| compilation.agreement(&id.into()).is_some()) {
            Some(number) => ExchangeError::UnknownAmendment { agreement: id.to_owned(), number },
            None => ExchangeError::UnknownAgreement { agreement: id.to_owned() },
        };
        let path = found.ok_or_else(unknown)?.path.clone();
        Ok(AgreementText { file: self.path().join(&path), path, world: World::Folder(self.clone()) })
    }
}

impl AgreementText {
    /// A file by itself, read with the folder that it lies in: its `conventions/` and what stands beside; else with the one
    /// that is given.
    pub fn read(file: &Path, folder: &Path) -> Result<Self, ExchangeError> {
        let bytes = read_named_file(file)?;
        let whole = std::path::absolute(file).map_err(ExchangeError::file(file))?;
        let around = root_of(&whole);
        let root = around.as_ref().map_or(folder, |(root, _)| root.as_path());
        let mut files = read_folder(root).unwrap_or_default();
        let path = match around {
            Some((_, path)) => path,
            None => path_for(file),
        };
        // Read by itself, the file stands for its convention: other texts of that name would only be in its way.
        let alone = compile(&[SourceFile { path: path.clone(), bytes: bytes.clone() }]);
        let id = agreements(&alone).find(|one| one.path == path).map(|one| one.id.clone());
        let same = compile(&files);
        let same: Vec<&str> = agreements(&same)
            .filter(|one| Some(&one.id) == id.as_ref())
            .map(|one| one.path.as_str())
            .collect();
        files.retain(|one| one.path != path && !same.contains(&one.path.as_str()));
        files.push(SourceFile { path: path.clone(), bytes });
        let compilation = compile(&files);
        if !agreements(&compilation).any(|one| one.path == path) {
            // Said of the file as it was given, not of the place that it was read at.
            let given = file.display().to_string();
            let faults = compilation.diagnostics.into_iter().filter(|one| one.file == path);
            let faults: Vec<Diagnostic> =
                faults.map(|one| Diagnostic { file: given.clone(), ..one }).collect();
            let none = || ExchangeError::NotAConvention { path: file.to_owned() };
            return Err(if faults.is_empty() { none() } else { ExchangeError::Faulty(faults) });
        }
        Ok(Self { world: World::File(Box::new(compilation)), path, file: file.to_owned() })
    }

    fn compilation(&self) -> &Compilation {
        match &self.world {
            World::Folder(folder) => folder.compilation(),
            World::File(compilation) => compilation,
        }
    }

    /// The datasets that are described where it was read.
    pub(crate) fn datasets(&self) -> &BTreeMap<DatasetId, Dataset> {
        &self.compilation().datasets
    }

    /// What it says.
    pub fn agreement(&self) -> &Agreement {
        let found = agreements(self.compilation()).find(|one| one.path == self.path);
        found.expect("it was found when it was chosen, and its world never changes")
    }

    /// Ready to be compared.
    pub fn side(&self) -> Side<'_> {
        let (agreement, compilation) = (self.agreement(), self.compilation());
        let side = match &self.world {
            World::Folder(folder) => folder.agreements.side(agreement),
            World::File(_) => compilation.side(agreement),
        };
        // A model applies a model.
        let is_model = compilation.models.iter().any(|model| model.path == self.path);
        let applied = compilation.models.iter().find(|model| Some(&model.id) == agreement.applies.as_ref());
        if is_model { Side { cadre: applied.filter(|cadre| cadre.kind.is_cadre()), ..side } } else { side }
    }

    /// The cadre that it applies.
    pub fn cadre(&self) -> Option<&Agreement> {
        self.side().cadre
    }

    /// Its file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The exact bytes of its file.
    pub fn bytes(&self) -> Result<Vec<u8>, ExchangeError> {
        read_named_file(&self.file)
    }

    /// The folder that it was chosen in, with what is known of its life; nothing for a file by itself.
    pub fn folder(&self) -> Option<&AgreementFolder> {
        match &self.world {
            World::Folder(folder) => Some(folder),
            World::File(_) => None,
        }
    }
}

fn agreements(compilation: &Compilation) -> impl Iterator<Item = &Agreement> {
    compilation.agreements.iter().chain(&compilation.texts).chain(&compilation.models)
}

/// The folder whose `conventions/` holds the file, and the path of the file in it.
fn root_of(file: &Path) -> Option<(PathBuf, String)> {
    let folder = file.ancestors().skip(1).take(2).find(|folder| folder.ends_with("conventions"))?;
    let root = folder.parent()?;
    let inside = file.strip_prefix(root).ok()?;
    let path = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    path.ends_with(".convention.md").then(|| (root.to_owned(), path))
}

/// How a file that lies elsewhere is named among the conventions.
fn path_for(file: &Path) -> String {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name.ends_with(".convention.md") {
        return format!("conventions/{name}");
    }
    format!("conventions/{name}.convention.md")
}
