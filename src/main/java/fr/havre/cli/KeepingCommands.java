package fr.havre.cli;

import fr.havre.Locked;
import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import fr.havre.vault.AlarmReason;
import fr.havre.vault.BackupReport;
import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.Person;
import fr.havre.vault.VaultException;
import fr.havre.vault.audit.AuditRow;
import fr.havre.vault.audit.AuditTrail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What keeps a vault safe: audit, verification, backup, restore. */
final class KeepingCommands {
    private KeepingCommands() { }

    /** The last acts. */
    @CommandLine.Command(name = "audit")
    static final class Audit extends VaultCommand {
        @Option(names = "--last", paramLabel = "N", defaultValue = "50", descriptionKey = "audit.last")
        private int last;

        Audit(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.READ_AUDIT);
            Map<UUID, String> people = vault.unlocked().people().all().stream()
                    .collect(Collectors.toMap(Person::id, Person::label));
            record Act(Compartment in, AuditRow row) { }
            List<Act> acts = new ArrayList<>();
            for (Compartment each : Compartment.values()) {
                if (!vault.unlocked().holds(each)) continue;
                vault.unlocked().database(each).read(tx -> AuditTrail.lastRows(tx, last)).forEach(row ->
                        acts.add(new Act(each, row)));
            }
            acts.sort(Comparator.comparing((Act act) -> act.row().at()).reversed());
            ObjectNode json = Reply.emptyJson();
            ArrayNode rows = json.putArray("acts");
            List<String> lines = new ArrayList<>();
            for (Act act : acts.subList(0, Math.min(last, acts.size()))) {
                AuditRow row = act.row();
                String person = people.getOrDefault(row.person(), row.person().toString());
                List<String> subjects = row.subjects().stream().map(UUID::toString).toList();
                ArrayNode named = rows.addObject().put("compartment", act.in().name()).put("seq", row.seq())
                        .put("at", row.at().toString()).put("person", person).put("act", row.act())
                        .putArray("subjects");
                subjects.forEach(named::add);
                lines.add(words().say("say.act", row.at(), person, row.act(), String.join(" ", subjects)));
            }
            return Reply.of(lines, json);
        }
    }

    /** Reads everything and compares; also a vault too damaged to sign in to. */
    @CommandLine.Command(name = "verify")
    static final class Verify extends Command {
        private static final Set<VaultException.Code> TOO_DAMAGED = EnumSet.of(VaultException.Code.DAMAGED,
                VaultException.Code.CONTENT_DAMAGED, VaultException.Code.STORE_FAILED, VaultException.Code.DISK_FULL,
                VaultException.Code.NOT_WRITABLE);
        private static final Set<Finding.Severity> DAMAGING = EnumSet.of(Finding.Severity.DAMAGE,
                Finding.Severity.LOST);

        @Mixin private SigningIn signingIn;
        @Option(names = "--acknowledge", descriptionKey = "verify.acknowledge")
        private boolean acknowledge;
        @Option(names = "--reason", paramLabel = "REASON", descriptionKey = "verify.reason")
        private AlarmReason reason = AlarmReason.UNEXPLAINED;

        Verify(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply run() {
            Locked locked = signingIn.at(terminal());
            char[] passphrase = signingIn.passphrase(passphrases());
            try (ShownProgress progress = new ShownProgress(terminal(), words().say("say.verifying"))) {
                return reply(findings(locked, passphrase, progress));
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }

        private List<Finding> findings(Locked locked, char[] passphrase, ShownProgress progress) {
            try (OpenVault vault = locked.unlock(signingIn.user(), passphrase.clone())) {
                List<Finding> findings = new ArrayList<>(vault.findings());
                vault.verify(progress::reached).stream().filter(each -> !findings.contains(each))
                        .forEach(findings::add);
                if (acknowledge) vault.acknowledgeAlarms(reason);
                return findings;
            } catch (VaultException e) {
                if (!TOO_DAMAGED.contains(e.code())) throw e;
                return locked.verify(signingIn.user(), passphrase, progress::reached);
            }
        }

        private Reply reply(List<Finding> findings) {
            ErrorWords errors = new ErrorWords(words().language());
            Labels labels = new Labels(words().language());
            ObjectNode json = Reply.emptyJson();
            ArrayNode list = json.putArray("findings");
            List<String> lines = new ArrayList<>();
            for (Finding each : findings) {
                list.addObject().put("kind", each.kind().name()).put("severity", each.severity().name())
                        .put("subject", each.subject());
                lines.add(words().say("say.finding", labels.of(each.severity()), errors.sentence(each.kind()),
                        each.subject()));
            }
            boolean damaged = findings.stream().map(Finding::severity).anyMatch(DAMAGING::contains);
            json.put("damaged", damaged);
            if (damaged) terminal().err().println(errors.sentence(VaultException.Code.DAMAGED));
            else lines.add(words().say("say.verified"));
            return new Reply(lines, json, damaged ? ExitCode.DAMAGED : ExitCode.DONE);
        }
    }

    /** Copies the vault; without {@code --user} while nobody is signed in. */
    @CommandLine.Command(name = "backup")
    static final class BackUp extends Command {
        @Parameters(index = "0", paramLabel = "VAULT", descriptionKey = "vault.folder")
        private Path folder;
        @Parameters(index = "1", paramLabel = "FOLDER", descriptionKey = "backup.target")
        private Path target;
        @Option(names = "--user", paramLabel = "NAME", descriptionKey = "backup.user")
        private Optional<String> user = Optional.empty();
        @Mixin private PassphraseSource passphrase;

        BackUp(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply run() {
            Locked locked = Locked.at(folder, terminal().host());
            try (ShownProgress progress = new ShownProgress(terminal(), words().say("say.backing-up"))) {
                BackupReport report = user.isEmpty() ? locked.backUp(target, progress::reached)
                        : signedIn(locked, progress);
                return Reply.of(words().say("say.backed-up", report.copiedFiles(), report.files(), target.toString()),
                        Reply.emptyJson().put("files", report.files()).put("copiedFiles", report.copiedFiles())
                                .put("copiedBytes", report.copiedBytes()));
            }
        }

        private BackupReport signedIn(Locked locked, ShownProgress progress) {
            try (OpenVault vault = locked.unlock(user.orElseThrow(), passphrases().existing(passphrase.source()))) {
                vault.session().require(Permission.BACK_UP);
                return vault.unlocked().backUp(target, progress::reached);
            }
        }
    }

    /** Brings a backup back to an empty folder. */
    @CommandLine.Command(name = "restore")
    static final class Restore extends Command {
        @Parameters(index = "0", paramLabel = "BACKUP", descriptionKey = "restore.backup")
        private Path backup;
        @Parameters(index = "1", paramLabel = "VAULT", descriptionKey = "restore.target")
        private Path target;
        @Option(names = "--user", required = true, paramLabel = "NAME", descriptionKey = "vault.user")
        private String user;
        @Option(names = "--passphrase-file", paramLabel = "FILE|-", descriptionKey = "restore.passphrase-file")
        private Optional<String> passphraseFile = Optional.empty();

        Restore(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply run() {
            char[] passphrase = passphrases().existing(passphraseFile);
            try (ShownProgress progress = new ShownProgress(terminal(), words().say("say.restoring"));
                    OpenVault vault = Locked.restore(backup, target, terminal().host(), user, passphrase,
                            progress::reached)) {
                return Reply.of(words().say("say.restored", target.toString()),
                        Reply.emptyJson().put("vault", vault.unlocked().id().toString())
                                .put("instance", vault.unlocked().instance().toString()));
            }
        }
    }
}
