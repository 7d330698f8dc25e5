package fr.havre.cli;

import fr.havre.OpenRecord;
import fr.havre.OpenVault;
import fr.havre.SignedBy;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.messaging.Letter;
import fr.havre.messaging.LetterWriter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MessageIntake;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.Sender;
import fr.havre.messaging.WrittenMail;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** {@code havre messages …}: messages as files, to be carried by any mail program of the trust space. */
final class MessageCommands {
    private MessageCommands() { }

    /** Shows what a message holds; keeps its documents if asked to. */
    @CommandLine.Command(name = "read")
    static final class Read extends VaultCommand {
        @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "messages.file")
        private Path file;
        @Option(names = "--import", descriptionKey = "messages.import")
        private boolean keep;
        @Option(names = "--text", descriptionKey = "messages.text")
        private boolean text;

        Read(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.record();                                                 // messages are clinical: refused without the key
            ReceivedMail mail = MessageReader.read(source());
            List<MessageIntake.Taken> taken = keep
                    ? new MessageIntake(vault.documents(), terminal().host().time()).take(vault.session(), mail) : List.of();
            if (keep) while (vault.documents().buildIndex(DocumentCommands.INDEX_STEP)) { }
            return new MessageView(words()).reply(mail, taken, text);
        }

        private DocumentSource source() {
            try {
                return DocumentSource.of(file);
            } catch (IOException e) {
                throw new CommandRefusedException(Code.FILE_NOT_READABLE);
            }
        }
    }

    /** Writes a letter about one patient into a file. */
    @CommandLine.Command(name = "write")
    static final class Write extends VaultCommand {
        @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "messages.new-file")
        private Path file;
        @Option(names = "--patient", paramLabel = "PATIENT", required = true, descriptionKey = "messages.patient")
        private String patient;
        @Option(names = "--document", paramLabel = "DOCUMENT", required = true, split = ",",
                descriptionKey = "messages.document")
        private List<String> documents = new ArrayList<>();
        @Option(names = "--from", paramLabel = "ADDRESS", required = true, descriptionKey = "messages.from")
        private String from;
        @CommandLine.Mixin private LetterOptions.Addressed addressed;
        @CommandLine.Mixin private LetterOptions.Shaped shaped;
        @Option(names = "--most-mb", paramLabel = "N", descriptionKey = "messages.most-mb")
        private Optional<Integer> mostMb = Optional.empty();

        Write(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            OpenRecord record = vault.record();
            PatientId about = PatientCommands.id(patient);
            LetterWriter writer = new LetterWriter(vault.unlocked().database(Compartment.ADMINISTRATIVE),
                    record.database(), vault.documents(), vault.patients(), vault.unlocked().id(), terminal().host().time());
            WrittenMail written = writer.write(vault.session(), sender(vault, record), letter(vault, about));
            PrivateFiles.writeNew(file, written.bytes());
            return Reply.of(words().say("say.message-written", file.toString()), Reply.emptyJson()
                    .put("file", file.toString()).put("messageId", written.id()).put("subject", written.subject())
                    .put("sizeBytes", written.bytes().length));
        }

        private Letter letter(OpenVault vault, PatientId about) {
            List<MailAddress> recipients = new ArrayList<>(addressed.to().stream().map(MailAddress::of).toList());
            if (addressed.toPatient()) recipients.add(LetterWriter.addressOf(vault.patients().open(vault.session(), about)));
            long usual = recipients.stream().anyMatch(MailAddress::isPatient) ? Letter.MOST_BYTES_PATIENT : Letter.MOST_BYTES;
            return new Letter(about, documents.stream().map(DocumentCommands::id).toList(), recipients, shaped.label(),
                    addressed.text(terminal(), ""), shaped.replacement(), shaped.receipt(), addressed.lastWord(), mostMb.map(mb -> Math.min(mb, 1000) * (1L << 20)).orElse(usual));
        }

        private Sender sender(OpenVault vault, OpenRecord record) {
            Sender sender = record.database().read(tx -> new SignedBy(record.settings()).of(tx, vault.session().person(),
                    MailAddress.of(from)));
            if (sender.author().familyName().isBlank()) {
                throw new MailRefusedException(MailRefusedException.Code.SENDER_INCOMPLETE);
            }
            return sender;
        }
    }
}
