package fr.havre.ui.prevention;

import fr.havre.access.Permission;
import fr.havre.agenda.prevention.DueLine;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.ReminderCandidate;
import fr.havre.agenda.prevention.ReminderWay;
import fr.havre.agenda.prevention.Reminders;
import fr.havre.documents.pdf.Paper;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Patient;
import fr.havre.record.RecordSettings.Practice;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reminds people whom a person has chosen: by a message to their own mailbox, which needs a qualified identity, or by a letter
 * on paper. Each reminder is noted in the transaction that makes it. Never on the FX thread.
 */
public final class ReminderSending {
    /** What stands for the list of vaccinations, for the practice, for who writes. */
    public static final String VACCINATIONS = "{vaccinations}";
    public static final String PRACTICE = "{practice}";
    public static final String SENDER = "{sender}";
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final Desk desk;
    private final Reminders reminders;
    private final RecordDesk record;
    private final MailDesk mail;

    /** @throws java.util.NoSuchElementException without the clinical key */
    public ReminderSending(Desk desk, Prevention prevention) {
        this.desk = desk;
        reminders = prevention.reminders();
        record = desk.recordDesk().orElseThrow();
        mail = desk.mailDesk().orElseThrow();
    }

    /** How the words look that go to one person. */
    public String words(ReminderCandidate candidate, String text) {
        String unless = candidate.file().nothingNoted() ? " (si ce n’est pas déjà fait ailleurs)" : "";
        String list = candidate.lines().stream().map(each -> item(each) + unless).distinct().collect(Collectors.joining("\n"));
        return text.replace(VACCINATIONS, list).replace(PRACTICE, practice()).replace(SENDER, sender());
    }

    /** Words of the letter are French, as what the patient is told of a rule. */
    private static String item(DueLine line) {
        return "- " + line.rule().vaccine(Locale.FRENCH) + ", " + line.rule().dose(Locale.FRENCH);
    }

    private String practice() {
        return record.database().read(record.settings()::practice).map(Practice::name).orElse("");
    }

    private String sender() {
        return desk.unlocked().people().all().stream().filter(each -> each.id().equals(desk.session().person())).map(Person::name)
                .findFirst().orElse("");
    }

    /** The patient's own mailbox: only of a qualified identity, for it is made of the INS. */
    public static Optional<MailAddress> addressOf(Patient patient) {
        return patient.status() == IdentityStatus.QUAL ? patient.ins().map(MailAddress::ofPatient) : Optional.empty();
    }

    /** Whether there is a mailbox to write from. */
    public boolean mayWrite() {
        return box().isPresent();
    }

    private Optional<Mailbox> box() {
        List<Mailbox> all = mail.mailboxes().all(desk.session());
        return all.stream().filter(each -> each.kind() == MailboxKind.ORG).findFirst().or(() -> all.stream().findFirst());
    }

    /**
     * Writes to one person.
     *
     * @throws fr.havre.agenda.prevention.PreventionException {@code NO_REMINDERS_WANTED}, {@code REMINDED_LATELY}
     * @throws fr.havre.messaging.outgoing.LetterRefusedException what a letter's guards refuse; nothing is noted then
     */
    public void write(ReminderCandidate candidate, String title, String text) {
        desk.session().require(Permission.KEEP_PREVENTION);
        Patient patient = candidate.file().patient();
        MessageDraft begun = MessageDraft.EMPTY.about(patient.id(), List.of()).saying(Optional.of(title), words(candidate, text))
                .to(addressOf(patient).map(each -> Recipient.of(each, patient.shownName())).stream().toList());
        MessageDraft letter = box().map(each -> begun.from(each.id())).orElse(begun);
        DraftId draft = mail.letters().save(desk.session(), letter);
        boolean sent = false;
        try {
            mail.letters().send(desk.session(), List.of(draft), Duration.ZERO, Set.of(), tx ->
                    reminders.reminded(tx, desk.session(), patient.id(), candidate.lines(), ReminderWay.MESSAGE));
            sent = true;
        } finally {
            if (!sent) mail.letters().discard(desk.session(), draft);
        }
        record.scheduler().wake();
    }

    /** One page for each, to be printed; nothing is noted before {@link #printed}. */
    public byte[] paper(List<ReminderCandidate> chosen, String title, String text, Instant now) {
        Paper.Builder paper = Paper.titled(title, now).author(sender());
        for (int i = 0; i < chosen.size(); i++) {
            if (i > 0) paper.newPage();
            Patient patient = chosen.get(i).file().patient();
            List<String> to = new java.util.ArrayList<>(List.of(patient.shownName()));
            patient.contact().address().ifPresent(address -> address.lines().forEach(to::add));
            paper.letterhead(List.of(practice(), sender()).stream().filter(line -> !line.isBlank()).distinct().toList(), to)
                    .aside(List.of("Le " + DAY.format(now.atZone(FRANCE)))).heading(title).text(words(chosen.get(i), text));
        }
        return paper.pdf();
    }

    /** They were printed: all of them are noted, or none. */
    public void printed(List<ReminderCandidate> chosen) {
        desk.session().require(Permission.KEEP_PREVENTION);
        record.database().write(tx -> {
            chosen.forEach(each -> reminders.reminded(tx, desk.session(), each.file().patient().id(), each.lines(), ReminderWay.PAPER));
            return null;
        });
    }
}
