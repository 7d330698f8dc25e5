package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentChange.DocumentKept;
import fr.havre.documents.ImportOutcome.AlreadyThere;
import fr.havre.documents.ImportOutcome.Imported;
import fr.havre.documents.ImportOutcome.NeedsPatient;
import fr.havre.documents.ImportOutcome.Refused;
import fr.havre.documents.ImportOutcome.Unpacked;
import fr.havre.documents.search.SearchFilter;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.CommitLog;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    @TempDir Path folder;
    @TempDir Path incoming;
    private final Map<String, byte[]> keys = TestVault.keys();
    private final List<String> acts = new ArrayList<>();
    private TestVault vault;
    private Patients patients;
    private Documents documents;
    private Session doctor;
    private Patient dupont;
    private Patient martin;
    private int files;

    @BeforeEach void open() {
        vault = TestVault.in(folder, keys);
        patients = new Patients(vault.administrative());
        documents = documents();
        doctor = vault.session(Role.DOCTOR);
        dupont = patient("Dupont", "Marie", "1980-03-05", 1);
        martin = patient("Martin", "Jean", "1975-11-30", 2);
        vault.clinical().logTo(log());
        vault.administrative().logTo(log());
    }

    private Documents documents() {
        return new Documents(List.of(new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL))), patients, Notes::recognise,
                vault.time());
    }

    private CommitLog log() {
        return new CommitLog() {
            @Override public void write(Transaction tx, List<Act> written) {
                written.forEach(act -> acts.add(act.code()));
            }

            @Override public void committed() { }

            @Override public void rolledBack() { }
        };
    }

    @AfterEach void close() {
        vault.close();
    }

    private Patient patient(String name, String given, String born, int number) {
        Traits traits = new Traits(name, given, PartialDate.parse(born), Sex.FEMALE, Optional.of("75056"));
        PatientId id = patients.create(doctor, new Patients.Draft(traits), Set.of());
        return patients.insiAnswered(doctor, id, PatientPopulation.testIns(traits, number), traits, true);
    }

    private Path file(String text) throws IOException {
        Path file = incoming.resolve(String.format(Locale.ROOT, "f%03d.txt", files++));
        return Files.writeString(file, text);
    }

    private ImportOutcome bring(String text) throws IOException {
        return documents.importFile(doctor, file(text), ImportWish.NONE);
    }

    private DocumentId imported(String text) throws IOException {
        return assertInstanceOf(Imported.class, bring(text)).document();
    }

    private List<DocumentId> found(Session session, String typed) {
        return documents.search(session, new SearchRequest(typed, SearchFilter.NONE, 50), () -> false).hits().stream()
                .map(hit -> hit.document().id()).toList();
    }

    private long rows() {
        return clinicalRows("document")
                + vault.administrative().read(tx -> tx.number("SELECT count(*) FROM adm.document"));
    }

    private long clinicalRows(String table) {
        return vault.clinical().read(tx -> tx.number("SELECT count(*) FROM clin." + table));
    }

    private String bytesOf(DocumentId id) throws IOException {
        try (var in = documents.open(doctor, id).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test void filesByTheVerifiedIdentityFindsByWordsAndGivesTheSameBytesBack() throws Exception {
        String text = Notes.about(dupont, "title: Lettre\ntype: 11488-4\ndate: 2024-03-05\n\nUn œdème aigu du poumon.");
        DocumentId id = imported(text);
        var hit = documents.search(doctor, new SearchRequest("oedeme poum", SearchFilter.ofPatient(dupont.id().value()), 10),
                () -> false).hits().getFirst();
        assertEquals(id, hit.document().id());
        assertTrue(hit.phrase().text().contains("œdème aigu"), hit.phrase().text());
        assertEquals(text, bytesOf(id));
        Path out = incoming.resolve("out.txt");
        documents.export(doctor, id, out);
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(out));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(out)));
        FilingException refused = assertThrows(FilingException.class, () -> documents.export(doctor, id, out));
        assertEquals(FilingException.Code.FILE_EXISTS, refused.code());
        assertEquals(List.of("document.imported", "documents.searched", "document.opened", "document.exported",
                "document.exported"), acts);
        assertTrue(vault.changes().contains(new DocumentKept(id, Optional.of(dupont.id()))));
    }

    @Test void showsAllThatIsKnown() throws Exception {
        DocumentId id = imported(Notes.about(dupont, "title: Lettre\ntype: 11488-4\ndate: 2024-03\nuid: 1.2.3\n\nTexte"));
        DocumentDetails shown = documents.show(doctor, id);
        assertEquals("Lettre", shown.line().title());
        assertEquals("2024-03", shown.line().date().orElseThrow().iso());
        assertEquals(Optional.of(new Identifier("1.2.3", "")), shown.metadata().uniqueId());
        assertEquals("Dupont", shown.metadata().patient().birthFamilyName());
        assertEquals(List.of("f000.txt"), shown.origins().stream().map(Origin::reference).toList());
        assertTrue(shown.text().contains("Texte"));
        assertEquals(List.of(id), shown.versions().stream().map(DocumentLine::id).toList());
    }

    @Test void theSameFileTwiceIsOneDocumentWithTwoOrigins() throws Exception {
        String text = Notes.about(dupont, "uid: 1.2.3\n\nTexte");
        DocumentId id = imported(text);
        assertEquals(new AlreadyThere(id, Optional.of(dupont.id())), bring(text));
        String withoutId = "title: Scan\n\nun scan";
        ImportWish wish = ImportWish.forPatient(dupont.id());
        DocumentId scan = assertInstanceOf(Imported.class, documents.importFile(doctor, file(withoutId), wish)).document();
        assertEquals(new AlreadyThere(scan, Optional.of(dupont.id())),
                documents.importFile(doctor, file(withoutId), wish));
        assertEquals(2, documents.show(doctor, id).origins().size());
        assertEquals(2, rows());
    }

    @Test void equalBytesOfAnotherPatientAreAnotherDocument() throws Exception {
        String text = "title: Formulaire\n\nvide";
        assertInstanceOf(Imported.class, documents.importFile(doctor, file(text), ImportWish.forPatient(dupont.id())));
        assertInstanceOf(Imported.class, documents.importFile(doctor, file(text), ImportWish.forPatient(martin.id())));
        assertEquals(2, rows());
    }

    @Test void theSameUniqueIdWithOtherBytesIsAConflictAndBothAreKept() throws Exception {
        DocumentId first = imported(Notes.about(dupont, "uid: 1.2.3\n\nUn"));
        Imported second = assertInstanceOf(Imported.class, bring(Notes.about(dupont, "uid: 1.2.3\n\nDeux")));
        assertEquals(Optional.of(first), second.conflict());
        assertEquals(Optional.of(first), documents.show(doctor, second.document()).line().conflict());
        assertEquals(2, rows());
    }

    @Test void aReplacementFormsAChainInWhateverOrderItArrives() throws Exception {
        List<String> versions = List.of(Notes.about(dupont, "uid: 1.1\nset: 9\nversion: 1\ndate: 2024\n\nun"),
                Notes.about(dupont, "uid: 1.2\nset: 9\nversion: 2\nreplaces: 1.1\ndate: 2024\n\ndeux"),
                Notes.about(dupont, "uid: 1.3\nset: 9\nversion: 3\nreplaces: 1.2\ndate: 2024\n\ntrois"));
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(0, 2, 1))) {
            DocumentId[] ids = new DocumentId[3];
            for (int each : order) ids[each] = imported(versions.get(each));
            assertEquals(List.of(ids[2]), documents.list(doctor, dupont.id(), DocumentFilter.CURRENT).stream()
                    .map(DocumentLine::id).toList(), order.toString());
            for (DocumentId each : ids) {
                List<DocumentId> chain = documents.show(doctor, each).versions().stream().map(DocumentLine::id).toList();
                assertEquals(ids[2], chain.getFirst(), order.toString());
                assertEquals(Set.of(ids), Set.copyOf(chain), order.toString());
            }
            for (DocumentId each : ids) documents.erase(doctor, each);
        }
    }

    @Test void documentsThatClaimToReplaceEachOtherDoNotCloseARing() throws Exception {
        imported(Notes.about(dupont, "uid: 1.1\nreplaces: 1.2\n\nun"));
        imported(Notes.about(dupont, "uid: 1.2\nreplaces: 1.1\n\ndeux"));
        assertEquals(1, documents.list(doctor, dupont.id(), DocumentFilter.CURRENT).size());
    }

    @Test void replacesOnAPersonsWordWhereTheFilesSayNothing() throws Exception {
        ImportWish wish = ImportWish.forPatient(dupont.id()).withType("11488-4");
        DocumentId older = assertInstanceOf(Imported.class, documents.importFile(doctor, file("\n\nun"), wish)).document();
        DocumentId newer = assertInstanceOf(Imported.class,
                documents.replace(doctor, older, file("\n\ndeux"), ImportWish.NONE)).document();
        assertEquals(Optional.of(newer), documents.show(doctor, older).line().replacedBy());
        assertEquals("11488-4", documents.show(doctor, newer).line().typeCode());
    }

    @Test void whatIsNotCertainWaitsForAPerson() throws Exception {
        NeedsPatient waiting = assertInstanceOf(NeedsPatient.class, bring("family: Dupont\ngiven: Marie\nborn: 1980-03-05\n\nmot"));
        assertEquals(List.of(dupont.id()), waiting.proposals().stream().map(proposal -> proposal.patient()).toList());
        assertEquals(1, documents.unfiled(doctor, DocumentFilter.CURRENT).size());
        assertEquals(waiting.document(), documents.assign(doctor, waiting.document(), dupont.id(), false));
        assertEquals(List.of(), documents.unfiled(doctor, DocumentFilter.CURRENT));
        assertEquals(List.of(waiting.document()), documents.search(doctor,
                new SearchRequest("mot", SearchFilter.ofPatient(dupont.id().value()), 10), () -> false).hits().stream()
                .map(hit -> hit.document().id()).toList());
    }

    @Test void proposesWhatAScansWordsSayAndTakesAPersonsWord() throws Exception {
        String scan = "\n\nParis, le 12 mars 2021\nCompte rendu opératoire\nConcerne : Madame Marie Dupont, née le 05/03/1980\nzzmot";
        NeedsPatient waiting = assertInstanceOf(NeedsPatient.class, bring(scan));
        assertEquals(List.of(dupont.id()), waiting.proposals().stream().map(proposal -> proposal.patient()).toList());
        var proposals = documents.proposals(doctor, waiting.document());
        PartialDate date = proposals.dates().getFirst().value();
        assertEquals("2021-03-12", date.iso());
        String type = proposals.types().getFirst().value().code();
        assertEquals("", documents.show(doctor, waiting.document()).line().typeCode());
        documents.describe(doctor, waiting.document(), new Description(Optional.of(type), Optional.of(date),
                Optional.of("Ablation")));
        DocumentLine line = documents.show(doctor, waiting.document()).line();
        assertEquals(type, line.typeCode());
        assertEquals(Optional.of(date), line.date());
        assertEquals(List.of(waiting.document()), found(doctor, "ablation zzmot"));
        assertEquals(List.of(waiting.document()), found(doctor, CodeLists.official().label(CodeList.TYPE, type, Locale.FRENCH)));
        documents.describe(doctor, waiting.document(), new Description(Optional.empty(), Optional.empty(), Optional.of("Autre")));
        assertEquals(List.of(), found(doctor, "ablation"));
    }

    @Test void aDamagedDocumentIsNeverGivenOutAsGood() throws Exception {
        DocumentId id = imported(Notes.about(dupont, "\n\n" + "mot ".repeat(3000)));
        Path segment;
        try (var files = Files.list(folder.resolve("content/clin"))) {
            segment = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 40] ^= 1;
        Files.write(segment, bytes);
        Path out = incoming.resolve("out.txt");
        VaultException damaged = assertThrows(VaultException.class, () -> documents.export(doctor, id, out));
        assertEquals(VaultException.Code.CONTENT_DAMAGED, damaged.code());
        assertFalse(Files.exists(out));
        assertThrows(VaultException.class, () -> bytesOf(id));
    }

    @Test void filingWhatThePatientHasAlreadyUnitesTheTwo() throws Exception {
        String text = "title: Scan\n\nun scan";
        DocumentId first = assertInstanceOf(Imported.class,
                documents.importFile(doctor, file(text), ImportWish.forPatient(dupont.id()))).document();
        NeedsPatient again = assertInstanceOf(NeedsPatient.class, bring(text));
        assertEquals(first, documents.assign(doctor, again.document(), dupont.id(), false));
        assertEquals(2, documents.show(doctor, first).origins().size());
        assertEquals(1, rows());
    }

    @Test void aDocumentThatNamesSomebodyElseIsRefusedUnlessAPersonHasSeenIt() throws Exception {
        Path file = file(Notes.about(martin, "\n\nmot"));
        FilingException refused = assertThrows(FilingException.class,
                () -> documents.importFile(doctor, file, ImportWish.forPatient(dupont.id())));
        assertEquals(FilingException.Code.OTHER_PATIENT, refused.code());
        assertEquals(0, rows());
        ImportWish seen = new ImportWish(Optional.of(dupont.id()), Optional.empty(), Optional.empty(), Optional.empty(), true);
        DocumentId id = assertInstanceOf(Imported.class, documents.importFile(doctor, file, seen)).document();
        assertEquals(Set.of(Warning.OTHER_PATIENT_NAMED), documents.show(doctor, id).line().warnings());
    }

    @Test void anArchiveGivesOneOutcomeForEachDocumentInIt() throws Exception {
        String one = Notes.about(dupont, "uid: 1.1\n\nun");
        Unpacked outcome = assertInstanceOf(Unpacked.class, bring(one + Notes.BETWEEN + "refuse" + Notes.BETWEEN + "\n\ndeux"));
        DocumentId id = assertInstanceOf(Imported.class, outcome.documents().get(0)).document();
        assertInstanceOf(Refused.class, outcome.documents().get(1));
        assertInstanceOf(NeedsPatient.class, outcome.documents().get(2));
        Origin origin = documents.show(doctor, id).origins().getFirst();
        assertEquals(Optional.of("f000.txt"), origin.within());
        assertEquals(one, bytesOf(id));
    }

    @Test void manyFilesEndEachAsOneOutcome() throws Exception {
        for (int i = 0; i < 45; i++) file(i % 9 == 4 ? "refuse" : Notes.about(dupont, "uid: 1." + i % 40 + "\n\nmot" + i % 40));
        Files.createSymbolicLink(incoming.resolve("link.txt"), incoming.resolve("f000.txt"));
        Files.writeString(incoming.resolve(".hidden"), "x");
        Files.writeString(incoming.resolve("open.docx.tmp"), "x");
        FolderFiles walked = FolderFiles.in(incoming);
        assertEquals(45, walked.files().size());
        assertEquals(3, walked.skipped());
        assertEquals(0, walked.unreadable());
        List<Integer> told = new ArrayList<>();
        List<FileOutcome> outcomes = documents.importAll(doctor, walked.files(), ImportWish.NONE,
                (outcome, done, total) -> told.add(done * 1000 + total));
        assertEquals(45, outcomes.size());
        assertEquals(walked.files(), outcomes.stream().map(FileOutcome::file).toList());
        assertEquals(45, told.size());
        assertEquals(5, outcomes.stream().filter(each -> each.outcome() instanceof Refused).count());
        assertEquals(3, outcomes.stream().filter(each -> each.outcome() instanceof AlreadyThere).count());
        assertEquals(37, rows());
    }

    @Test void stopsBetweenFilesWhenCancelled() throws Exception {
        for (int i = 0; i < 30; i++) file("\n\nmot" + i);
        int[] asked = {0};
        List<FileOutcome> outcomes = documents.importAll(doctor, FolderFiles.in(incoming).files(), ImportWish.NONE,
                new ImportProgress() {
                    @Override public void ended(FileOutcome outcome, int done, int total) { }

                    @Override public boolean cancelled() {
                        return ++asked[0] > 25;
                    }
                });
        assertEquals(25, outcomes.size());
        assertEquals(25, rows());
    }

    @Test void nothingIsHalfKeptWhenTheTransactionFails() throws Exception {
        imported(Notes.about(dupont, "\n\navant"));
        vault.clinical().logTo(new CommitLog() {
            @Override public void write(Transaction tx, List<Act> written) {
                throw new IllegalStateException("the disk is full");
            }

            @Override public void committed() { }

            @Override public void rolledBack() { }
        });
        Path file = file(Notes.about(dupont, "\n\njamais"));
        assertThrows(IllegalStateException.class, () -> documents.importFile(doctor, file, ImportWish.NONE));
        vault.clinical().logTo(log());
        assertEquals(1, rows());
        for (String table : List.of("content", "document_text", "document_origin")) assertEquals(1, clinicalRows(table), table);
        assertEquals(List.of(), found(doctor, "jamais"));
        assertInstanceOf(Imported.class, documents.importFile(doctor, file, ImportWish.NONE));
        assertEquals(1, found(doctor, "jamais").size());
    }

    @Test void refusedBytesLeaveNothing() throws Exception {
        Path file = file("refuse");
        assertThrows(DocumentRefusedException.class, () -> documents.importFile(doctor, file, ImportWish.NONE));
        FilingException refused = assertThrows(FilingException.class,
                () -> documents.importFile(doctor, incoming, ImportWish.NONE));
        assertEquals(FilingException.Code.NOT_A_FILE, refused.code());
        assertEquals(0, rows());
        assertEquals(List.of(), acts);
    }

    @Test void administrativePapersAreKeptWhereTheFrontDeskCanReadThem() throws Exception {
        String type = CodeLists.official().all(CodeList.TYPE).stream().map(CodedValue::code)
                .filter(code -> CodeLists.official().classOf(code).filter(c -> c.code().equals("95")).isPresent())
                .findFirst().orElseThrow();
        Session desk = vault.session(Role.FRONT_DESK);
        ImportWish paper = ImportWish.forPatient(dupont.id()).withType(type);
        DocumentId id = assertInstanceOf(Imported.class, documents.importFile(desk, file("\n\nmutuelle"), paper)).document();
        DocumentId clinical = imported(Notes.about(dupont, "\n\nmutuelle et diagnostic"));
        assertEquals(List.of(id), found(desk, "mutuelle"));
        assertEquals(Set.of(id, clinical), Set.copyOf(found(doctor, "mutuelle")));
        assertEquals(List.of(id), documents.list(desk, dupont.id(), DocumentFilter.CURRENT).stream()
                .map(DocumentLine::id).toList());
        assertThrows(AccessDeniedException.class, () -> documents.open(desk, clinical));
        assertThrows(AccessDeniedException.class, () -> documents.show(desk, clinical));
        assertThrows(AccessDeniedException.class, () -> documents.export(desk, clinical, incoming.resolve("x")));
        assertThrows(AccessDeniedException.class, () -> documents.erase(desk, id));
        Path medical = file(Notes.about(dupont, "\n\nmédical"));
        assertThrows(AccessDeniedException.class, () -> documents.importFile(desk, medical, ImportWish.NONE));
        assertEquals(List.of(Permission.READ_DOCUMENT, Permission.READ_DOCUMENT, Permission.EXPORT_DOCUMENT,
                Permission.ERASE_DOCUMENT, Permission.IMPORT_DOCUMENT), vault.refusals());
        assertFalse(Files.exists(incoming.resolve("x")));
    }

    @Test void anErasedDocumentIsGoneInEveryWay() throws Exception {
        DocumentId id = imported(Notes.about(dupont, "title: Secret\n\nzzqxsecretissime"));
        ErasureCertificate certificate = documents.erase(doctor, id);
        assertEquals(id, certificate.document());
        assertEquals(List.of(), found(doctor, "zzqxsecretissime"));
        assertEquals(FilingException.Code.UNKNOWN_DOCUMENT,
                assertThrows(FilingException.class, () -> documents.open(doctor, id)).code());
        for (String table : List.of("document", "document_text", "document_origin", "content")) {
            assertEquals(0, clinicalRows(table), table);
        }
        assertFalse(vault.clinical().read(tx -> tx.list("SELECT block FROM search.words_1_data", row -> row.bytes("block")))
                .stream().anyMatch(block -> new String(block, StandardCharsets.ISO_8859_1).contains("qxsecretissime")));
        assertEquals("document.erased", acts.get(1));
    }

    @Test void nothingInTheFolderIsReadable() throws Exception {
        imported(Notes.about(dupont, "title: Titrelisible\n\nTextelisible"));
        documents.importFile(doctor, file("title: Titrelisible\n\nTextelisible"), ImportWish.NONE);
        try (var walked = Files.walk(folder)) {
            for (Path each : walked.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                for (String word : List.of("titrelisible", "textelisible", "dupont", "sqlite format")) {
                    assertFalse(bytes.contains(word), each.getFileName().toString());
                }
            }
        }
    }

    @Test void keepsWhatTheRecordBroughtInTheTransactionOfTheCaller() throws Exception {
        DocumentMetadata said = DocumentMetadata.builder().title("Du dossier").uniqueId(Identifier.parse("1.9")).build();
        Origin origin = new Origin(Origin.Kind.RECORD, vault.time().instant(), "doc-1/v1", Optional.empty());
        byte[] bytes = Notes.about(dupont, "\n\ndistant").getBytes(StandardCharsets.UTF_8);
        PreparedDocument prepared = documents.prepare(dupont.id(), DocumentSource.of(bytes), said, origin);
        ImportOutcome kept = vault.clinical().write(tx -> documents.keep(tx, prepared));
        DocumentId id = assertInstanceOf(Imported.class, kept).document();
        assertEquals(dupont.id(), vault.clinical().read(tx -> documents.patientOf(tx, id)));
        assertEquals("Du dossier", vault.clinical().read(tx -> documents.metadata(tx, id)).title());
        assertEquals(List.of(id), vault.clinical().read(tx -> documents.withUniqueId(tx, dupont.id(), said.uniqueId().get())));
        assertEquals(Set.of(Origin.Kind.RECORD), documents.show(doctor, id).line().origins());
        PreparedDocument other = documents.prepare(martin.id(), DocumentSource.of(bytes), said, origin);
        assertInstanceOf(Refused.class, vault.clinical().write(tx -> documents.keep(tx, other)));
        assertEquals(1, rows());
    }

    @Test void isAllThereAfterReopening() throws Exception {
        DocumentId id = imported(Notes.about(dupont, "title: Lettre\n\nretrouve"));
        vault.close();
        vault = TestVault.in(folder, keys);
        patients = new Patients(vault.administrative());
        documents = documents();
        assertEquals(List.of(id), found(doctor, "retrouv"));
        assertTrue(documents.indexComplete());
        assertTrue(bytesOf(id).contains("retrouve"));
    }

    @Test void examiningTellsWhoIsNamedAndWhatIsKeptAlreadyAndKeepsNothing() throws Exception {
        String text = Notes.about(dupont, "type: 11488-4\n\nConsultation du 3 mars 2024");
        DocumentSource source = DocumentSource.of(text.getBytes(StandardCharsets.UTF_8));
        Examined before = documents.examine(doctor, source);
        assertEquals(0, rows());
        assertEquals(Optional.of(dupont.id()), before.certain());
        assertFalse(before.namesAnother(dupont.id()));
        assertTrue(before.namesAnother(martin.id()));
        assertEquals("2024-03-03", before.words().dates().getFirst().value().iso());
        assertEquals(List.of(), before.kept());
        DocumentId id = imported(text);
        assertEquals(List.of(id), documents.examine(doctor, source).kept().stream().map(DocumentLine::id).toList());
        assertEquals(List.of(), documents.withBytes(doctor, DocumentSource.of(new byte[] {1})));
    }

    @Test void whatWasFiledCanBeNobodysAgainAndIsFoundForNobodyElse() throws Exception {
        String text = "title: Scan\nset: 9\nversion: 2\n\nmots rares";
        DocumentId older = assertInstanceOf(Imported.class, documents.importFile(doctor,
                file("title: Scan\nset: 9\nversion: 1\n\nun"), ImportWish.forPatient(martin.id()))).document();
        DocumentId id = assertInstanceOf(Imported.class, documents.importFile(doctor, file(text),
                ImportWish.forPatient(martin.id()))).document();
        documents.unassign(doctor, id);
        assertEquals(List.of(older), documents.list(doctor, martin.id(), DocumentFilter.CURRENT).stream()
                .map(DocumentLine::id).toList());
        assertEquals(List.of(id), documents.unfiled(doctor, DocumentFilter.CURRENT).stream().map(DocumentLine::id).toList());
        assertEquals(text, bytesOf(id));
        assertEquals(List.of(), documents.search(doctor, new SearchRequest("rares",
                SearchFilter.ofPatient(martin.id().value()), 9), () -> false).hits());
        assertEquals(id, documents.assign(doctor, id, dupont.id(), false));
        assertEquals(1, documents.search(doctor, new SearchRequest("rares", SearchFilter.ofPatient(dupont.id().value()), 9),
                () -> false).hits().size());
    }
}
