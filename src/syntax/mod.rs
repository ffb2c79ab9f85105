//! From bytes to trees: tokens, the grammar, the tree it builds, and the way back to text.
//!
//! Nothing here reads a file or knows a type. [`crate::load`] follows the directives and cuts the token stream into
//! items; [`parser`] turns the tokens of one item into one [`ast::Item`].

pub mod ast;
pub mod lexer;
pub mod literal;
pub mod make;
mod meant;
pub mod parser;
pub mod rank;
pub mod token;
pub mod unparse;
pub mod walk;
