package fr.havre.documents.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.documents.DocumentDetails;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Origin;
import fr.havre.documents.Recognised;
import fr.havre.documents.Recognition;
import fr.havre.documents.cda.CdaDocument;
import fr.havre.documents.cda.CdaParty;
import fr.havre.documents.cda.CdaReader;
import fr.havre.documents.writing.WritingException.Code;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.CommitLog;
import fr.havre.vault.db.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Each test has patients of its own in the same vault. */
class WritingTest {
    @TempDir static Path folder;
    private static final Map<String, byte[]> KEYS = TestVault.keys();
    private static final Acts ACTS = new Acts(new ArrayList<>());
    private static WritingWorld world;

    @BeforeAll static void open() {
        world = new WritingWorld(folder, KEYS);
        world.vault.clinical().logTo(ACTS);
    }

    @AfterAll static void close() {
        world.close();
    }

    private static Code refused(Executable wrong) {
        return assertThrows(WritingException.class, wrong).code();
    }

    private static List<String> acts(UUID subject) {
        return ACTS.acts.stream().filter(each -> each.subjects().contains(subject)).map(CommitLog.Act::code).toList();
    }

    /** What was traced; one thread. */
    private record Acts(List<CommitLog.Act> acts) implements CommitLog {
        @Override public void write(Transaction tx, List<Act> written) {
            acts.addAll(written);
        }

        @Override public void committed() { }

        @Override public void rolledBack() { }
    }

    @Test void onlyDoctorsSignAndOnlyWithTheClinicalKey() {
        EnumSet<Role> may = EnumSet.noneOf(Role.class);
        Stream.of(Role.values()).filter(role -> role.may(Permission.SIGN_DOCUMENT)).forEach(may::add);
        assertEquals(EnumSet.of(Role.DOCTOR), may);
        Writing given = world.given(world.qualified(), "Texte");
        String seen = world.signing.read(world.secretary, given.id()).seen();
        for (Role role : List.of(Role.SECRETARY, Role.NURSE)) {
            assertThrows(AccessDeniedException.class, () -> world.signing.sign(world.vault.session(role), given.id(), seen));
            assertThrows(AccessDeniedException.class, () -> world.writings.sendBack(world.vault.session(role), given.id(), "non"));
        }
        assertThrows(AccessDeniedException.class, () -> world.writings.begin(world.vault.session(Role.FRONT_DESK), given.written()));
        assertEquals(WritingState.TO_SIGN, world.writings.open(world.claire, given.id()).state());
    }

    @Test void whatIsPreparedWaitsIsSignedAndBecomesOneCdaInTheChart() throws Exception {
        PatientId zoe = world.qualified();
        Writing given = world.given(zoe, "Cher confrère,\n\nVoici des nouvelles rassurantes.");
        assertTrue(world.signing.waiting(world.claire, false, Set.of()).stream().anyMatch(each -> each.id().equals(given.id())));
        DocumentId document = world.signed(world.claire, given.id());
        assertEquals(document, world.signed(world.claire, given.id()));
        List<DocumentLine> chart = world.documents.list(world.claire, zoe, DocumentFilter.CURRENT);
        assertEquals(List.of(document), chart.stream().map(DocumentLine::id).toList());
        assertEquals(DocumentFormat.CDA, chart.getFirst().format());
        DocumentDetails shown = world.documents.show(world.claire, document);
        assertEquals(List.of(Origin.Kind.WRITTEN_HERE), shown.origins().stream().map(Origin::kind).toList());
        assertTrue(shown.text().contains("nouvelles rassurantes"), "found by the words of its PDF");
        CdaDocument cda = CdaReader.read(DocumentSource.of(world.bytes(document)), 100_000);
        assertEquals("11488-4", cda.metadata().type().orElseThrow().code());
        assertEquals("ROUSSEL", cda.metadata().author().familyName());
        assertEquals(1, cda.metadata().version().orElseThrow());
        Writing after = world.writings.open(world.secretary, given.id());
        assertEquals(WritingState.SIGNED, after.state());
        assertEquals(Optional.of(world.claire.person()), after.signedBy());
        assertEquals(world.secretary.person(), after.preparedBy());
        assertTrue(acts(document.value()).contains("document.signed"));
        assertTrue(acts(world.secretary.person()).contains("document.signed"), "the trace names who prepared it");
        assertEquals(List.of(WritingEvent.What.SIGNED, WritingEvent.What.GIVEN, WritingEvent.What.BEGUN),
                world.writings.history(world.claire, given.id()).stream().map(WritingEvent::what).toList());
        assertEquals(Code.ALREADY_SIGNED, refused(() -> world.writings.keep(world.secretary, given.id(), after.version(),
                after.written().withText("Autre", "Autre"))));
    }

    @Test void eachReadingByAPersonLeavesOneTraceThatNamesThePatients() {
        PatientId zoe = world.qualified();
        PatientId paul = world.qualified();
        Writing given = world.given(zoe, "Texte");
        world.given(zoe, "Autre texte");
        world.given(paul, "Texte");
        ACTS.acts.clear();
        world.writings.of(world.claire, zoe);
        assertEquals(List.of("writings.opened"), acts(zoe.value()));
        world.writings.history(world.claire, given.id());
        assertEquals(List.of("writings.opened", "writing.opened"), acts(zoe.value()));
        ACTS.acts.clear();
        world.writings.unsigned(world.secretary, Set.of());
        world.signing.waiting(world.claire, true, Set.of());
        assertEquals(List.of("writings.listed", "writings.listed"), ACTS.acts.stream().map(CommitLog.Act::code).toList());
        assertTrue(ACTS.acts.stream().allMatch(each -> each.subjects().containsAll(List.of(zoe.value(), paul.value()))));
        ACTS.acts.clear();
        Set<PatientId> all = world.writings.unsigned(world.secretary, Set.of(zoe)).stream().map(each -> each.written().patient())
                .collect(Collectors.toSet());
        assertEquals(List.of(), acts(zoe.value()), "stood there before");
        assertEquals(List.of("writings.listed"), acts(paul.value()));
        ACTS.acts.clear();
        world.writings.unsigned(world.secretary, all);
        assertTrue(world.signing.waitingCount(world.claire) > 2 && world.writings.sentBack(world.claire) >= 0);
        assertEquals(List.of(), ACTS.acts, "the same again, and numbers");
    }

    @Test void headerSaysWhoAnswersAndWhoKeeps() {
        DocumentId document = world.signed(world.claire, world.given(world.qualified(), "Texte").id());
        List<CdaParty> parties = fr.havre.documents.cda.CdaContentReader.read(DocumentSource.of(world.bytes(document))).parties();
        for (CdaParty.Kind kind : List.of(CdaParty.Kind.AUTHOR, CdaParty.Kind.LEGAL_AUTHENTICATOR, CdaParty.Kind.PERFORMER)) {
            assertEquals("Claire ROUSSEL", parties.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow().who()
                    .displayName(), kind.name());
        }
        assertEquals("Maison de santé des Tilleuls", parties.stream().filter(each -> each.kind() == CdaParty.Kind.CUSTODIAN)
                .findFirst().orElseThrow().who().displayName());
    }

    @Test void ofAProvisionalIdentityOrByWhoIsNotDescribedThePdfIsKeptAlone() {
        Writing first = world.given(world.provisional(), "Texte");
        Writing second = world.given(world.qualified(), "Texte");
        assertEquals(Optional.of(Reading.PdfOnly.IDENTITY), world.signing.read(world.claire, first.id()).pdfOnly());
        assertEquals(Optional.of(Reading.PdfOnly.SIGNATORY), world.signing.read(world.bruno, second.id()).pdfOnly());
        assertEquals(Optional.empty(), world.signing.read(world.claire, second.id()).pdfOnly());
        DocumentId one = world.signed(world.claire, first.id());
        DocumentId other = world.signed(world.bruno, second.id());
        for (DocumentId each : List.of(one, other)) {
            Recognised recognised = Recognition.recognise(DocumentSource.of(world.bytes(each)));
            assertEquals(DocumentFormat.PDF, recognised.format());
            assertEquals("11488-4", world.documents.line(world.claire, each).typeCode());
        }
        assertFalse(Recognition.recognise(DocumentSource.of(world.bytes(one))).text().contains("Matricule"),
                "no number of an identity that is not qualified");
    }

    @Test void aCopyInClearIsForWhoMayExportAndLeavesATrace() {
        Writing given = world.given(world.qualified(), "Texte");
        assertThrows(AccessDeniedException.class, () -> world.signing.export(world.vault.session(Role.FRONT_DESK), given.id()));
        assertFalse(acts(given.id().value()).contains("writing.exported"));
        world.signing.export(world.claire, given.id());
        assertTrue(acts(given.id().value()).contains("writing.exported"));
    }

    @Test void sentBackWithAReasonItIsCorrectedAndGivenAgain() {
        Writing given = world.given(world.qualified(), "Texte avec une fote");
        assertEquals(Code.REASON_MISSING, refused(() -> world.writings.sendBack(world.claire, given.id(), "  ")));
        Writing back = world.writings.sendBack(world.claire, given.id(), "Une  faute");
        assertEquals(WritingState.SENT_BACK, back.state());
        assertEquals(Optional.of("Une faute"), back.reason());
        assertEquals(Code.NOT_TO_SIGN, refused(() -> world.writings.sendBack(world.claire, given.id(), "encore")));
        Writing corrected = world.writings.keep(world.secretary, back.id(), back.version(), back.written()
                .withText("Courrier", "Texte sans faute"));
        assertEquals(WritingState.SENT_BACK, corrected.state());
        Writing again = world.writings.give(world.secretary, corrected.id(), corrected.version());
        assertEquals(Optional.empty(), again.reason());
        world.signed(world.claire, again.id());
        assertTrue(world.writings.history(world.secretary, again.id()).stream()
                .anyMatch(each -> each.body().equals(Optional.of("Texte avec une fote"))), "the words that were sent back are kept");
    }

    @Test void nobodySignsOtherWordsThanWereRead() {
        PatientId zoe = world.qualified();
        Writing given = world.given(zoe, "Premier texte");
        Reading read = world.signing.read(world.claire, given.id());
        Writing changed = world.writings.keep(world.secretary, given.id(), given.version(), given.written()
                .withText("Courrier", "Second texte"));
        assertEquals(WritingState.DRAFT, changed.state(), "what is changed no longer waits");
        assertEquals(Code.CHANGED_MEANWHILE, refused(() -> world.signing.sign(world.claire, given.id(), read.seen())));
        assertEquals(List.of(), world.documents.list(world.claire, zoe, DocumentFilter.CURRENT));
        assertEquals(Code.CHANGED_MEANWHILE, refused(() -> world.writings.keep(world.secretary, given.id(), given.version(),
                given.written().withText("Courrier", "Troisième"))));
    }

    @Test void whatIsNotCompleteIsNotSigned() {
        PatientId zoe = world.qualified();
        assertEquals(Code.TEXT_MISSING, refused(() -> world.given(zoe, "  ")));
        assertEquals(Code.FIELD_LEFT, refused(() -> world.given(zoe, "Bonjour {admission.hospital}")));
        Writing untitled = world.writings.begin(world.claire, Written.letter(zoe, "11488-4", "").withText("", "Texte"));
        assertEquals(Code.TITLE_MISSING, refused(() -> world.signed(world.claire, untitled.id())));
        Writing summary = world.writings.begin(world.claire, Written.summary(zoe));
        assertEquals(Code.PROFILE_EMPTY, refused(() -> world.signed(world.claire, summary.id())));
        Writing strange = world.writings.begin(world.secretary, Written.letter(zoe, "11488-4", "A").withText("A", "b")
                .withSigner(Optional.of(world.secretary.person())));
        assertEquals(Code.SIGNER_MAY_NOT, refused(() -> world.writings.give(world.secretary, strange.id(), 1)));
        assertEquals(Code.TYPE_UNKNOWN, refused(() -> Written.letter(zoe, "PIECE-IDENTITE", "Carte")));
    }

    @Test void fieldsAreFilledFromThePatientTheProfileAndTheChart() {
        PatientId zoe = world.qualified();
        world.note(zoe, ProfileKind.ALLERGY, "Pénicilline");
        world.note(zoe, ProfileContent.none(ProfileKind.IMPLANT));
        LetterTemplate template = world.templates.named(world.claire, "adressage pour hospitalisation").orElseThrow();
        Written filled = world.fields.fill(world.claire, Written.letter(zoe, template.type(), "x")
                .withText(template.title(), template.body()), Map.of(LetterField.HOSPITAL, "CHU", LetterField.SERVICE, "Cardiologie",
                LetterField.ADMISSION_DAY, "10/12/2026", LetterField.REASON, "Bilan"));
        assertFalse(LetterFields.left(filled), filled.body());
        for (String words : List.of("- Pénicilline", "- Pas d’implant", "- Non renseigné", "Claire ROUSSEL", "CHU", "Bilan",
                "- Aucun résultat au dossier")) {
            assertTrue(filled.body().contains(words), words + " in " + filled.body());
        }
    }

    @Test void carriedTemplatesAreListedUntilThePracticeHasItsOwn() {
        List<LetterTemplate> before = world.templates.list(world.claire);
        assertTrue(before.size() >= 4 && before.stream().allMatch(LetterTemplate::carried));
        LetterTemplate thanks = world.templates.named(world.claire, "Remerciements").orElseThrow();
        LetterTemplate own = world.templates.save(world.secretary, new LetterTemplate(thanks.id(), thanks.version(), thanks.name(),
                thanks.type(), thanks.title(), "Merci."));
        LetterTemplate second = world.templates.save(world.secretary, new LetterTemplate(own.id(), own.version(), own.name(),
                own.type(), own.title(), "Merci beaucoup."));
        assertEquals(2, second.version());
        assertEquals("Merci beaucoup.", world.templates.named(world.claire, "remerciements").orElseThrow().body());
        assertEquals(2, world.templates.versions(world.claire, own.id().orElseThrow()).size());
        assertEquals(Code.TEMPLATE_NAME_TAKEN, refused(() -> world.templates.save(world.claire, thanks)));
        world.templates.remove(world.secretary, second);
        assertTrue(world.templates.named(world.claire, "Remerciements").orElseThrow().carried());
    }

    @Test void aCorrectionTakesThePlaceOfWhatWasSigned() {
        PatientId zoe = world.qualified();
        Writing first = world.given(zoe, "Ancien texte");
        DocumentId old = world.signed(world.claire, first.id());
        Writing correction = world.writings.correct(world.secretary, first.id());
        correction = world.writings.keep(world.secretary, correction.id(), correction.version(), correction.written()
                .withText("Courrier", "Nouveau texte"));
        DocumentId corrected = world.signed(world.claire, correction.id());
        assertEquals(List.of(corrected), world.documents.list(world.claire, zoe, DocumentFilter.CURRENT).stream()
                .map(DocumentLine::id).toList());
        assertEquals(List.of(corrected, old), world.documents.show(world.claire, corrected).versions().stream()
                .map(DocumentLine::id).toList());
        assertTrue(world.documents.show(world.claire, corrected).text().contains("Annule et remplace"));
    }

    @Test void erasedWithItsDocumentTheWordsAreGoneToo() {
        Writing given = world.given(world.qualified(), "Texte à oublier");
        DocumentId document = world.signed(world.claire, given.id());
        world.documents.erase(world.claire, document);
        assertEquals(Code.UNKNOWN_WRITING, refused(() -> world.writings.open(world.claire, given.id())));
        assertEquals(0L, world.vault.clinical().<Long>read(tx -> tx.number("SELECT count(*) FROM clin.writing_event WHERE writing = ?",
                given.id().value())));
    }

    @Test void aThrownAwayDraftIsGoneAndASignedOneCannotBe() {
        Writing draft = world.letter(world.qualified(), "x");
        world.writings.discard(world.secretary, draft.id());
        world.writings.discard(world.secretary, draft.id());
        assertEquals(Code.UNKNOWN_WRITING, refused(() -> world.writings.open(world.claire, draft.id())));
        Writing given = world.given(world.qualified(), "x");
        world.signed(world.claire, given.id());
        assertEquals(Code.ALREADY_SIGNED, refused(() -> world.writings.discard(world.secretary, given.id())));
    }

    @Test void draftsAreWhereTheyWereAfterTheProgramWasKilled(@TempDir Path place) {
        Map<String, byte[]> keys = TestVault.keys();
        WritingWorld killed = new WritingWorld(place, keys);
        PatientId zoe = killed.qualified();
        Writing draft = killed.letter(zoe, "Un début");
        killed.writings.keep(killed.secretary, draft.id(), 1, draft.written().withText("Courrier", "Un début, et la suite"));
        Writing given = killed.given(zoe, "À signer");
        try (WritingWorld again = new WritingWorld(place, keys)) {
            assertEquals("Un début, et la suite", again.writings.open(again.claire, draft.id()).written().body());
            assertEquals(List.of(given.id()), again.signing.waiting(again.claire, false, Set.of()).stream().map(Writing::id).toList());
        }
        killed.close();
    }

    @Test void whatIsForAnotherIsShownOnlyWhenAsked() {
        PatientId zoe = world.qualified();
        Writing letter = world.letter(zoe, "Pour Bruno");
        letter = world.writings.keep(world.secretary, letter.id(), 1, letter.written().withSigner(Optional.of(world.bruno.person())));
        WritingId id = world.writings.give(world.secretary, letter.id(), letter.version()).id();
        assertTrue(world.signing.waiting(world.bruno, false, Set.of()).stream().anyMatch(each -> each.id().equals(id)));
        assertFalse(world.signing.waiting(world.claire, false, Set.of()).stream().anyMatch(each -> each.id().equals(id)));
        assertTrue(world.signing.waiting(world.claire, true, Set.of()).stream().anyMatch(each -> each.id().equals(id)));
    }

    @Test void nothingPrintsWordsOfALetter() {
        Writing given = world.given(world.qualified(), "SECRETWORDS");
        Reading read = world.signing.read(world.claire, given.id());
        for (Object each : List.of(given, given.written(), read, world.writings.history(world.claire, given.id()),
                new Code[] {Code.FIELD_LEFT})) {
            assertFalse(each.toString().contains("SECRETWORDS"));
            assertFalse(each.toString().contains("Zoé"));
        }
    }
}
