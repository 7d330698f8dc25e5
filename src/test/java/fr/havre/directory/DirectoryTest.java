package fr.havre.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.directory.SecureAddress.Kind;
import fr.havre.sandbox.Fault;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service against a real HTTP server and a real vault. */
class DirectoryTest {
    private static final String ROUX = "10200000001";
    private static final String MAILBOX = "emilie.roux@medecin.mssante.fr";
    private TestVault vault;
    private DirectorySandbox sandbox;
    private Directory directory;
    private boolean mayConfigure = true;
    @TempDir private Path folder;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        sandbox = DirectorySandbox.start(0, List.of(), vault.time());
        sandbox.aSecond(1000);                                                        // the clock of the test stands still
        sandbox.register().addProfessional(ROUX, "ROUX", "Émilie", "SM04", MAILBOX, "PER");
        directory = new Directory(vault.administrative(), this::require, vault.time());
        directory.connect(new DirectoryConnection(sandbox.baseUri(), DirectorySandbox.KEY));
    }

    private void require() {
        if (!mayConfigure) throw new IllegalStateException("may not");
    }

    @AfterEach void close() {
        directory.close();
        sandbox.close();
        vault.close();
    }

    private List<Hit> find(String typed) throws DirectoryException {
        return directory.find(typed, DirectoryFilter.RECIPIENTS).hits();
    }

    private static String addressOf(Hit hit) {
        return hit.address().orElseThrow().address();
    }

    @Test void findsAPersonByNameInAnyOrderWithoutAccentsAndByTheBeginningOfWords() throws Exception {
        for (String typed : List.of("roux", "Emilie Roux", "roux émi", "ROUX  EMILIE")) {
            List<Hit> hits = find(typed);
            assertEquals(MAILBOX, addressOf(hits.getFirst()), typed);
            assertEquals("Dr Émilie ROUX", hits.getFirst().entry().name());
            assertEquals("Cardiologie et maladies vasculaires", hits.getFirst().entry().what());
        }
    }

    @Test void findsByTheNumberOfAPersonOrOfAStructureAndByAddress() throws Exception {
        assertEquals(MAILBOX, addressOf(find(ROUX).getFirst()));
        assertEquals(MAILBOX, addressOf(find("8" + ROUX).getFirst()));
        assertEquals(MAILBOX, addressOf(find(MAILBOX).getFirst()));
        List<Hit> structure = directory.find("999350000", DirectoryFilter.RECIPIENTS).hits();
        assertTrue(structure.stream().anyMatch(each -> each.entry().name().equals("Centre hospitalier de Rennes")));
    }

    @Test void findsBySpecialtyAndTownAsPeopleCallThem() throws Exception {
        List<Hit> hits = find("cardiologue rennes");
        assertFalse(hits.isEmpty());
        for (Hit each : hits) {
            if (!(each.entry() instanceof Professional person)) continue;
            assertTrue(person.specialties().getFirst().startsWith("Cardio"), person.what());
            assertTrue(person.places().stream().anyMatch(place -> place.city().equals("Rennes")));
        }
        assertTrue(find("sage-femme saint-malo").stream().allMatch(each -> each.entry().words().stream()
                .anyMatch(word -> word.equals("Saint-Malo"))));
        assertFalse(find("kiné").isEmpty());
    }

    @Test void findsAStructuresServicesAndThePeopleOfAStructure() throws Exception {
        List<Hit> hits = find("centre hospitalier vannes");
        assertTrue(hits.stream().anyMatch(each -> each.entry() instanceof Structure
                && each.address().orElseThrow().service().equals("Cardiologie")));
        assertTrue(hits.stream().anyMatch(each -> each.entry() instanceof Professional));
    }

    @Test void findsNameAndTownTogether() throws Exception {
        Professional somebody = (Professional) directory.find("generaliste", DirectoryFilter.RECIPIENTS).hits().stream()
                .map(Hit::entry).filter(each -> each instanceof Professional person && !person.places().isEmpty())
                .findFirst().orElseThrow();
        String typed = somebody.family().split("[ -]", 2)[0] + " " + somebody.places().getFirst().city();
        assertTrue(find(typed).stream().anyMatch(each -> each.entry().key().equals(somebody.key())), "name and town");
    }

    @Test void neverShowsARedListedMailboxNorOneOutsideOfTheTrustSpace() throws Exception {
        Set<String> red = Set.copyOf(sandbox.register().redListed());
        assertTrue(red.size() > 10);
        for (String typed : List.of("centre hospitalier", "35", "medecin", "martin", "le", red.iterator().next())) {
            for (Hit each : directory.find(typed, new DirectoryFilter(Set.of(), false, 500)).hits()) {
                for (SecureAddress address : each.entry().addresses()) {
                    assertFalse(red.contains(address.address()));
                    assertFalse(address.address().contains("example.org"));
                }
            }
        }
    }

    @Test void showsWhoHasNoMailboxOnlyWhenAskedForEverybody() throws Exception {
        long reachable = directory.find("infirmier", new DirectoryFilter(Set.of(), true, 500)).hits().size();
        List<Hit> all = directory.find("infirmier", new DirectoryFilter(Set.of(), false, 500)).hits();
        assertTrue(all.size() > reachable);
        assertTrue(all.stream().anyMatch(each -> each.address().isEmpty()));
    }

    @Test void filtersByKindOfMailboxHereAsTheDirectoryCannot() throws Exception {
        List<Hit> hits = directory.find("rennes", DirectoryFilter.RECIPIENTS.only(Set.of(Kind.APP))).hits();
        assertFalse(hits.isEmpty());
        assertTrue(hits.stream().allMatch(each -> each.address().orElseThrow().kind() == Kind.APP));
        assertTrue(sandbox.asked().stream().noneMatch(each -> each.contains("mailbox-mss-type")));
    }

    @Test void answersOfflineFromWhatIsKeptWithItsAge() throws Exception {
        find("roux");
        sandbox.networkDown(true);
        vault.waitFor(Duration.ofDays(12));
        assertThrows(DirectoryException.class, () -> find("roux"));
        Hit kept = directory.local("roux", DirectoryFilter.RECIPIENTS).hits().getFirst();
        assertEquals(Duration.ofDays(12), Duration.between(kept.asOf().orElseThrow(), vault.time().instant()));
        vault.waitFor(Duration.ofDays(18));
        assertTrue(directory.local("roux", DirectoryFilter.RECIPIENTS).hits().isEmpty(), "not shown after thirty days");
        directory.dropOld();
        assertEquals(0L, (long) vault.administrative().read(tx -> tx.number("""
                SELECT (SELECT count(*) FROM adm.directory_entry) + (SELECT count(*) FROM adm.directory_address)""")));
    }

    @Test void withoutAConnectionOnlyLooksHere() throws Exception {
        directory.disconnect();
        Found found = directory.find("roux", DirectoryFilter.RECIPIENTS);
        assertFalse(found.asked());
        assertTrue(found.hits().isEmpty());
        assertEquals(AddressCheck.State.NOT_CHECKED, directory.checkBeforeSending(MAILBOX).state());
    }

    @Test void putsFirstWhoIsWrittenToMost() throws Exception {
        List<Hit> before = find("cardiologue");
        String last = addressOf(before.getLast());
        String other = addressOf(before.get(before.size() / 2));
        directory.used(other);
        directory.used(last);
        directory.used(last);
        List<Hit> after = directory.local("cardiologue", DirectoryFilter.RECIPIENTS).hits();
        assertEquals(List.of(last, other), after.stream().limit(2).map(DirectoryTest::addressOf).toList());
        assertEquals(2, after.getFirst().uses());
        assertEquals(List.of(last, other), directory.favourites(DirectoryFilter.RECIPIENTS).stream()
                .map(DirectoryTest::addressOf).toList());
        vault.waitFor(Duration.ofDays(40));
        Hit known = directory.local(last.substring(0, 5), DirectoryFilter.RECIPIENTS).hits().getFirst();
        assertEquals(Hit.Source.USED, known.source(), "still found by its address when the rest is too old");
    }

    @Test void neverAsksNorCountsAPatientsAddress() {
        String patient = "185037511600142@patient.mssante.fr";
        int before = sandbox.asked().size();
        assertEquals(AddressCheck.State.PATIENT, directory.checkBeforeSending(patient).state());
        directory.used(patient);
        directory.takes(patient, 5);
        assertEquals(before, sandbox.asked().size());
        assertTrue(directory.favourites(DirectoryFilter.RECIPIENTS).isEmpty());
    }

    @Test void sendsNoNumberThatIsNoneOfTheDirectorys() throws Exception {
        int before = sandbox.asked().size();
        for (String number : List.of("1850375116001", "185037511600142", "1 85 03 75 116 001 42", "0299010001",
                "185037511600142@patient.mssante.fr", "lefevre 185037511600142", "1850375116001 zoe", "185032A116001")) find(number);
        assertEquals(before, sandbox.asked().size());
    }

    @Test void checksBeforeSendingOnlyWhatIsOld() throws Exception {
        find("roux");
        int before = sandbox.asked().size();
        AddressCheck fresh = directory.checkBeforeSending("Emilie.Roux@MEDECIN.mssante.fr");
        assertEquals(AddressCheck.State.LISTED, fresh.state());
        assertEquals(before, sandbox.asked().size(), "younger than a day: nobody is asked");
        vault.waitFor(Duration.ofDays(2));
        AddressCheck asked = directory.checkBeforeSending(MAILBOX);
        assertEquals(AddressCheck.State.LISTED, asked.state());
        assertEquals(vault.time().instant(), asked.asOf().orElseThrow());
        assertTrue(sandbox.asked().size() > before);
    }

    @Test void saysThatAMailboxIsGoneAndDropsIt() throws Exception {
        find("roux");
        vault.waitFor(Duration.ofDays(2));
        sandbox.register().closeMailbox(MAILBOX);
        assertEquals(AddressCheck.State.GONE, directory.checkBeforeSending(MAILBOX).state());
        assertTrue(directory.local("roux", DirectoryFilter.RECIPIENTS).hits().isEmpty());
        assertFalse(directory.local("roux", DirectoryFilter.EVERYBODY).hits().isEmpty(), "the person is still there");
    }

    @Test void saysThatSomebodyPractisesNoMore() throws Exception {
        find("roux");
        vault.waitFor(Duration.ofDays(2));
        sandbox.register().retire(ROUX);
        assertEquals(AddressCheck.State.GONE, directory.checkBeforeSending(MAILBOX).state());
        assertTrue(directory.local("roux", DirectoryFilter.EVERYBODY).hits().isEmpty());
    }

    @Test void looksUpAMailboxThatWasTyped() {
        assertEquals(AddressCheck.State.LISTED, directory.checkBeforeSending(MAILBOX).state());
        assertEquals(AddressCheck.State.NOT_LISTED, directory.checkBeforeSending("inconnu@medecin.mssante.fr").state());
        assertEquals(1, directory.local("roux", DirectoryFilter.RECIPIENTS).hits().size(), "and keeps what it learnt");
    }

    @Test void sendsOnWhenTheDirectoryIsAwayAndSaysSo() throws Exception {
        find("roux");
        vault.waitFor(Duration.ofDays(5));
        sandbox.networkDown(true);
        AddressCheck check = directory.checkBeforeSending(MAILBOX);
        assertEquals(AddressCheck.State.NOT_CHECKED, check.state());
        assertEquals(DirectoryException.Code.UNREACHABLE, check.why().orElseThrow());
        assertTrue(check.asOf().isPresent(), "and how old what is known is");
    }

    @Test void knowsHowMuchAMailboxTakes() {
        assertTrue(directory.mostBytes(MAILBOX).isEmpty());
        directory.takes("@medecin.mssante.fr", 20_000_000);
        assertEquals(OptionalLong.of(20_000_000), directory.mostBytes(MAILBOX));
        directory.takes(MAILBOX, 10_000_000);
        assertEquals(OptionalLong.of(10_000_000), directory.mostBytes(MAILBOX.toUpperCase(java.util.Locale.ROOT)));
        directory.contacts().add(new Contact.Typed("Émilie", "", "", "", MAILBOX, Kind.PER, OptionalLong.of(5_000_000)));
        assertEquals(OptionalLong.of(5_000_000), directory.checkBeforeSending(MAILBOX).mostBytes());
    }

    @Test void waitsAsLongAsItIsAskedTo() throws Exception {
        sandbox.next(1, new Fault.Status(429, Duration.ofSeconds(40)));
        DirectoryException busy = assertThrows(DirectoryException.class, () -> find("roux"));
        assertEquals(DirectoryException.Code.BUSY, busy.code());
        assertEquals(Duration.ofSeconds(40), busy.retryAfter().orElseThrow());
        int before = sandbox.asked().size();
        vault.waitFor(Duration.ofSeconds(39));
        assertThrows(DirectoryException.class, () -> find("roux"));
        assertEquals(before, sandbox.asked().size(), "nobody is asked meanwhile");
        vault.waitFor(Duration.ofSeconds(1));
        assertEquals(MAILBOX, addressOf(find("roux").getFirst()));
    }

    @Test void saysWhatIsWrongWithAConnectionBeforeItIsKept() throws Exception {
        directory.test(new DirectoryConnection(sandbox.baseUri(), DirectorySandbox.KEY));
        assertEquals(DirectoryException.Code.KEY_REFUSED, assertThrows(DirectoryException.class,
                () -> directory.test(new DirectoryConnection(sandbox.baseUri(), "wrong"))).code());
        sandbox.networkDown(true);
        assertEquals(DirectoryException.Code.UNREACHABLE, assertThrows(DirectoryException.class,
                () -> directory.test(new DirectoryConnection(sandbox.baseUri(), DirectorySandbox.KEY))).code());
    }

    @Test void keepsTheKeyHomeAndLetsOnlyThoseConfigureWhoMay() {
        assertEquals(DirectorySandbox.KEY, directory.changed(sandbox.baseUri(), " ").key());
        assertEquals(DirectoryRefusedException.Code.KEY_MISSING, assertThrows(DirectoryRefusedException.class,
                () -> directory.changed(java.net.URI.create("https://elsewhere.example.org/fhir"), "")).code());
        assertEquals(DirectoryRefusedException.Code.ADDRESS_NOT_SAFE, assertThrows(DirectoryRefusedException.class,
                () -> directory.changed(java.net.URI.create("http://elsewhere.example.org/fhir"), "k")).code());
        assertFalse(new DirectoryConnection(sandbox.baseUri(), "s3cret").toString().contains("s3cret"));
        mayConfigure = false;
        assertThrows(IllegalStateException.class, directory::disconnect);
        assertThrows(IllegalStateException.class, () -> directory.changed(sandbox.baseUri(), ""));
        assertEquals(sandbox.baseUri(), directory.connectedTo().orElseThrow());
    }

    @Test void asksNothingMoreOnceTheVaultIsBeingLocked() throws Exception {
        directory.close();
        int before = sandbox.asked().size();
        assertFalse(directory.find("roux", DirectoryFilter.RECIPIENTS).asked());
        assertEquals(AddressCheck.State.NOT_CHECKED, directory.checkBeforeSending(MAILBOX).state());
        assertEquals(before, sandbox.asked().size());
    }

    @Test void printsNobodysName() throws Exception {
        Hit hit = find("roux").getFirst();
        String printed = hit + " " + hit.entry() + " " + hit.address() + " " + Wanted.of("roux") + hit.entry().addresses();
        assertFalse(printed.toLowerCase(java.util.Locale.ROOT).contains("roux"), printed);
        assertEquals(Set.of("Hit[DIRECTORY]"), Set.of(hit).stream().map(Hit::toString).collect(Collectors.toSet()));
    }
}
