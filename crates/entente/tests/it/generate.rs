//! The help of `entente generate` says every file that the academy writes.

use entente_academy::AcademyDataset;

use crate::run::entente;

#[test]
fn the_help_lists_every_dataset_that_the_academy_writes() {
    let help = entente(&["generate", "--help"]).stdout;
    for dataset in AcademyDataset::ALL {
        assert!(help.contains(&format!("`{}`", dataset.id())), "{dataset} is not in: {help}");
    }
}
