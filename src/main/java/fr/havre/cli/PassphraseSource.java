package fr.havre.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the passphrase of who signs in comes from. */
final class PassphraseSource {
    @Option(names = "--passphrase-file", paramLabel = "FILE|-", descriptionKey = "vault.passphrase-file")
    private Optional<String> file = Optional.empty();

    Optional<String> source() {
        return file;
    }
}
