package fr.havre.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.access.Role;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.MailException;
import fr.havre.messaging.transport.MailException.Code;
import fr.havre.messaging.transport.TimeLimits;
import fr.havre.messaging.transport.TokenEndpoint;
import fr.havre.vault.TestVault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
    private static final MailServer ANY = new MailServer("localhost", 1, Security.IMPLICIT);

    @TempDir Path folder;
    private IdentityProvider provider;
    private TestVault vault;
    private AccessTokens tokens;
    private MailConnections connections;
    private Mailboxes mailboxes;

    @BeforeEach void open() throws Exception {
        provider = new IdentityProvider();
        vault = TestVault.in(folder);
        start();
    }

    private void start() {
        tokens = new AccessTokens(vault.clinical(), new TokenEndpoint(Duration.ofSeconds(5)), vault.time());
        connections = new MailConnections(TimeLimits.usual(), tokens);
        mailboxes = new Mailboxes(vault.clinical(), connections);
    }

    @AfterEach void close() throws Exception {
        connections.close();
        vault.close();
        provider.close();
    }

    private static NewMailbox described(TokenRenewal renewal, MailServer imap, MailServer smtp, String address, String trusted) {
        return new NewMailbox("Cabinet", MailAddress.of(address), MailboxKind.ORG, imap, smtp, new SignIn(SignIn.Method.OAUTHBEARER,
                address, Optional.empty(), Optional.empty(), Optional.of(renewal)), Optional.of(trusted), false, Letter.MOST_BYTES,
                LocalDate.of(2026, 1, 1));
    }

    private Mailbox kept(TokenRenewal renewal, String address) throws Exception {
        return mailboxes.add(vault.session(Role.DOCTOR), described(renewal, ANY, ANY, address, provider.pem()));
    }

    private String token(Mailbox mailbox) throws MailException {
        return tokens.of(mailbox, Optional.empty());
    }

    private Code code(Mailbox mailbox) {
        return assertThrows(MailException.class, () -> token(mailbox)).code();
    }

    @Test void isRenewedBeforeItEndsAndTheNextStartGoesOnFromWhatItBecame() throws Exception {
        Mailbox mailbox = kept(provider.renewal("havre"), "c@exemple.mssante.fr");
        assertEquals("a", token(mailbox));
        provider.gives("b");
        assertEquals("a", token(mailbox), "it lives four minutes");
        vault.waitFor(Duration.ofSeconds(215));
        assertEquals("b", token(mailbox), "half a minute early");
        assertEquals("b", tokens.of(mailbox, Optional.of("a")), "somebody else has renewed it meanwhile");
        provider.gives("c");
        assertEquals("c", tokens.of(mailbox, Optional.of("b")), "the server has taken it back");
        assertEquals(3, provider.timesAsked());
        start();
        assertEquals("c", token(mailboxes.get(vault.session(Role.DOCTOR), mailbox.id())), "with the fourth, not the first");
        assertFalse(mailbox.toString().contains("r1") || mailbox.signIn().toString().contains("r1")
                || provider.renewal("havre").toString().contains("r1"));
    }

    @Test void aSignInThatIsOverIsSaidOnceAndForAllUntilAPersonSignsInAnew() throws Exception {
        Mailbox mailbox = kept(new TokenRenewal(provider.renewal("havre").endpoint(), "havre", Optional.empty(), "r0"),
                "c@exemple.mssante.fr");
        assertEquals(Code.SIGN_IN_OVER, code(mailbox));
        assertEquals(Code.SIGN_IN_OVER, code(mailbox));
        assertEquals(1, provider.timesAsked(), "what is over is not shown again");
        mailboxes.change(vault.session(Role.DOCTOR), mailbox.id(), described(provider.renewal("havre"), ANY, ANY,
                "c@exemple.mssante.fr", provider.pem()));
        assertEquals("a", token(mailboxes.get(vault.session(Role.DOCTOR), mailbox.id())));
    }

    @Test void whatCouldNotBeKeptIsKeptBeforeItIsUsed() throws Exception {
        Mailbox mailbox = kept(provider.renewal("havre"), "c@exemple.mssante.fr");
        run("CREATE TRIGGER clin.full BEFORE UPDATE ON mailbox BEGIN SELECT RAISE(ABORT, 'full'); END");
        assertEquals(Code.TOKEN_UNREACHABLE, code(mailbox));
        assertEquals(Code.TOKEN_UNREACHABLE, code(mailbox), "held, and still not kept");
        run("DROP TRIGGER clin.full");
        assertEquals("a", token(mailbox));
        assertEquals(1, provider.timesAsked());
        provider.gives("b");
        start();
        assertEquals("b", token(mailboxes.get(vault.session(Role.DOCTOR), mailbox.id())), "with what the first became");
    }

    private void run(String statement) {
        vault.clinical().write(tx -> {
            tx.run(statement);
            return null;
        });
    }

    @Test void whatTheProviderDoesHasItsCode() throws Exception {
        assertEquals(Code.TOKEN_REFUSED, code(kept(provider.renewal("autre"), "c@exemple.mssante.fr")));
        Mailbox mailbox = kept(provider.renewal("havre"), "d@exemple.mssante.fr");
        for (var each : Map.of(503, Code.TOKEN_UNREACHABLE, 429, Code.TOKEN_UNREACHABLE, 404, Code.TOKEN_REFUSED,
                302, Code.TOKEN_REFUSED).entrySet()) {
            provider.answers(each.getKey(), "<html>");
            assertEquals(each.getValue(), code(mailbox), "" + each.getKey());
        }
        for (String each : List.of("", "[]", "{\"access_token\":\"\"}", "{\"access_token\":\"a\\r\\nX\"}", "{\"access_token\":3",
                "{\"access_token\":\"" + "x".repeat(70_000) + "\"}")) {
            provider.answers(200, each);
            assertEquals(Code.TOKEN_REFUSED, code(mailbox));
        }
        provider.answersAsUsual();
        assertEquals("a", token(mailbox), "nothing of all that was for good");
        Mailbox stranger = mailboxes.add(vault.session(Role.DOCTOR), new NewMailbox("X", MailAddress.of("e@exemple.mssante.fr"),
                MailboxKind.ORG, ANY, ANY, mailbox.signIn(), Optional.empty(), false, Letter.MOST_BYTES, LocalDate.of(2026, 1, 1)));
        start();
        assertEquals(Code.TOKEN_NOT_TRUSTED, code(stranger));
        provider.close();
        assertEquals(Code.TOKEN_UNREACHABLE, code(mailbox));
    }

    @Test void takesNoAddressInClearAndNoEmptyToken() {
        for (String each : List.of("http://psc.example/token", "https:///token", "https://a:b@psc.example/token", "ftp://x/", "x")) {
            assertThrows(MailRefusedException.class, () -> new TokenRenewal(URI.create(each), "havre", Optional.empty(), "r"));
        }
        assertThrows(MailRefusedException.class, () -> TokenRenewal.endpoint("https://a b"));
        assertThrows(MailRefusedException.class,
                () -> new TokenRenewal(URI.create("https://psc.example/"), "havre", Optional.of(""), "r"));
        assertThrows(MailRefusedException.class,
                () -> new TokenRenewal(URI.create("https://psc.example/"), "havre", Optional.empty(), "r\n"));
    }

    /** A test of the settings exchanges the token already; what is kept afterwards opens the mailbox at the next start. */
    @Test void opensAMailboxThatIsTestedKeptAndOpenedAgainLater() throws Exception {
        try (MailWorld world = new MailWorld(vault.time())) {
            provider.gives(world.token(MailWorld.CLAIRE));
            NewMailbox said = described(provider.renewal("havre"), new MailServer(world.host(), world.imap().port(), Security.IMPLICIT),
                    new MailServer(world.host(), world.smtp().port(), Security.IMPLICIT), MailWorld.CLAIRE,
                    world.authority() + provider.pem());
            assertEquals(List.of(), mailboxes.test(vault.session(Role.DOCTOR), said));
            assertEquals(1, provider.timesAsked(), "both servers with one token");
            MailboxId kept = mailboxes.add(vault.session(Role.DOCTOR), said).id();
            start();
            Mailbox again = mailboxes.get(vault.session(Role.DOCTOR), kept);
            assertEquals(List.of(), connections.test(again));
            provider.gives("taken back");
            vault.waitFor(Duration.ofMinutes(4));
            assertEquals(List.of(Code.SIGN_IN_REFUSED, Code.SIGN_IN_REFUSED),
                    connections.test(again).stream().map(MailboxProblem::code).toList());
            int asked = provider.timesAsked();
            provider.gives(world.token(MailWorld.CLAIRE));
            assertEquals(List.of(), connections.test(again), "one that is refused is renewed before its time");
            assertTrue(provider.timesAsked() == asked + 1);
        }
    }
}
