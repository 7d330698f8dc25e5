package fr.havre.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.directory.DirectoryRefusedException.Code;
import fr.havre.directory.SecureAddress.Kind;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsTest {
    @TempDir private Path folder;

    private static Contact.Typed typed(String name, String address) {
        return new Contact.Typed(name, "Cardiologue", "Rennes", "02 99 01 00 01", address, Kind.PER, OptionalLong.empty());
    }

    @Test void areAddedFoundChangedAndRemoved() {
        try (TestVault vault = TestVault.in(folder)) {
            Directory directory = new Directory(vault.administrative(), () -> { }, vault.time());
            Contacts contacts = directory.contacts();
            Contact added = contacts.add(typed("Secrétariat du Dr Roux", "secretariat.roux@medecin.mssante.fr"));
            for (String words : List.of("roux", "secretariat roux", "cardio rennes", "0299010001", "02 99 01 00 01")) {
                assertEquals(List.of(added), contacts.find(words), words);
                assertEquals(Hit.Source.CONTACT, directory.local(words, DirectoryFilter.RECIPIENTS).hits().getFirst().source());
            }
            Contact changed = contacts.change(added, typed("Cabinet Roux", ""));
            assertEquals(changed, contacts.get(added.id()));
            assertTrue(directory.local("roux", DirectoryFilter.RECIPIENTS).hits().isEmpty(), "without a mailbox, no recipient");
            assertEquals(1, directory.local("roux", DirectoryFilter.EVERYBODY).hits().size());
            assertEquals(Code.CHANGED_MEANWHILE, assertThrows(DirectoryRefusedException.class,
                    () -> contacts.change(added, typed("Trop tard", ""))).code());
            contacts.remove(added.id());
            assertEquals(List.of(), contacts.all());
            assertEquals(Code.UNKNOWN_CONTACT, assertThrows(DirectoryRefusedException.class,
                    () -> contacts.remove(added.id())).code());
        }
    }

    @Test void refusesWhatCannotBe() {
        try (TestVault vault = TestVault.in(folder)) {
            Contacts contacts = new Directory(vault.administrative(), () -> { }, vault.time()).contacts();
            assertEquals(Code.NAME_MISSING, refused(contacts, typed(" ", "a@b.fr")));
            assertEquals(Code.TEXT_TOO_LONG, refused(contacts, typed("x".repeat(201), "a@b.fr")));
            assertEquals(Code.MAILBOX_NOT_VALID, refused(contacts, typed("A", "not an address")));
            assertEquals(Code.MAILBOX_OF_A_PATIENT, refused(contacts, typed("A", "185037511600142@patient.mssante.fr")));
            assertEquals(Code.UNKNOWN_CONTACT, assertThrows(DirectoryRefusedException.class,
                    () -> contacts.get(UUID.randomUUID())).code());
            assertEquals(List.of(), contacts.all());
        }
    }

    private static Code refused(Contacts contacts, Contact.Typed typed) {
        return assertThrows(DirectoryRefusedException.class, () -> contacts.add(typed)).code();
    }

    @Test void standBesideTheSameMailboxOfTheDirectoryOnceUnderThePracticesName() {
        try (TestVault vault = TestVault.in(folder)) {
            Directory directory = new Directory(vault.administrative(), () -> { }, vault.time());
            SecureAddress mailbox = SecureAddress.parse("emilie.roux@medecin.mssante.fr", Kind.PER, "", "").orElseThrow();
            vault.administrative().write(tx -> {
                new EntryRepository().keep(tx, new Professional("10200000001", "Dr", "ROUX", "Émilie", "Médecin",
                        List.of(), List.of(), List.of(mailbox)));
                return null;
            });
            directory.contacts().add(typed("Émilie du tennis, Roux", "Emilie.Roux@medecin.mssante.fr"));
            List<Hit> hits = directory.local("roux", DirectoryFilter.RECIPIENTS).hits();
            assertEquals(List.of("Émilie du tennis, Roux"), hits.stream().map(each -> each.entry().name()).toList());
        }
    }
}
