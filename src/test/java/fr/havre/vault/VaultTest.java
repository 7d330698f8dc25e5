package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.keys.VaultFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String PASSPHRASE = "goudron vif sept marins 42 ivres";
    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");
    private static final String OTHER = "quatre girafes 77 mauves en barque";

    @TempDir static Path once;
    @TempDir Path place;
    private Path folder;
    private Instant now = START;
    private VaultHost host;

    /** The vault most tests begin with. */
    @BeforeAll static void makeOne() {
        Vault.create(once.resolve("vault"), TestHost.at(once, () -> START),
                NewPerson.of("AB", "Anne Bernard", "DOCTOR", true), PASSPHRASE.toCharArray()).close();
    }

    @BeforeEach void prepare() throws IOException {
        copy(once, place);
        folder = place.resolve("vault");
        host = TestHost.at(place, () -> now);
    }

    private UnlockedVault unlock() {
        return unlock("AB", PASSPHRASE);
    }

    private UnlockedVault unlock(String label, String passphrase) {
        return Vault.at(folder, host).unlock(label, passphrase.toCharArray());
    }

    private static void expect(Code code, Executable act) {
        assertEquals(code, assertThrows(VaultException.class, act).code());
    }

    private static List<Kind> kinds(UnlockedVault vault) {
        return vault.findings().stream().map(Finding::kind).toList();
    }

    private ContentId keep(UnlockedVault vault, String text) {
        return vault.database(Compartment.CLINICAL).write(tx -> {
            tx.audit("document.imported");
            return vault.contents(Compartment.CLINICAL).keep(tx,
                    vault.contents(Compartment.CLINICAL).put(text.getBytes(StandardCharsets.UTF_8), Encoding.PLAIN));
        });
    }

    private String read(UnlockedVault vault, ContentId id) {
        return new String(vault.database(Compartment.CLINICAL).read(tx -> vault.contents(Compartment.CLINICAL).read(tx, id)),
                StandardCharsets.UTF_8);
    }

    @Test void theProgramOpensWhatItSealedSlowlyAndNothingThatTheTestsSealedQuickly() {
        VaultHost program = new VaultHost(place.resolve("app"), () -> now, _ -> { });
        expect(Code.WRONG_PASSPHRASE, () -> Vault.at(folder, program).unlock("AB", PASSPHRASE.toCharArray()));
        Path slow = place.resolve("slow");
        try (UnlockedVault vault = Vault.create(slow, program, NewPerson.of("AB", "Anne Bernard", "DOCTOR", true),
                PASSPHRASE.toCharArray())) {
            vault.people().changeOwnPassphrase(PASSPHRASE.toCharArray(), OTHER.toCharArray());
            vault.confirmPerson(OTHER.toCharArray());
        }
        expect(Code.WRONG_PASSPHRASE, () -> Vault.at(slow, host).unlock("AB", OTHER.toCharArray()));
        try (UnlockedVault vault = Vault.at(slow, program).unlock("AB", OTHER.toCharArray())) {
            assertEquals(List.of(), vault.findings());
        }
    }

    @Test void refusesInitialsThatCannotStandInASlot() {
        for (String label : new String[] {"", "a\"b\\", " AB", "thirteen long", "A\nB"}) {
            expect(Code.NAME_NOT_POSSIBLE, () -> NewPerson.of(label, "Anne Bernard", "DOCTOR", true));
        }
    }

    @Test void whatWasKeptIsThereAfterLockingAndUnlocking() {
        ContentId kept;
        try (UnlockedVault vault = unlock()) {
            assertEquals("DOCTOR", vault.roleCode());
            assertTrue(vault.holds(Compartment.CLINICAL));
            kept = keep(vault, "Bilan du 3 mars");
            assertEquals(List.of(), vault.findings());
        }
        assertEquals(List.of("AB"), Vault.at(folder, host).people().stream().map(SignIn::label).toList());
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(), vault.findings());
            assertEquals("Bilan du 3 mars", read(vault, kept));
        }
    }

    @Test void refusesAWrongPassphraseAnUnknownPersonAndASecondProgram() {
        expect(Code.WRONG_PASSPHRASE, () -> unlock("AB", OTHER));
        expect(Code.UNKNOWN_PERSON, () -> unlock("XX", PASSPHRASE));
        expect(Code.NO_VAULT_HERE, () -> Vault.at(place.resolve("elsewhere"), host));
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertTrue(vault.holds(Compartment.ADMINISTRATIVE));
            expect(Code.LOCKED_BY_ANOTHER_PROGRAM, () -> unlock("AB", PASSPHRASE));
        }
        expect(Code.ALREADY_A_VAULT, () -> Vault.create(folder, host, NewPerson.of("AB", "Anne", "DOCTOR", true),
                OTHER.toCharArray()));
    }

    @Test void initialsOfSomebodyActiveAreRefusedBecauseBothWouldBeLockedOut() {
        try (UnlockedVault vault = unlock()) {
            Person first = vault.people().add(NewPerson.of("FD", "Farida Diallo", "FRONT_DESK", false), OTHER.toCharArray());
            expect(Code.NAME_TAKEN, () -> vault.people().add(NewPerson.of("FD", "Fanny Dupont", "NURSE", true),
                    OTHER.toCharArray()));
            vault.people().leave(first.id());
            vault.people().add(NewPerson.of("FD", "Fanny Dupont", "FRONT_DESK", false), OTHER.toCharArray());
        }
        try (UnlockedVault vault = unlock("FD", OTHER)) {
            assertEquals(List.of(), vault.findings());
        }
    }

    @Test void aWeakPassphraseLeavesNoVault() {
        Path fresh = place.resolve("fresh");
        expect(Code.WEAK_PASSPHRASE, () -> Vault.create(fresh, host, NewPerson.of("AB", "Anne", "DOCTOR", true),
                "soleil".toCharArray()));
        assertFalse(VaultFile.isIn(fresh));
    }

    @Test void theFrontDeskHoldsNoKeyToAnythingClinical() {
        try (UnlockedVault vault = unlock()) {
            vault.people().add(NewPerson.of("FD", "Farida Diallo", "FRONT_DESK", false), OTHER.toCharArray());
            keep(vault, "Compte rendu");
        }
        try (UnlockedVault vault = unlock("FD", OTHER)) {
            assertEquals(List.of(), vault.findings());
            assertFalse(vault.holds(Compartment.CLINICAL));
            expect(Code.COMPARTMENT_CLOSED, () -> vault.database(Compartment.CLINICAL));
            expect(Code.COMPARTMENT_CLOSED, () -> vault.contents(Compartment.CLINICAL));
            expect(Code.COMPARTMENT_CLOSED, () -> vault.people().newRecoverySheet());
        }
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(), vault.findings());
        }
    }

    @Test void aPersonAddedByAnAdministrativeSessionGetsTheClinicalKeyInADoctorsSessionOnly() {
        try (UnlockedVault vault = unlock()) {
            vault.people().add(NewPerson.of("MG", "Marc Guérin", "MANAGER", false), OTHER.toCharArray());
        }
        Person nurse;
        try (UnlockedVault vault = unlock("MG", OTHER)) {
            nurse = vault.people().add(NewPerson.of("IN", "Inès Nadir", "NURSE", true),
                    "trois loutres 58 sous la pluie".toCharArray());
            expect(Code.COMPARTMENT_CLOSED, () -> vault.people().grantClinical(nurse.id(), "trois".toCharArray()));
        }
        try (UnlockedVault vault = unlock("IN", "trois loutres 58 sous la pluie")) {
            assertFalse(vault.holds(Compartment.CLINICAL));
        }
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            expect(Code.WRONG_PASSPHRASE, () -> vault.people().grantClinical(nurse.id(), OTHER.toCharArray()));
            vault.people().grantClinical(nurse.id(), "trois loutres 58 sous la pluie".toCharArray());
        }
        try (UnlockedVault vault = unlock("IN", "trois loutres 58 sous la pluie")) {
            assertTrue(vault.holds(Compartment.CLINICAL));
            assertEquals(List.of(), vault.findings());
            keep(vault, "Pansement");
        }
    }

    @Test void aDelegationEndsByItself() {
        try (UnlockedVault vault = unlock()) {
            vault.people().add(new NewPerson("SE", "Sophie Eluard", "SECRETARY", true,
                    Optional.of(now.plus(Duration.ofDays(30)))),
                    OTHER.toCharArray());
        }
        try (UnlockedVault vault = unlock("SE", OTHER)) {
            assertTrue(vault.holds(Compartment.CLINICAL));
        }
        now = now.plus(Duration.ofDays(30));
        try (UnlockedVault vault = unlock("SE", OTHER)) {
            assertFalse(vault.holds(Compartment.CLINICAL));
            assertEquals(List.of(Kind.DELEGATION_ENDED), kinds(vault));
        }
        now = now.minus(Duration.ofDays(20));                       // a clock put back does not bring the key back
        try (UnlockedVault vault = unlock("SE", OTHER)) {
            assertFalse(vault.holds(Compartment.CLINICAL));
            assertEquals(List.of(), vault.findings());
        }
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(), vault.findings());
        }
    }

    @Test void aPassphraseIsChangedAndAnOldSlotPutBackShows() throws IOException {
        Path slot = slots().getFirst();
        byte[] old = Files.readAllBytes(slot);
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            expect(Code.WRONG_PASSPHRASE, () -> vault.people().changeOwnPassphrase(OTHER.toCharArray(),
                    OTHER.toCharArray()));
            vault.people().changeOwnPassphrase(PASSPHRASE.toCharArray(), OTHER.toCharArray());
        }
        expect(Code.WRONG_PASSPHRASE, () -> unlock("AB", PASSPHRASE));
        try (UnlockedVault vault = unlock("AB", OTHER)) {
            assertEquals(List.of(), vault.findings());
        }
        Files.write(slot, old);
        Files.write(Path.of(slot + ".bak"), old);
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(Kind.SLOT_REPLACED), kinds(vault));
        }
    }

    private List<Path> slots() throws IOException {
        try (var files = Files.list(folder.resolve("slots"))) {
            return files.filter(f -> f.toString().endsWith(".slot")).sorted().toList();
        }
    }

    @Test void aForgottenPassphraseIsReplacedByAColleague() {
        Person nurse;
        ContentId kept;
        try (UnlockedVault vault = unlock()) {
            nurse = vault.people().add(NewPerson.of("IN", "Inès Nadir", "NURSE", true),
                    "trois loutres 58 sous la pluie".toCharArray());
            kept = keep(vault, "Ordonnance");
            vault.people().giveNewSlot(nurse.id(), OTHER.toCharArray());
        }
        expect(Code.WRONG_PASSPHRASE, () -> unlock("IN", "trois loutres 58 sous la pluie"));
        try (UnlockedVault vault = unlock("IN", OTHER)) {
            assertEquals(nurse.id(), vault.person().id());
            assertEquals("Ordonnance", read(vault, kept));
            assertEquals(List.of(), vault.findings());
        }
    }

    @Test void aSlotGivenByAnAdministrativeSessionWaitsForTheClinicalGrant() {
        Person nurse;
        try (UnlockedVault vault = unlock()) {
            nurse = vault.people().add(NewPerson.of("IN", "Inès Nadir", "NURSE", true),
                    "trois loutres 58 sous la pluie".toCharArray());
            vault.people().add(NewPerson.of("MG", "Marc Guérin", "MANAGER", false), OTHER.toCharArray());
        }
        try (UnlockedVault vault = unlock("MG", OTHER)) {
            vault.people().giveNewSlot(nurse.id(), "cinq phoques 91 dans la neige".toCharArray());
        }
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(), vault.findings());
            vault.people().grantClinical(nurse.id(), "cinq phoques 91 dans la neige".toCharArray());
        }
        try (UnlockedVault vault = unlock("IN", "cinq phoques 91 dans la neige")) {
            assertTrue(vault.holds(Compartment.CLINICAL));
            keep(vault, "Pansement");
            assertEquals(List.of(), vault.findings());
            assertEquals(List.of(), vault.verify(List.of(), Progress.NONE).stream()
                    .filter(found -> found.kind() != Kind.CONTENT_ORPHAN).toList());
        }
    }

    @Test void whoeverLeftCannotComeBackEvenWithTheirOldSlot() throws IOException {
        Person nurse;
        try (UnlockedVault vault = unlock()) {
            nurse = vault.people().add(NewPerson.of("IN", "Inès Nadir", "NURSE", true), OTHER.toCharArray());
        }
        Path slot = folder.resolve("slots/" + nurse.slot() + ".slot");
        byte[] old = Files.readAllBytes(slot);
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            vault.people().leave(nurse.id());
            assertThrows(IllegalArgumentException.class, () -> vault.people().leave(vault.person().id()));
        }
        assertFalse(Files.exists(slot));
        Files.write(slot, old);
        expect(Code.ACCESS_ENDED, () -> unlock("IN", OTHER));
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertFalse(Files.exists(slot));
            assertEquals(List.of(), vault.findings());
        }
    }

    @Test void aRecoverySheetGivesANewSlotOnceItWasTypedBack() {
        String[] sheet = new String[1];
        ContentId kept;
        try (UnlockedVault vault = unlock()) {
            kept = keep(vault, "Radiographie");
            try (PendingSheet pending = vault.people().newRecoverySheet()) {
                expect(Code.SHEET_MISTYPED, () -> pending.confirm("000000000"));
                sheet[0] = String.join("-", pending.groups());
                pending.confirm(pending.groups().get(pending.askedGroup() - 1));
            }
        }
        assertEquals(1, Vault.at(folder, host).people().size());
        expect(Code.SHEET_MISTYPED, () -> Vault.at(folder, host).unlockWithRecovery("ABC".toCharArray()));
        try (RecoverySession recovery = Vault.at(folder, host).unlockWithRecovery(sheet[0].toCharArray())) {
            assertEquals(List.of(), recovery.findings());
            recovery.giveNewSlot(recovery.people().getFirst().id(), OTHER.toCharArray());
        }
        expect(Code.WRONG_PASSPHRASE, () -> unlock("AB", PASSPHRASE));
        try (UnlockedVault vault = unlock("AB", OTHER)) {
            assertEquals("Radiographie", read(vault, kept));
            assertEquals(List.of(), vault.findings());
        }
    }

    @Test void damagedCopiesOfSmallFilesAreReplacedByTheOther() throws IOException {
        for (String file : List.of("vault.json", "vault.json.bak", "slots/" + slots().getFirst().getFileName(),
                "slots/" + slots().getFirst().getFileName() + ".bak")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            bytes[bytes.length / 2] ^= 4;
            Files.write(folder.resolve(file), bytes);
            try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
                assertEquals(List.of(file.startsWith("vault") ? Kind.VAULT_FILE_COPY_DAMAGED
                        : Kind.SLOT_COPY_DAMAGED), kinds(vault), file);
            }
            try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
                assertEquals(List.of(), vault.findings(), file);
            }
        }
    }

    @Test void yesterdaysDatabaseShowsUntilSomebodyAcknowledgesIt() throws IOException {
        byte[] yesterday = Files.readAllBytes(folder.resolve("clinical.1.db"));
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            keep(vault, "Ordonnance");
        }
        Files.write(folder.resolve("clinical.1.db"), yesterday);
        for (int opening = 0; opening < 3; opening++) {
            try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
                assertEquals(List.of(Kind.ROLLED_BACK), kinds(vault));
                if (opening == 2) vault.acknowledgeAlarms(AlarmReason.BACKUP_PUT_BACK);
            }
        }
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(), vault.findings());
            assertEquals(List.of("alarm.acknowledged.BACKUP_PUT_BACK"), vault.database(Compartment.CLINICAL).read(tx -> tx.list(
                    "SELECT act FROM own.audit WHERE act LIKE 'alarm.%'", row -> row.text("act"))));
        }
    }

    @Test void aWholeFolderPutBackShowsByWhatThisAccountRemembers() throws IOException {
        copy(folder, place.resolve("yesterday"));
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            keep(vault, "Ordonnance");
        }
        folder = place.resolve("yesterday");
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(Kind.ROLLED_BACK, Kind.ROLLED_BACK), kinds(vault));
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    @Test void missingOrForeignDatabasesAreSaidToBeDamagedAndNeverCreated() throws IOException {
        byte[] good = Files.readAllBytes(folder.resolve("clinical.1.db"));
        Files.delete(folder.resolve("clinical.1.db"));
        expect(Code.DAMAGED, () -> unlock("AB", PASSPHRASE));
        assertFalse(Files.exists(folder.resolve("clinical.1.db")));
        Files.write(folder.resolve("clinical.1.db"), Files.readAllBytes(folder.resolve("main.1.db")));
        expect(Code.DAMAGED, () -> unlock("AB", PASSPHRASE));
        Files.write(folder.resolve("clinical.1.db"), good);
        unlock("AB", PASSPHRASE).close();
    }

    @Test void aDamagedSearchIndexIsBegunAnewAndNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("search-clin.1.db"));
        bytes[100] ^= 1;
        Files.write(folder.resolve("search-clin.1.db"), bytes);
        try (UnlockedVault vault = unlock("AB", PASSPHRASE)) {
            assertEquals(List.of(Kind.SEARCH_DAMAGED), kinds(vault));
        }
    }

    @Test void noFileOfTheVaultIsReadable() throws IOException {
        try (UnlockedVault vault = unlock()) {
            keep(vault, "LISIBLE EN CLAIR");
            vault.people().add(NewPerson.of("FD", "Farida Diallo", "FRONT_DESK", false), OTHER.toCharArray());
            try (var files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    for (String word : List.of("LISIBLE", "Farida", "Bernard", "DOCTOR", "document.imported",
                            "SQLite format", "goudron")) {
                        assertFalse(bytes.contains(word), file.getFileName() + " " + word);
                    }
                }
            }
        }
    }

    @Test void thePrivateKeyOfAPersonIsTheSameAfterAnotherPassphrase() {
        byte[] before;
        try (UnlockedVault vault = unlock()) {
            before = vault.lendPrivateKey(byte[]::clone);
            vault.people().changeOwnPassphrase(PASSPHRASE.toCharArray(), OTHER.toCharArray());
        }
        try (UnlockedVault vault = unlock("AB", OTHER)) {
            assertArrayEquals(before, vault.lendPrivateKey(byte[]::clone));
        }
    }
}
