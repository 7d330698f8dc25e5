package fr.havre.cli;

import fr.havre.Locked;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What most commands begin with: a vault, who opens it, where that person's passphrase comes from. */
final class SigningIn {
    @Parameters(index = "0", paramLabel = "VAULT", descriptionKey = "vault.folder")
    private Path folder;
    @Option(names = "--user", required = true, paramLabel = "NAME", descriptionKey = "vault.user")
    private String user;
    @Mixin private PassphraseSource passphrase;

    Locked at(Terminal terminal) {
        return Locked.at(folder, terminal.host());
    }

    String user() {
        return user;
    }

    /** The caller wipes it. */
    char[] passphrase(Passphrases passphrases) {
        return passphrases.existing(passphrase.source());
    }
}
