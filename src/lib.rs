//! zeekling: a stand-alone interpreter of the Zeek scripting language.
//!
//! The way of a script, each stage a module, each leaning only on those above it:
//!
//! ```text
//! source       files, and places in them
//! diagnostic   what there is to say about a script
//! syntax       bytes to tokens to trees
//! load         @load and @if: files to items, one declaration or statement each
//! types        the types of the language
//! value        its values
//! program      what will run: typed, slotted, complete
//! check        from items to the program
//! lint         what a script says that its author hardly meant
//! event        the queue and the timers
//! eval         the walk over the program
//! builtin      the functions that are there from the start
//! session      where all of it is wired: load, check, run
//! cli          the command line
//! ```

#![forbid(unsafe_code)]

pub mod source;

pub mod diagnostic;

pub mod syntax;

pub mod load;

pub mod types;

pub mod value;

pub mod program;

pub mod check;

pub mod lint;

pub mod event;

pub mod eval;

pub mod builtin;

pub mod session;

pub mod cli;
