//! Any bytes as a script.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| zeekling_fuzz::script(text));
