//! Contextual studies: a text in Markdown with figures that both sides look at, made again from the same data by whoever reads it.
//!
//! Reading the text is `text`, making its figures `make` and the files beside it, what became of a figure since `standing`,
//! where a version is in its life `life`. Drafting, approving and publishing are use cases of their own.

mod fault;
mod figure;
mod front;
mod life;
mod make;
mod make_enrolment;
mod make_place;
mod standing;
mod text;

pub use fault::{StudyFault, StudyFaultKind};
pub use figure::{FigureCell, FigureHead, FigureOrigin, NamedPlace, StudyFigure, StudyFigureKind};
pub use life::{StudyState, may_act, state_of};
pub use make::FigureMaker;
pub use standing::{ChangeCause, FigureStanding, standing};
pub use text::{FigureRequest, StudyPart, StudyText, read_study};
