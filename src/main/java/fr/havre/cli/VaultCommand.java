package fr.havre.cli;

import fr.havre.Locked;
import fr.havre.OpenVault;
import fr.havre.ui.words.ErrorWords;
import fr.havre.vault.Finding;
import java.util.Arrays;
import picocli.CommandLine.Mixin;

/** A command that works in an open vault: signs somebody in, does its part, locks again. */
abstract class VaultCommand extends Command {
    @Mixin private SigningIn signingIn;

    VaultCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** The command's part, in the vault that {@link #run} opened. */
    abstract Reply in(OpenVault vault) throws Exception;

    /** Refuses options that say nothing together, before anybody is asked for a passphrase. */
    void requireSense() { }

    @Override final Reply run() throws Exception {
        requireSense();
        Locked locked = signingIn.at(terminal());
        char[] passphrase = signingIn.passphrase(passphrases());
        try (OpenVault vault = locked.unlock(signingIn.user(), passphrase)) {
            vault.findings().stream().filter(Finding::isAlarm).map(Finding::kind).distinct().forEach(this::warn);
            return in(vault);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private void warn(Finding.Kind kind) {
        terminal().err().println(new ErrorWords(words().language()).sentence(kind));
    }
}
