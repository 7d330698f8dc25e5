/**
 * The command line: everything the window does to data, a command does too (docs/cli.md).
 *
 * <p>Parses, asks a service, prints; decides nothing. Answers go to the standard output (as text, or with
 * {@code --json} as one document), everything else to the error output, where nothing of a patient ever stands.
 * <p>Depends on: all packages. Used by: {@link fr.havre.Main}.
 * <p>Threads: the one that runs the command.
 */
package fr.havre.cli;
