//! A function from text to text, as an expression that DataFusion runs inside the plan.
//!
//! It knows nothing of what it computes: pseudonyms, groups and the last check are each a closure given by
//! the file of that name.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, StringArray};
use arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err};
use datafusion::logical_expr::{
    ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};

type Apply = dyn Fn(&[&StringArray], usize) -> StringArray + Send + Sync;

/// One function of one or several columns of one delivery.
pub(super) struct TextFunction {
    name: String,
    signature: Signature,
    apply: Arc<Apply>,
}

impl TextFunction {
    /// `input`, which must be of type `Utf8`, passed through the function.
    pub(super) fn call(
        name: String,
        input: Expr,
        apply: impl Fn(&StringArray) -> StringArray + Send + Sync + 'static,
    ) -> Expr {
        Self::call_all(name, vec![input], move |columns, _| apply(columns[0]))
    }

    /// `inputs`, at least one and all of type `Utf8`, passed row by row through the function, which is also told how
    /// many rows there are.
    pub(super) fn call_all(
        name: String,
        inputs: Vec<Expr>,
        apply: impl Fn(&[&StringArray], usize) -> StringArray + Send + Sync + 'static,
    ) -> Expr {
        // Volatile: these functions count what they meet, so each row must pass through them exactly once.
        let signature = Signature::exact(vec![DataType::Utf8; inputs.len()], Volatility::Volatile);
        ScalarUDF::from(Self { name, signature, apply: Arc::new(apply) }).call(inputs)
    }

    fn address(&self) -> *const () {
        Arc::as_ptr(&self.apply).cast()
    }
}

impl ScalarUDFImpl for TextFunction {
    fn name(&self) -> &str {
        &self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arg_types: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let inputs: Vec<ArrayRef> =
            args.args.iter().map(|input| input.to_array(args.number_rows)).collect::<Result<_>>()?;
        let texts: Option<Vec<&StringArray>> =
            inputs.iter().map(|input| input.as_string_opt::<i32>()).collect();
        match texts {
            Some(texts) if !texts.is_empty() => {
                Ok(ColumnarValue::Array(Arc::new((self.apply)(&texts, args.number_rows))))
            }
            _ => exec_err!("`{}` takes text", self.name),
        }
    }
}

// The closure may hold a key: only the name is shown.
impl fmt::Debug for TextFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextFunction({})", self.name)
    }
}

impl PartialEq for TextFunction {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.address() == other.address()
    }
}

impl Eq for TextFunction {}

impl Hash for TextFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
        self.address().hash(state);
    }
}
