package fr.havre.cli;

import fr.havre.Locked;
import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.ui.words.Labels;
import fr.havre.vault.NewPerson;
import fr.havre.vault.PendingSheet;
import fr.havre.vault.Person;
import fr.havre.vault.RecoverySession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre user …}: who may open the vault. */
final class UserCommands {
    private UserCommands() { }

    static Person named(List<Person> people, String label) {
        return people.stream().filter(person -> person.active() && !person.isRecovery())
                .filter(person -> person.label().equals(label) || person.id().toString().equals(label)).findFirst()
                .orElseThrow(() -> new CommandRefusedException(Code.UNKNOWN_PERSON_HERE));
    }

    /** Where somebody's new passphrase comes from. */
    private static final class NewPassphrase {
        @Option(names = "--new-passphrase-file", paramLabel = "FILE|-", descriptionKey = "user.new-passphrase-file")
        private Optional<String> file = Optional.empty();
    }

    /** Gives somebody access. */
    @CommandLine.Command(name = "add")
    static final class Add extends VaultCommand {
        @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "user.name")
        private String name;
        @Option(names = "--full-name", paramLabel = "TEXT", descriptionKey = "init.full-name")
        private Optional<String> fullName = Optional.empty();
        @Option(names = "--role", required = true, paramLabel = "ROLE", descriptionKey = "user.role")
        private Role role;
        @Option(names = "--until", paramLabel = "DATE", descriptionKey = "user.until")
        private Optional<LocalDate> until = Optional.empty();
        @Mixin private NewPassphrase next;

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.MANAGE_PEOPLE);
            char[] passphrase = passphrases().chosen(next.file);
            try {
                Person added = vault.unlocked().people().add(new NewPerson(name, fullName.orElse(name), role.name(),
                        role.holdsClinicalKey(), until.map(day -> day.atStartOfDay(ZoneId.systemDefault())
                        .toInstant())), passphrase);
                return Reply.of(words().say("say.user-added", name, new Labels(words().language()).of(role)),
                        json(added));
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
    }

    private static ObjectNode json(Person person) {
        ObjectNode json = Reply.emptyJson().put("id", person.id().toString()).put("user", person.label())
                .put("fullName", person.name()).put("role", person.role()).put("clinicalKey", person.clinical())
                .put("active", person.active());
        person.until().ifPresent(end -> json.put("until", end.toString()));
        return json;
    }

    /** Who has, or had, access. */
    @CommandLine.Command(name = "list")
    static final class Show extends VaultCommand {
        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            ObjectNode json = Reply.emptyJson();
            ArrayNode users = json.putArray("users");
            List<String> lines = new ArrayList<>();
            Labels labels = new Labels(words().language());
            for (Person person : vault.unlocked().people().all()) {
                if (person.isRecovery()) continue;
                users.add(json(person));
                lines.add(words().say(person.active() ? "say.user" : "say.user-left", person.label(), person.name(),
                        labels.of(Role.valueOf(person.role()))));
            }
            return Reply.of(lines, json);
        }
    }

    /** Changes one's own passphrase. */
    @CommandLine.Command(name = "passwd")
    static final class Passwd extends Command {
        @Mixin private SigningIn signingIn;
        @Mixin private NewPassphrase next;

        Passwd(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply run() {
            Locked locked = signingIn.at(terminal());
            char[] current = signingIn.passphrase(passphrases());
            try (OpenVault vault = locked.unlock(signingIn.user(), current.clone())) {
                char[] chosen = passphrases().chosen(next.file);
                vault.unlocked().people().changeOwnPassphrase(current, chosen);
                return Reply.of(words().say("say.passphrase-changed"), Reply.emptyJson().put("user", signingIn.user())
                        .put("changed", true));
            } finally {
                Arrays.fill(current, '\0');
            }
        }
    }

    /** Ends somebody's access. */
    @CommandLine.Command(name = "leave")
    static final class Leave extends VaultCommand {
        @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "user.leaver")
        private String name;

        Leave(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.MANAGE_PEOPLE);
            Person leaver = named(vault.unlocked().people().all(), name);
            if (leaver.id().equals(vault.session().person())) throw new CommandRefusedException(Code.ONESELF);
            vault.unlocked().people().leave(leaver.id());
            return Reply.of(words().say("say.user-gone", name), Reply.emptyJson().put("id", leaver.id().toString())
                    .put("active", false));
        }
    }

    /** Grants the clinical key to somebody whom an administrative session added; that person types their passphrase. */
    @CommandLine.Command(name = "grant")
    static final class Grant extends VaultCommand {
        @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "user.granted")
        private String name;
        @Option(names = "--their-passphrase-file", paramLabel = "FILE|-", descriptionKey = "user.their-passphrase-file")
        private Optional<String> theirs = Optional.empty();

        Grant(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.MANAGE_PEOPLE);
            Person person = named(vault.unlocked().people().all(), name);
            vault.unlocked().people().grantClinical(person.id(), passphrases().existing(theirs));
            return Reply.of(words().say("say.user-granted", name), Reply.emptyJson().put("id", person.id().toString())
                    .put("clinicalKey", true));
        }
    }

    /** Draws a recovery sheet, which counts once a part of it was typed back. */
    @CommandLine.Command(name = "recovery")
    static final class Recovery extends VaultCommand {
        Recovery(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.MANAGE_PEOPLE);
            try (PendingSheet sheet = vault.unlocked().people().newRecoverySheet()) {
                List<String> groups = sheet.groups();
                if (!wantsJson()) {
                    for (int i = 0; i < groups.size(); i++) terminal().out().println((i + 1) + "  " + groups.get(i));
                    terminal().out().flush();
                }
                terminal().err().println(words().say("say.type-group", sheet.askedGroup()));
                sheet.confirm(new String(terminal().secretLine()));
                ObjectNode json = Reply.emptyJson();
                ArrayNode printed = json.putArray("groups");
                groups.forEach(printed::add);
                return Reply.of(words().say("say.sheet-valid"), json);
            }
        }
    }

    /** With a recovery sheet: a new passphrase for somebody. */
    @CommandLine.Command(name = "recover")
    static final class Recover extends Command {
        @Parameters(index = "0", paramLabel = "VAULT", descriptionKey = "vault.folder")
        private Path folder;
        @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "user.recovered")
        private String name;
        @Option(names = "--sheet-file", paramLabel = "FILE|-", descriptionKey = "user.sheet-file")
        private Optional<String> sheetFile = Optional.empty();
        @Mixin private NewPassphrase next;

        Recover(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply run() {
            Locked locked = Locked.at(folder, terminal().host());
            try (RecoverySession session = locked.unlockWithRecovery(passphrases().existing(sheetFile))) {
                Person person = named(session.people(), name);
                session.giveNewSlot(person.id(), passphrases().chosen(next.file));
                return Reply.of(words().say("say.recovered", name), Reply.emptyJson().put("id", person.id().toString())
                        .put("user", name));
            }
        }
    }
}
