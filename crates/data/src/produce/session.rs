//! The DataFusion session of a delivery: how much memory it may take and where it may spill.
//!
//! Sessions are made here only, so that a later placement on several machines changes this file alone. Our own
//! functions travel inside the plan as expressions and need no registration on one machine.

use std::path::Path;
use std::sync::Arc;

use datafusion::error::DataFusionError;
use datafusion::execution::SessionStateBuilder;
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};

/// Memory for sorting, beyond which rows go to disk. What is being read and encoded comes on top: a batch for
/// each core, and one row group.
pub(super) const SORT_MEMORY_BYTES: usize = 512 << 20;

/// More readers than this wait for the disk, and each takes its share of the memory.
const PARTITIONS_MAX: usize = 4;

pub(super) const BATCH_ROWS: usize = 8192;

/// A session that spills into `folder`, where protected rows only are written: the sort comes last in the plan.
pub(super) fn session(sort_memory_bytes: usize, folder: &Path) -> Result<SessionContext, DataFusionError> {
    let partitions = std::thread::available_parallelism().map_or(1, usize::from).min(PARTITIONS_MAX);
    let mut config = SessionConfig::new().with_target_partitions(partitions).with_batch_size(BATCH_ROWS);
    let options = config.options_mut();
    // Our functions take and give plain text.
    options.execution.parquet.schema_force_view_types = false;
    // Merging compares rows by all their values, encoded: two thirds of each partition's memory are kept for that, or
    // else a full partition could not be merged and spilled. The merge of the partitions has a share of its own.
    options.execution.sort_spill_reservation_bytes = sort_memory_bytes / (partitions + 1) * 2 / 3;
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(Arc::new(FairSpillPool::new(sort_memory_bytes)))
        .with_temp_file_path(folder)
        .build_arc()?;
    let state = SessionStateBuilder::new()
        .with_config(config)
        .with_runtime_env(runtime)
        .with_default_features()
        .build();
    Ok(SessionContext::new_with_state(state))
}
