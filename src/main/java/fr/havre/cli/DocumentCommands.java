package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.documents.ErasureCertificate;
import fr.havre.documents.FileOutcome;
import fr.havre.documents.FolderFiles;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.SearchAnswer;
import fr.havre.documents.SearchRequest;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;
import fr.havre.patients.PatientId;
import fr.havre.ui.words.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents: import, list, search, show, export, file, erase. */
final class DocumentCommands {
    static final int INDEX_STEP = 1000;

    private DocumentCommands() { }

    static DocumentId id(String typed) {
        try {
            return DocumentId.of(typed);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
        }
    }

    /** Which documents of a list or a search. */
    private static final class Narrowing {
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "document.patient")
        private Optional<String> patient = Optional.empty();
        @Option(names = "--type", paramLabel = "CODE", split = ",", descriptionKey = "document.types")
        private List<String> types = new ArrayList<>();
        @Option(names = "--from", paramLabel = "DATE", descriptionKey = "document.from")
        private Optional<LocalDate> from = Optional.empty();
        @Option(names = "--to", paramLabel = "DATE", descriptionKey = "document.to")
        private Optional<LocalDate> to = Optional.empty();
        @Option(names = "--limit", paramLabel = "N", defaultValue = "50", descriptionKey = "document.limit")
        private int limit;

        private Optional<PatientId> patientId() {
            return patient.map(PatientCommands::id);
        }
    }

    /** A command about one document. */
    abstract static class OfDocument extends VaultCommand {
        @Parameters(index = "1", paramLabel = "DOCUMENT", descriptionKey = "document.id")
        private String document;

        OfDocument(Surroundings surroundings) {
            super(surroundings);
        }

        DocumentId document() {
            return id(document);
        }
    }

    /** Keeps files and folders. */
    @CommandLine.Command(name = "import")
    static final class Import extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", descriptionKey = "import.files")
        private List<Path> places = new ArrayList<>();
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "import.patient")
        private Optional<String> patient = Optional.empty();
        @Option(names = "--type", paramLabel = "CODE", descriptionKey = "import.type")
        private Optional<String> type = Optional.empty();
        @Option(names = "--date", paramLabel = "DATE", descriptionKey = "import.date")
        private Optional<String> date = Optional.empty();
        @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "import.title")
        private Optional<String> title = Optional.empty();
        @Option(names = "--whatever-it-names", descriptionKey = "import.whatever-it-names")
        private boolean whateverItNames;
        @Option(names = "--replaces", paramLabel = "DOCUMENT", descriptionKey = "import.replaces")
        private Optional<String> replaces = Optional.empty();

        Import(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            ImportWish wish = new ImportWish(patient.map(PatientCommands::id), type, date.map(PatientFields::date),
                    title, whateverItNames);
            List<FileOutcome> outcomes;
            Found found = found();
            try (ShownProgress progress = new ShownProgress(terminal(), words().say("say.importing"))) {
                outcomes = replaces.isEmpty() ? vault.documents().importAll(vault.session(), found.files(), wish, progress)
                        : List.of(new FileOutcome(places.getFirst(), vault.documents().replace(vault.session(),
                                id(replaces.get()), places.getFirst(), wish)));
            }
            while (vault.documents().buildIndex(INDEX_STEP)) { }
            return reply(outcomes, found.unread());
        }

        /** @param unread how many places in the folders given could not be looked at */
        private record Found(List<Path> files, long unread) { }

        private Found found() {
            List<Path> files = new ArrayList<>();
            long unread = 0;
            for (Path place : places) {
                try {
                    if (!Files.isDirectory(place)) {
                        files.add(place);
                        continue;
                    }
                    FolderFiles folder = FolderFiles.in(place);
                    files.addAll(folder.files());
                    unread += folder.unreadable() + (folder.cut() ? 1 : 0);
                } catch (IOException e) {
                    throw new CommandRefusedException(Code.FILE_NOT_READABLE);
                }
            }
            return new Found(files, unread);
        }

        private Reply reply(List<FileOutcome> outcomes, long unread) {
            DocumentView view = new DocumentView(words());
            List<String> lines = new ArrayList<>();
            outcomes.forEach(file -> lines.addAll(view.lines(file)));
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "files", outcomes, DocumentView::json);
            List<ImportOutcome> all = outcomes.stream().flatMap(file -> DocumentView.each(file.outcome()).stream())
                    .toList();
            long refused = all.stream().filter(ImportOutcome.Refused.class::isInstance).count();
            long unfiled = all.stream().filter(ImportOutcome.NeedsPatient.class::isInstance).count();
            long kept = all.stream().filter(ImportOutcome.Imported.class::isInstance).count();
            long there = all.stream().filter(ImportOutcome.AlreadyThere.class::isInstance).count();
            lines.add(words().say("say.import-summary", kept, there, unfiled, refused));
            json.put("imported", kept).put("alreadyThere", there).put("needsPatient", unfiled).put("refused", refused)
                    .put("unread", unread);
            if (refused > 0) terminal().err().println(words().say("say.some-refused", refused));
            if (unread > 0) terminal().err().println(words().say("say.some-unread", unread));
            return new Reply(lines, json, refused + unread > 0 ? ExitCode.REFUSED : ExitCode.DONE);
        }
    }

    /** Lists one patient's documents, or those that wait to be filed. */
    @CommandLine.Command(name = "list")
    static final class Listing extends VaultCommand {
        @Mixin private Narrowing narrowing;
        @Option(names = "--with-replaced", descriptionKey = "document.with-replaced")
        private boolean withReplaced;

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            DocumentFilter filter = new DocumentFilter(new HashSet<>(narrowing.types), Optional.empty(), narrowing.from,
                    narrowing.to, withReplaced, Places.END, narrowing.limit);
            Documents documents = vault.documents();
            List<DocumentLine> found = narrowing.patientId()
                    .map(patient -> documents.list(vault.session(), patient, filter)).orElseGet(() -> documents.unfiled(vault.session(), filter));
            DocumentView view = new DocumentView(words());
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "documents", found, DocumentView::json);
            List<String> lines = new ArrayList<>(found.stream().map(view::line).toList());
            lines.add(words().say(narrowing.patient.isPresent() ? "say.documents-found" : "say.documents-unfiled",
                    found.size()));
            return Reply.of(lines, json);
        }
    }

    /** Says whose a document is. */
    @CommandLine.Command(name = "assign")
    static final class Assign extends OfDocument {
        @Parameters(index = "2", paramLabel = "PATIENT", descriptionKey = "patient.id")
        private String patient;
        @Option(names = "--whatever-it-names", descriptionKey = "import.whatever-it-names")
        private boolean whateverItNames;

        Assign(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            DocumentId filed = vault.documents().assign(vault.session(), document(), PatientCommands.id(patient),
                    whateverItNames);
            return Reply.of(words().say("say.assigned", filed.toString()), Reply.emptyJson().put("id", filed.toString())
                    .put("patient", patient));
        }
    }

    /** Erases a document for good. */
    @CommandLine.Command(name = "erase")
    static final class Erase extends OfDocument {
        Erase(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            ErasureCertificate certificate = vault.documents().erase(vault.session(), document());
            Labels labels = new Labels(words().language());
            ObjectNode json = Reply.emptyJson().put("id", certificate.document().toString())
                    .put("at", certificate.at().toString()).put("by", certificate.person().toString());
            List<String> lines = new ArrayList<>(List.of(words().say("say.erased", certificate.document().toString())));
            ArrayNode done = json.putArray("done");
            ArrayNode pending = json.putArray("pending");
            certificate.done().forEach(step -> done.add(step.name()));
            certificate.pending().forEach(step -> pending.add(step.name()));
            certificate.done().forEach(step -> lines.add(words().say("say.step-done", labels.of(step))));
            certificate.pending().forEach(step -> lines.add(words().say("say.step-pending", labels.of(step))));
            return Reply.of(lines, json);
        }
    }

    /** Finds documents by their words. */
    @CommandLine.Command(name = "search")
    static final class Search extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS|-", descriptionKey = "search.words")
        private List<String> typed = new ArrayList<>();
        @Mixin private Narrowing narrowing;

        Search(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            String text = typed.equals(List.of("-")) ? terminal().rest() : String.join(" ", typed);
            SearchFilter filter = new SearchFilter(narrowing.patientId().map(PatientId::value),
                    Set.copyOf(narrowing.types), Optional.empty(), narrowing.from, narrowing.to);
            while (vault.documents().buildIndex(INDEX_STEP)) { }
            SearchAnswer answer = vault.documents().search(vault.session(),
                    new SearchRequest(text, filter, narrowing.limit), () -> false);
            DocumentView view = new DocumentView(words());
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "hits", answer.hits(), DocumentView::json);
            json.put("complete", answer.complete()).put("more", answer.next().isPresent());
            List<String> lines = new ArrayList<>();
            answer.hits().forEach(hit -> lines.addAll(view.lines(hit)));
            lines.add(words().say("say.documents-found", answer.hits().size()));
            return Reply.of(lines, json);
        }
    }

    /** Shows what is known of a document, or its text. */
    @CommandLine.Command(name = "show")
    static final class Show extends OfDocument {
        @Option(names = "--text", descriptionKey = "show.text")
        private boolean text;

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            var details = vault.documents().show(vault.session(), document());
            ObjectNode json = DocumentView.json(details);
            if (text) json.put("text", details.text());
            List<String> lines = new ArrayList<>(new DocumentView(words()).lines(details));
            if (text) lines.addAll(details.text().lines().toList());
            return Reply.of(lines, json);
        }
    }

    /** Writes a document as it was imported. */
    @CommandLine.Command(name = "export")
    static final class Export extends OfDocument {
        @Parameters(index = "2", paramLabel = "FILE", descriptionKey = "export.file")
        private Path target;

        Export(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.documents().export(vault.session(), document(), target);
            return Reply.of(words().say("say.exported", target.toString()), Reply.emptyJson()
                    .put("id", document().toString()).put("file", target.toString()));
        }
    }
}
