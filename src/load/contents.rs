//! What a file holds that is no script, as far as that is to be known.

use crate::syntax::ast::Name;

/// The functions that the signatures of a file call: `eval NAME`.
pub(super) fn evaluated(signatures: &str) -> impl Iterator<Item = Name> + '_ {
    let lines = signatures.lines().filter(|line| !line.trim_start().starts_with('#'));
    let mut words = lines.flat_map(str::split_whitespace);
    std::iter::from_fn(move || {
        words.by_ref().find(|w| *w == "eval")?;
        words.next()
    })
    .map(Name::from)
}

/// Whether a file is no text, by its first bytes: more NULs than somebody has put into a string.
pub(super) fn is_binary(text: &[u8]) -> bool {
    text.iter().take(64).filter(|b| **b == 0).count() > 3
}

/// Whether a file is what a capture of packets wrote: pcap in either order of bytes, with either unit of time, or pcapng.
pub(super) fn is_trace(text: &[u8]) -> bool {
    let starts =
        [[0xd4, 0xc3, 0xb2, 0xa1], [0xa1, 0xb2, 0xc3, 0xd4], [0x4d, 0x3c, 0xb2, 0xa1], [0xa1, 0xb2, 0x3c, 0x4d]];
    starts.iter().chain([&[0x0a, 0x0d, 0x0d, 0x0a]]).any(|s| text.starts_with(s))
}
