//! What a command of the program printed, and how it ended.

use std::process::Command;

/// Exit code, standard output, standard error.
pub type Outcome = (i32, String, String);

/// Runs the command to its end.
pub fn outcome(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What a success printed.
#[track_caller]
pub fn done(output: Outcome) -> String {
    assert_eq!((output.0, output.2.as_str()), (0, ""), "{}", output.1);
    output.1
}

/// The single line of a refusal.
#[track_caller]
pub fn refused(output: Outcome) -> String {
    assert_eq!((output.0, output.1.as_str()), (1, ""), "{}", output.2);
    assert!(output.2.starts_with("token-server: ") && output.2.trim().lines().count() == 1, "{}", output.2);
    output.2
}
