//! The `zeekling` program: see [`zeekling::cli`].

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    zeekling::cli::main()
}
