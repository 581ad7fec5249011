//! A file of the node as the body of an answer, read piece by piece.

use std::io;
use std::path::Path;

use axum::body::Body;
use entente_exchange::RunningAccess;
use futures::stream::try_unfold;
use tokio::fs::File;
use tokio::io::AsyncReadExt;

const CHUNK_BYTES: usize = 64 * 1024;

/// The body and its length.
pub(crate) async fn file_body(path: &Path) -> std::io::Result<(Body, u64)> {
    open_file_body(File::open(path).await?).await
}

/// The same of a file that is open already, from where it stands.
pub(crate) async fn open_file_body(file: File) -> std::io::Result<(Body, u64)> {
    let length = file.metadata().await?.len();
    let chunks = try_unfold(file, async |mut file| {
        let mut chunk = vec![0; CHUNK_BYTES];
        let read = file.read(&mut chunk).await?;
        chunk.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then_some((chunk, file)))
    });
    Ok((Body::from_stream(chunks), length))
}

/// The same of data that leave under an access: it is decided again before each piece, and nothing more leaves once it is closed. The
/// length that was announced is then not reached, so that nobody takes the part for the whole.
pub(crate) async fn body_under(path: &Path, access: RunningAccess) -> io::Result<(Body, u64)> {
    let file = File::open(path).await?;
    let length = file.metadata().await?.len();
    let chunks = try_unfold((file, access), async |(mut file, mut access)| {
        if !access.holds().await.map_err(io::Error::other)? {
            return Err(io::Error::other("the access was closed while its file was leaving"));
        }
        let mut chunk = vec![0; CHUNK_BYTES];
        let read = file.read(&mut chunk).await?;
        chunk.truncate(read);
        Ok((read > 0).then_some((chunk, (file, access))))
    });
    Ok((Body::from_stream(chunks), length))
}
