//! Programs that the grammar makes of the bytes.

#![no_main]

libfuzzer_sys::fuzz_target!(|choices: &[u8]| zeekling_fuzz::grammar(choices));
