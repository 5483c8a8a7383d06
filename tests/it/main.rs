//! What the product does, tried from outside; one binary, so that the window is linked once.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]
#![cfg_attr(
    feature = "gui",
    expect(clippy::print_stderr, reason = "helpers of tests are tests too")
)]

mod architecture;
mod corpus;
mod project_file;
mod reading;
mod robustness;
mod session;
#[cfg(feature = "gui")]
mod smoke;
#[cfg(feature = "gui")]
mod window;

/// So many random cases, the same each time; one that fails is made as small as can be and told, not kept.
fn same_cases(cases: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        cases,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1),
        ..proptest::test_runner::Config::default()
    }
}
