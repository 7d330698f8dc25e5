package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.PieceKey;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.writing.Addressee;
import fr.havre.documents.writing.LetterTemplate;
import fr.havre.documents.writing.Reading;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingException;
import fr.havre.documents.writing.WritingId;
import fr.havre.documents.writing.Written;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.ui.WritingDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre letters …}: written here, given to sign, signed. */
final class LetterCommands {
    private LetterCommands() { }

    private static WritingDesk desk(OpenVault vault) {
        return vault.writing().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
    }

    private static WritingId id(String typed) {
        try {
            return new WritingId(UUID.fromString(typed));
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
        }
    }

    /** Nobody types a patient's address: it comes from their qualified identity when the letter is sent. */
    private static Addressee addressee(String typed) {
        MailAddress address = MailAddress.of(typed);
        if (address.isPatient()) throw new MailRefusedException(MailRefusedException.Code.ADDRESS_NOT_VALID);
        return new Addressee(address.value(), "");
    }

    /** Begins one from a template, for an admission's piece, or as a medical summary; gives it to sign if asked to. */
    @CommandLine.Command(name = "write")
    static final class Write extends PatientCommands.OfPatient {
        @Option(names = "--template", paramLabel = "NAME", descriptionKey = "letters.template")
        private Optional<String> template = Optional.empty();
        @Option(names = "--summary", descriptionKey = "letters.summary")
        private boolean summary;
        @Option(names = "--for", paramLabel = "ADMISSION/PIECE", descriptionKey = "letters.for")
        private Optional<String> piece = Optional.empty();
        @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "letters.title")
        private Optional<String> title = Optional.empty();
        @Option(names = "--to", paramLabel = "TEXT", descriptionKey = "letters.to")
        private Optional<String> to = Optional.empty();
        @Option(names = "--send-to", paramLabel = "ADDRESS", descriptionKey = "letters.send-to")
        private List<String> sendTo = new ArrayList<>();
        @Option(names = "--text", paramLabel = "TEXT|-", descriptionKey = "letters.text")
        private Optional<String> text = Optional.empty();
        @Option(names = "--large", descriptionKey = "letters.large")
        private boolean large;
        @Option(names = "--signer", paramLabel = "NAME", descriptionKey = "letters.signer")
        private Optional<String> signer = Optional.empty();
        @Option(names = "--give", descriptionKey = "letters.give")
        private boolean give;

        Write(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            WritingDesk desk = desk(vault);
            Writing begun = piece.isPresent() ? proposed(vault, desk, piece.get())
                    : desk.writings().begin(vault.session(), desk.fields().fill(vault.session(), said(vault, first(vault, desk)), Map.of()));
            Written wanted = piece.isPresent() ? said(vault, begun.written()) : begun.written();
            Writing kept = desk.writings().keep(vault.session(), begun.id(), begun.version(), wanted);
            if (give) kept = given(vault, desk, kept);
            LetterView view = new LetterView(words(), vault);
            return Reply.of(view.whole(kept), view.json(kept));
        }

        /** Refused, nothing of it is kept: whoever says it again, corrected, would find it twice. */
        private Writing given(OpenVault vault, WritingDesk desk, Writing kept) {
            try {
                return desk.writings().give(vault.session(), kept.id(), kept.version());
            } catch (WritingException e) {
                if (piece.isEmpty()) desk.writings().discard(vault.session(), kept.id());
                throw e;
            }
        }

        private Writing proposed(OpenVault vault, WritingDesk desk, String asked) {
            String[] parts = asked.split("/", 2);
            Optional<PieceKey> key = parts.length == 2 ? PieceKey.parse(parts[1]) : Optional.empty();
            if (key.isEmpty()) throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
            try {
                return desk.admissions().propose(vault.session(), AdmissionId.of(parts[0]), key.get());
            } catch (IllegalArgumentException e) {
                throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
            }
        }

        private Written first(OpenVault vault, WritingDesk desk) {
            if (summary) return Written.summary(patient());
            if (template.isEmpty()) return Written.letter(patient(), "11488-4", title.orElse(""));
            LetterTemplate found = desk.templates().named(vault.session(), template.get())
                    .orElseThrow(() -> new WritingException(WritingException.Code.UNKNOWN_TEMPLATE));
            return Written.letter(patient(), found.type(), found.title()).withText(found.title(), found.body());
        }

        private Written said(OpenVault vault, Written before) {
            return before.withText(title.orElse(before.title()), text.map(this::words).orElse(before.body()))
                    .withAddressee(to.orElse(before.addressee())).withLarge(large || before.large())
                    .withSigner(signer.map(label -> UserCommands.named(vault.unlocked().people().all(), label).id())
                            .or(before::signer))
                    .withSentTo(sendTo.isEmpty() ? before.sentTo() : sendTo.stream().map(LetterCommands::addressee).toList());
        }

        private String words(String given) {
            return given.equals("-") ? terminal().rest() : given;
        }
    }

    /** What waits for a signature, or all that is not signed, or what was written about a patient. */
    @CommandLine.Command(name = "list")
    static final class Listing extends VaultCommand {
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "patient.id")
        private Optional<String> patient = Optional.empty();
        @Option(names = "--to-sign", descriptionKey = "letters.to-sign")
        private boolean toSign;

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            WritingDesk desk = desk(vault);
            List<Writing> found = patient.isPresent() ? desk.writings().of(vault.session(), PatientCommands.id(patient.get()))
                    : toSign ? desk.signing().waiting(vault.session(), true, Set.of())
                            : desk.writings().unsigned(vault.session(), Set.of());
            LetterView view = new LetterView(words(), vault);
            List<String> lines = new ArrayList<>(found.stream().map(view::line).toList());
            lines.add(words().say("say.letters-found", found.size()));
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "letters", found, view::json);
            return Reply.of(lines, json);
        }
    }

    /** A command about one letter. */
    abstract static class OfLetter extends VaultCommand {
        @Parameters(index = "1", paramLabel = "LETTER", descriptionKey = "letters.id")
        private String letter;

        OfLetter(Surroundings surroundings) {
            super(surroundings);
        }

        WritingId letter() {
            return id(letter);
        }
    }

    /** Its words and its history; its PDF into a file. */
    @CommandLine.Command(name = "show")
    static final class Show extends OfLetter {
        @Option(names = "--pdf", paramLabel = "FILE", descriptionKey = "letters.pdf")
        private Optional<Path> pdf = Optional.empty();

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            WritingDesk desk = desk(vault);
            Reading read = pdf.isPresent() ? desk.signing().export(vault.session(), letter())
                    : desk.signing().read(vault.session(), letter());
            pdf.ifPresent(file -> write(read, file));
            LetterView view = new LetterView(words(), vault);
            return Reply.of(view.whole(read.writing()), view.json(read.writing())
                    .set("history", view.history(desk.writings().history(vault.session(), letter()))));
        }

        private static void write(Reading read, Path file) {
            try (var in = read.pdf().open()) {
                PrivateFiles.writeNew(file, in.readAllBytes());
            } catch (IOException e) {
                throw new CommandRefusedException(Code.FILE_NOT_WRITTEN);
            }
        }
    }

    /** Signs one or several: each becomes a document of its chart. */
    @CommandLine.Command(name = "sign")
    static final class Sign extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "LETTER", descriptionKey = "letters.id")
        private List<String> letters = new ArrayList<>();

        Sign(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            WritingDesk desk = desk(vault);
            List<String> lines = new ArrayList<>();
            List<Writing> signed = new ArrayList<>();
            LetterView view = new LetterView(words(), vault);
            for (WritingId each : letters.stream().map(LetterCommands::id).toList()) {
                DocumentId document = desk.signing().sign(vault.session(), each, desk.signing().read(vault.session(), each).seen());
                desk.admissions().signed(vault.session(), each);
                DocumentLine line = vault.documents().line(vault.session(), document);
                lines.add(words().say("say.letter-signed", line.title(), document.toString(), line.format().name()));
                signed.add(desk.writings().open(vault.session(), each));
            }
            while (vault.documents().buildIndex(DocumentCommands.INDEX_STEP)) { }
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "letters", signed, view::json);
            return Reply.of(lines, json);
        }
    }

    /** Not signed, and why. */
    @CommandLine.Command(name = "send-back")
    static final class SendBack extends OfLetter {
        @Option(names = "--why", required = true, paramLabel = "TEXT|-", descriptionKey = "letters.why")
        private String why;

        SendBack(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Writing back = desk(vault).writings().sendBack(vault.session(), letter(), why.equals("-") ? terminal().rest() : why);
            LetterView view = new LetterView(words(), vault);
            return Reply.of(view.line(back), view.json(back));
        }
    }

    /** Begins the correction of a signed one. */
    @CommandLine.Command(name = "correct")
    static final class Correct extends OfLetter {
        Correct(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Writing begun = desk(vault).writings().correct(vault.session(), letter());
            LetterView view = new LetterView(words(), vault);
            return Reply.of(view.whole(begun), view.json(begun));
        }
    }

    /** The texts that letters begin with; keeps the standard input as one of them. */
    @CommandLine.Command(name = "templates")
    static final class Templates extends VaultCommand {
        @Option(names = "--save", paramLabel = "NAME", descriptionKey = "letters.template-save")
        private Optional<String> name = Optional.empty();
        @Option(names = "--title", paramLabel = "TEXT", defaultValue = "", descriptionKey = "letters.title")
        private String title;
        @Option(names = "--type", paramLabel = "CODE", defaultValue = "11488-4", descriptionKey = "letters.type")
        private String type;
        @Option(names = "--remove", paramLabel = "NAME", descriptionKey = "letters.template-remove")
        private Optional<String> removed = Optional.empty();

        Templates(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            var templates = desk(vault).templates();
            removed.flatMap(each -> templates.named(vault.session(), each)).ifPresent(each -> templates.remove(vault.session(), each));
            name.ifPresent(said -> {
                Optional<LetterTemplate> known = templates.named(vault.session(), said);
                templates.save(vault.session(), new LetterTemplate(known.flatMap(LetterTemplate::id),
                        known.map(LetterTemplate::version).orElse(0), said, type, title.isBlank() ? said : title, terminal().rest()));
            });
            List<LetterTemplate> all = templates.list(vault.session());
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "templates", all, each -> {
                ObjectNode one = Reply.emptyJson().put("name", each.name()).put("type", each.type()).put("title", each.title())
                        .put("version", each.version()).put("words", each.body());
                each.id().ifPresent(id -> one.put("id", id.toString()));
                return one;
            });
            return Reply.of(all.stream().map(each -> words().say("say.letter-template", each.name(), each.type(), each.version()))
                    .toList(), json);
        }
    }
}
