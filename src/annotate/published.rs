//! stub
use crate::model::{Block, Claim, Dated};
/// stub
pub fn published(_c: &[Claim], _b: &[Block]) -> Option<Dated> {
    None
}
/// stub
pub fn modified(_c: &[Claim]) -> Option<Dated> {
    None
}
