package fr.havre.cli;

import fr.havre.Locked;
import fr.havre.OpenVault;
import fr.havre.ui.words.ErrorWords;
import fr.havre.vault.Finding;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that works in an open vault: signs somebody in, does its part, locks again. */
abstract class VaultCommand extends Command {
    @Parameters(index = "0", paramLabel = "VAULT", descriptionKey = "vault.folder")
    private Path folder;
    @Option(names = "--user", required = true, paramLabel = "NAME", descriptionKey = "vault.user")
    private String user;
    @Option(names = "--passphrase-file", paramLabel = "FILE|-", descriptionKey = "vault.passphrase-file")
    private Optional<String> passphraseFile = Optional.empty();

    VaultCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** The command's part, in the vault that {@link #run} opened. */
    abstract Reply in(OpenVault vault) throws Exception;

    @Override final Reply run() throws Exception {
        Locked locked = Locked.at(folder, terminal().host());
        char[] passphrase = passphrases().existing(passphraseFile);
        try (OpenVault vault = locked.unlock(user, passphrase)) {
            vault.findings().stream().filter(Finding::isAlarm).map(Finding::kind).distinct().forEach(this::warn);
            return in(vault);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private void warn(Finding.Kind kind) {
        terminal().err().println(new ErrorWords(words().language()).sentence(kind));
    }

    Path folder() {
        return folder;
    }
}
