//! How large the pages are in which the system hands out memory, where it lets a program choose.
//!
//! What is read before a script runs is small and lies scattered: huge pages would cost many times the memory. What a
//! script makes can be large: then they save most of the time that is spent on getting pages and on finding them.

pub use system::{keep_small, may_be_huge};

#[cfg(target_os = "linux")]
mod system {
    use nix::sys::prctl::{get_thp_disable, set_thp_disable};
    use std::sync::atomic::{AtomicBool, Ordering};

    /// Whether it is this program that keeps them small: who started it may have said so, too.
    static KEPT_SMALL: AtomicBool = AtomicBool::new(false);

    /// From now on memory comes in small pages. Where that can't be told, it stays as it is.
    pub fn keep_small() {
        if get_thp_disable() == Ok(false) && set_thp_disable(true).is_ok() {
            KEPT_SMALL.store(true, Ordering::Relaxed);
        }
    }

    /// From now on memory may come in huge pages, where the system has them.
    pub fn may_be_huge() {
        if KEPT_SMALL.swap(false, Ordering::Relaxed) {
            let _ = set_thp_disable(false);
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    /// Memory comes as the system hands it out.
    pub fn keep_small() {}
    /// Memory comes as the system hands it out.
    pub fn may_be_huge() {}
}
