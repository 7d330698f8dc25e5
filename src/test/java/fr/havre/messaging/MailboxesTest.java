package fr.havre.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.TimeLimits;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxesTest {
    private static final MailServer SERVER = new MailServer("mail.example.fr", 993, Security.IMPLICIT);

    @TempDir Path folder;
    private TestVault vault;
    private Mailboxes mailboxes;
    private Session doctor;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        mailboxes = new Mailboxes(vault.clinical(), new MailConnections(TimeLimits.usual()));
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterEach void close() {
        vault.close();
    }

    private static NewMailbox described(MailboxKind kind, String address, SignIn signIn) {
        return new NewMailbox("Cabinet", MailAddress.of(address), kind, SERVER, SERVER, signIn, Optional.empty(), false,
                Letter.MOST_BYTES, LocalDate.of(2026, 1, 1));
    }

    private static NewMailbox practice(String address) {
        return described(MailboxKind.ORG, address, SignIn.password(address, "motdepasse"));
    }

    private static void refused(Code code, org.junit.jupiter.api.function.Executable act) {
        assertEquals(code, assertThrows(MailRefusedException.class, act).code());
    }

    @Test void keepsWhatWasDescribedAndTellsItsSecretsToNobody() {
        Mailbox kept = mailboxes.add(doctor, practice("cabinet@exemple.mssante.fr"));
        Mailbox read = mailboxes.get(doctor, kept.id());
        assertEquals(kept, read);
        assertEquals(Optional.of("motdepasse"), read.signIn().secret());
        assertFalse((read + " " + read.described() + read.signIn()).contains("motdepasse"));
        assertTrue(vault.changes().contains(new MailboxChanged(kept.id())));
    }

    @Test void aPersonalMailboxIsItsOwnersAlone() {
        Session nurse = vault.session(Role.NURSE);
        Mailbox hers = mailboxes.add(nurse, described(MailboxKind.PER, "inf@exemple.mssante.fr", SignIn.password("i", "p")));
        assertEquals(Optional.of(nurse.person()), hers.owner());
        assertEquals(List.of(hers), mailboxes.all(nurse));
        assertEquals(List.of(), mailboxes.all(doctor));
        refused(Code.UNKNOWN_MAILBOX, () -> mailboxes.get(doctor, hers.id()));
        refused(Code.UNKNOWN_MAILBOX, () -> mailboxes.close(doctor, hers.id()));
        refused(Code.ADDRESS_TAKEN, () -> mailboxes.add(doctor, practice("inf@exemple.mssante.fr")));
        assertEquals(List.of(hers.id()), vault.clinical().read(mailboxes::fetched).stream().map(Mailbox::id).toList());
    }

    @Test void whoMayDoWhatIsAskedFirst() {
        Session nurse = vault.session(Role.NURSE);
        Session secretary = vault.session(Role.SECRETARY);
        assertThrows(AccessDeniedException.class, () -> mailboxes.add(nurse, practice("cabinet@exemple.mssante.fr")));
        assertThrows(AccessDeniedException.class, () -> mailboxes.add(secretary,
                described(MailboxKind.PER, "s@exemple.mssante.fr", SignIn.password("s", "p"))));
        assertThrows(AccessDeniedException.class, () -> mailboxes.all(vault.session(Role.FRONT_DESK)));
        assertEquals(List.of(), mailboxes.all(secretary));
        assertEquals(List.of(Permission.CONFIGURE_MAILBOX, Permission.SEND_MESSAGE, Permission.READ_MESSAGE),
                vault.refusals());
    }

    @Test void aChangeIsANewRevisionAndAClosedMailboxKeepsNoSecretAndCanComeBack() {
        MailboxId id = mailboxes.add(doctor, practice("cabinet@exemple.mssante.fr")).id();
        Mailbox changed = mailboxes.change(doctor, id, described(MailboxKind.ORG, "cabinet@exemple.mssante.fr",
                new SignIn(SignIn.Method.OAUTHBEARER, "c", Optional.of("jeton"), Optional.empty())));
        assertEquals(2, changed.revision());
        assertEquals(SignIn.Method.OAUTHBEARER, mailboxes.get(doctor, id).signIn().method());
        mailboxes.close(doctor, id);
        refused(Code.UNKNOWN_MAILBOX, () -> mailboxes.get(doctor, id));
        assertEquals(1L, (long) vault.clinical().read(tx -> tx.number("SELECT count(*) FROM clin.mailbox WHERE secret IS NULL")));
        assertTrue(mailboxes.names(doctor).containsKey(id));
        assertEquals(id, mailboxes.add(doctor, practice("cabinet@exemple.mssante.fr")).id());
        assertEquals(4, mailboxes.get(doctor, id).revision());
        refused(Code.ADDRESS_TAKEN, () -> mailboxes.add(doctor, practice("Cabinet@exemple.mssante.fr")));
    }

    @Test void whatCannotBeAMailboxIsRefusedBeforeAnythingIsKept() {
        refused(Code.SERVER_NOT_VALID, () -> new MailServer("mail.fr\r\nX", 993, Security.IMPLICIT));
        refused(Code.SERVER_NOT_VALID, () -> new MailServer("mail.fr", 0, Security.IMPLICIT));
        refused(Code.SIGN_IN_INCOMPLETE, () -> SignIn.password("a", ""));
        refused(Code.SIGN_IN_INCOMPLETE, () -> SignIn.password("a", "b\r\nLOGOUT"));
        refused(Code.SIGN_IN_INCOMPLETE, () -> new SignIn(SignIn.Method.CERTIFICATE, "a", Optional.empty(), Optional.empty()));
        refused(Code.MAILBOX_NOT_VALID, () -> practice("285052A00401220@patient.mssante.fr"));
        SignIn wrong = new SignIn(SignIn.Method.CERTIFICATE, "a", Optional.empty(),
                Optional.of(new ClientCertificate(new byte[] {1, 2, 3}, "x")));
        refused(Code.CERTIFICATE_NOT_VALID, () -> mailboxes.add(doctor, described(MailboxKind.APP, "m@exemple.fr", wrong)));
        assertEquals(List.of(), mailboxes.all(doctor));
    }
}
