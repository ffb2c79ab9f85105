//! What a mistaken name was meant to be.

/// The candidate nearest to a mistaken name, if one is near enough to be what was meant.
pub fn nearest<S: AsRef<str>>(name: &str, candidates: impl Iterator<Item = S>) -> Option<S> {
    if name.len() < 3 {
        // Almost anything is near to so short a name.
        return None;
    }
    let limit = (name.len() / 3).min(3);
    let bytes = bytes_of(name);
    // One edit brings in one new byte at most, and does away with one: most candidates need no closer look.
    let may_be_near = |c: &S| {
        let other = bytes_of(c.as_ref());
        (bytes & !other).count_ones().max((other & !bytes).count_ones()) as usize <= limit
    };
    candidates
        .filter(|c| c.as_ref().len().abs_diff(name.len()) <= limit && c.as_ref() != name)
        .filter(may_be_near)
        .map(|c| (strsim::damerau_levenshtein(name, c.as_ref()), c))
        .filter(|(d, _)| *d <= limit)
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.as_ref().cmp(b.1.as_ref())))
        .map(|(_, c)| c)
}

/// Which bytes a name has: a bit for each of their low six bits.
fn bytes_of(name: &str) -> u64 {
    name.bytes().fold(0, |set, b| set | 1 << (b % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_at_first_sight_is_not_near() {
        let names =
            ["connection_state_remove", "conection_state_remove", "connetcion_sate_remove", "tocount", "to_count"];
        let pairs = names.iter().flat_map(|a| names.iter().map(move |b| (a, b)));
        for (a, b) in pairs.filter(|(a, b)| a != b) {
            let near = strsim::damerau_levenshtein(a, b) <= (a.len() / 3).min(3);
            assert_eq!(nearest(a, [b].into_iter()).is_some(), near, "{a} and {b}");
        }
    }
}
