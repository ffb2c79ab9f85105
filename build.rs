//! Generates the parser from `grammar/zeek.lalrpop` into cargo's `OUT_DIR`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=grammar/zeek.lalrpop");
    println!("cargo:rerun-if-changed=scripts");
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(std::env::var("OUT_DIR")?)
        .emit_rerun_directives(false)
        .process()
}
