package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.messaging.LetterWriter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Draft;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.Following;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.LetterRefusedException;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.messaging.outgoing.Template;
import fr.havre.messaging.outgoing.Templates;
import fr.havre.patients.PatientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre messages …}: letters on their way out, and what becomes of them. */
final class OutgoingCommands {
    private OutgoingCommands() { }

    /** Writes a letter, or goes on with a draft, and sends it. */
    @CommandLine.Command(name = "send")
    static final class Send extends VaultCommand {
        @Option(names = "--mailbox", paramLabel = "MAILBOX", descriptionKey = "messages.mailbox")
        private Optional<String> mailbox = Optional.empty();
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "messages.patient")
        private Optional<String> patient = Optional.empty();
        @Option(names = "--document", paramLabel = "DOCUMENT", split = ",", descriptionKey = "messages.document")
        private List<String> documents = new ArrayList<>();
        @CommandLine.Mixin private LetterOptions.Addressed addressed;
        @CommandLine.Mixin private LetterOptions.Shaped shaped;
        @Option(names = "--remind", paramLabel = "DAYS", descriptionKey = "messages.remind")
        private Optional<Integer> remind = Optional.empty();
        @Option(names = "--answer", paramLabel = "MESSAGE", descriptionKey = "messages.answer")
        private Optional<String> answer = Optional.empty();
        @Option(names = "--answer-all", paramLabel = "MESSAGE", descriptionKey = "messages.answer-all")
        private Optional<String> answerAll = Optional.empty();
        @Option(names = "--draft", paramLabel = "DRAFT", descriptionKey = "messages.draft")
        private Optional<String> draft = Optional.empty();
        @Option(names = "--template", paramLabel = "NAME", descriptionKey = "messages.template")
        private Optional<String> template = Optional.empty();
        @Option(names = "--keep", descriptionKey = "messages.keep")
        private boolean keep;
        @CommandLine.Mixin private LetterOptions.Leaving leaving;

        Send(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Letters letters = vault.messages().letters();
            Optional<DraftId> known = draft.map(OutgoingCommands::draft);
            MessageDraft letter = written(vault, known.map(id -> letters.open(vault.session(), id).letter())
                    .orElseGet(() -> begun(vault)));
            known.ifPresent(id -> letters.save(vault.session(), id, letter));
            DraftId id = known.orElseGet(() -> letters.keep(vault.session(), letter));
            OutgoingView view = new OutgoingView(words());
            if (keep) return view.kept(letters.open(vault.session(), id), letters.check(vault.session(), letter));
            try {
                MessageId sent = letters.send(vault.session(), id, leaving.hold(), leaving.confirmed());
                vault.record().sending().runUntilIdle();
                return view.reply(vault.messages().following().of(vault.session(), sent));
            } catch (LetterRefusedException e) {
                if (draft.isEmpty()) letters.discard(vault.session(), id);
                return view.refused(e.guards());
            }
        }

        private MessageDraft begun(OpenVault vault) {
            Optional<String> answered = answer.or(() -> answerAll);
            return answered.map(id -> vault.messages().letters().answer(vault.session(), message(id), answerAll.isPresent()))
                    .orElse(MessageDraft.EMPTY);
        }

        private MessageDraft written(OpenVault vault, MessageDraft from) {
            MessageDraft letter = from;
            if (mailbox.isPresent()) letter = letter.from(MailboxCommands.one(vault, mailbox.get()).id());
            Optional<PatientId> about = patient.map(PatientCommands::id).or(from::patient);
            if (about.isPresent() && (patient.isPresent() || !documents.isEmpty())) {
                letter = letter.about(about.get(), documents.isEmpty() ? from.documents()
                        : documents.stream().map(DocumentCommands::id).toList());
            }
            List<Recipient> recipients = new ArrayList<>(from.recipients());
            addressed.to().forEach(each -> recipients.add(Recipient.of(MailAddress.of(each))));
            if (addressed.toPatient()) recipients.add(Recipient.of(patientAddress(vault, about)));
            String text = addressed.text(terminal(), from.text());
            return filled(vault, letter.to(recipients).saying(shaped.label().or(from::label), text))
                    .replacing(shaped.replacement() || from.replacement())
                    .followed(shaped.receipt() || from.receipt(), remind.isPresent() ? OptionalInt.of(Math.clamp(remind.get(), 1, 365))
                            : from.remindAfter()).lastWord(addressed.lastWord() || from.lastWord());
        }

        /** What is said by options goes before what the template says. */
        private MessageDraft filled(OpenVault vault, MessageDraft letter) {
            if (template.isEmpty()) return letter;
            Templates templates = vault.messages().templates();
            Template chosen = templates.list(vault.session(), Template.Kind.LETTER).stream()
                    .filter(each -> each.name().equalsIgnoreCase(template.get().strip())).findFirst()
                    .orElseThrow(() -> new MailRefusedException(MailRefusedException.Code.UNKNOWN_TEMPLATE));
            Templates.Filled filled = templates.fill(vault.session(), chosen, letter);
            return letter.saying(letter.label().or(() -> Optional.of(filled.subject())),
                    letter.text().isBlank() ? filled.body() : letter.text()).lastWord(chosen.lastWord());
        }

        private static MailAddress patientAddress(OpenVault vault, Optional<PatientId> about) {
            return LetterWriter.addressOf(vault.patients().open(vault.session(), about.orElseThrow(() ->
                    new LetterRefusedException(List.of(new Guard(Guard.Kind.NO_PATIENT, Optional.empty(), Optional.empty()))))));
        }
    }

    /** Letters being written. */
    @CommandLine.Command(name = "drafts")
    static final class Drafts extends VaultCommand {
        @Option(names = "--discard", paramLabel = "DRAFT", descriptionKey = "messages.discard")
        private Optional<String> discard = Optional.empty();

        Drafts(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Letters letters = vault.messages().letters();
            discard.map(OutgoingCommands::draft).ifPresent(id -> letters.discard(vault.session(), id));
            List<Draft> all = letters.list(vault.session());
            OutgoingView view = new OutgoingView(words());
            ObjectNode json = Reply.emptyJson();
            ArrayNode list = json.putArray("drafts");
            all.forEach(each -> list.add(OutgoingView.json(each)));
            return Reply.of(all.stream().map(view::line).toList(), json);
        }
    }

    /** Takes back what has not left. */
    @CommandLine.Command(name = "take-back")
    static final class TakeBack extends VaultCommand {
        @Parameters(index = "1", paramLabel = "MESSAGE", descriptionKey = "messages.sent")
        private String sent;

        TakeBack(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Optional<Draft> draft = vault.messages().letters().takeBack(vault.session(), message(sent));
            ObjectNode json = Reply.emptyJson().put("message", sent);
            draft.ifPresent(each -> json.put("draft", each.id().toString()));
            return Reply.of(words().say("say.taken-back", draft.map(each -> each.id().toString()).orElse("-")), json);
        }
    }

    /** What became of what was sent, and what a person decides about it. */
    @CommandLine.Command(name = "following")
    static final class Follow extends VaultCommand {
        private static final int MOST = 200;

        @Parameters(index = "1", arity = "0..1", paramLabel = "MESSAGE", descriptionKey = "messages.sent")
        private Optional<String> sent = Optional.empty();
        @Option(names = "--all", descriptionKey = "messages.following-all")
        private boolean all;
        @Option(names = "--unread", descriptionKey = "messages.following-unread")
        private boolean unread;
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "messages.about")
        private Optional<String> patient = Optional.empty();
        @Option(names = "--retry", descriptionKey = "messages.retry")
        private boolean retry;
        @Option(names = "--send-again", descriptionKey = "messages.send-again")
        private boolean sendAgain;
        @Option(names = "--arrived", descriptionKey = "messages.arrived")
        private boolean arrived;
        @Option(names = "--settled", descriptionKey = "messages.settled")
        private boolean settled;
        @Option(names = "--remind", paramLabel = "DAYS", descriptionKey = "messages.remind")
        private Optional<Integer> remind = Optional.empty();

        Follow(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            OutgoingView view = new OutgoingView(words());
            Following following = vault.messages().following();
            if (sent.isPresent()) {
                decide(vault, message(sent.get()));
                return view.reply(following.of(vault.session(), message(sent.get())));
            }
            if (retry || sendAgain || arrived || settled || remind.isPresent()) throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
            List<Followed> found = patient.map(PatientCommands::id).map(id -> following.ofPatient(vault.session(), id))
                    .orElseGet(() -> unread ? following.reminders(vault.session(), terminal().host().time().instant())
                            : all ? following.all(vault.session(), MOST) : following.open(vault.session(), MOST));
            return view.reply(found);
        }

        private void decide(OpenVault vault, MessageId id) {
            Letters letters = vault.messages().letters();
            if (retry) letters.retry(vault.session(), id);
            if (sendAgain) letters.sendAgain(vault.session(), id);
            if (arrived) letters.arrived(vault.session(), id);
            if (settled) vault.messages().following().settled(vault.session(), id);
            remind.ifPresent(days -> vault.messages().following().remind(vault.session(), id, Math.clamp(days, 0, 365)));
            if (retry || sendAgain) vault.record().sending().runUntilIdle();
        }
    }

    private static DraftId draft(String said) {
        try {
            return DraftId.of(said);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
        }
    }

    private static MessageId message(String said) {
        try {
            return MessageId.of(said);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
        }
    }
}
