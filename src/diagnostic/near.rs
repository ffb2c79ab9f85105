//! What a mistaken name was meant to be.

/// The candidate nearest to a mistaken name, if one is near enough to be what was meant.
pub fn nearest<S: AsRef<str>>(name: &str, candidates: impl Iterator<Item = S>) -> Option<S> {
    if name.len() < 3 {
        // Almost anything is near to so short a name.
        return None;
    }
    let limit = (name.len() / 3).min(3);
    candidates
        .filter(|c| c.as_ref().len().abs_diff(name.len()) <= limit && c.as_ref() != name)
        .map(|c| (strsim::damerau_levenshtein(name, c.as_ref()), c))
        .filter(|(d, _)| *d <= limit)
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.as_ref().cmp(b.1.as_ref())))
        .map(|(_, c)| c)
}
