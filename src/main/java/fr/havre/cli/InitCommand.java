package fr.havre.cli;

import fr.havre.Locked;
import fr.havre.OpenVault;
import fr.havre.access.Role;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.vault.NewPerson;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a vault; its first person holds both keys and can add everybody else. */
@CommandLine.Command(name = "init")
final class InitCommand extends Command {
    @Parameters(index = "0", paramLabel = "VAULT", descriptionKey = "init.folder")
    private Path folder;
    @Option(names = "--user", required = true, paramLabel = "NAME", descriptionKey = "init.user")
    private String user;
    @Option(names = "--full-name", paramLabel = "TEXT", descriptionKey = "init.full-name")
    private Optional<String> fullName = Optional.empty();
    @Option(names = "--role", paramLabel = "ROLE", descriptionKey = "init.role")
    private Role role = Role.DOCTOR;
    @Mixin private PassphraseSource passphraseSource;

    InitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() {
        if (!role.holdsClinicalKey()) throw new CommandRefusedException(Code.ROLE_WITHOUT_CLINICAL_KEY);
        char[] passphrase = passphrases().chosen(passphraseSource.source());
        NewPerson first = NewPerson.of(user, fullName.orElse(user), role.name(), true);
        try (OpenVault vault = Locked.create(folder, terminal().host(), first, passphrase)) {
            return Reply.of(words().say("say.created", folder.toString()), Reply.emptyJson()
                    .put("vault", vault.unlocked().id().toString()).put("user", user).put("role", role.name()));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
