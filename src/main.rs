//! The command-line program; everything is in the library.

/// Reading and comparing articles asks for many small pieces of memory, which this hands out faster than most systems do.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    onrecord::cli::main()
}
