package fr.havre.ui.settings;

import fr.havre.messaging.ClientCertificate;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.TokenRenewal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person writes about a mailbox. A secret that is kept is never shown: empty means the one in force. */
final class MailboxFields {
    private static final int LONGEST_FILE = 1 << 20;
    private static final String IMAPS = "993";
    private static final String SUBMISSIONS = "465";

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty address = new SimpleStringProperty("");
    final ObjectProperty<MailboxKind> kind = new SimpleObjectProperty<>(MailboxKind.PER);
    final ServerFields imap = new ServerFields(IMAPS);
    final ServerFields smtp = new ServerFields(SUBMISSIONS);
    final ObjectProperty<SignIn.Method> method = new SimpleObjectProperty<>(SignIn.Method.PASSWORD);
    final StringProperty secret = new SimpleStringProperty("");
    final StringProperty renewal = new SimpleStringProperty("");
    final StringProperty renewalClient = new SimpleStringProperty("");
    final StringProperty renewalSecret = new SimpleStringProperty("");
    final StringProperty renewalToken = new SimpleStringProperty("");
    final ObjectProperty<Path> certificate = new SimpleObjectProperty<>();
    final StringProperty certificateSecret = new SimpleStringProperty("");
    final ObjectProperty<Path> trusted = new SimpleObjectProperty<>();
    final BooleanProperty revocation = new SimpleBooleanProperty();
    final ObjectProperty<LocalDate> fromDay = new SimpleObjectProperty<>();

    /** Of one server. */
    static final class ServerFields {
        final StringProperty host = new SimpleStringProperty("");
        final StringProperty port;
        final ObjectProperty<Security> security = new SimpleObjectProperty<>(Security.IMPLICIT);
        private final String usual;

        ServerFields(String usual) {
            this.usual = usual;
            port = new SimpleStringProperty(usual);
        }

        void show(MailServer server) {
            host.set(server.host());
            port.set(Integer.toString(server.port()));
            security.set(server.security());
        }

        void clear() {
            host.set("");
            port.set(usual);
            security.set(Security.IMPLICIT);
        }

        MailServer server() {
            if (!port.get().strip().matches("\\d{1,5}")) throw new MailRefusedException(MailRefusedException.Code.SERVER_NOT_VALID);
            return new MailServer(host.get(), Integer.parseInt(port.get().strip()), security.get());
        }
    }

    /** @param usualFrom the first day that a new one fetches */
    void clear(LocalDate usualFrom) {
        name.set("");
        address.set("");
        kind.set(MailboxKind.PER);
        imap.clear();
        smtp.clear();
        method.set(SignIn.Method.PASSWORD);
        renewal.set("");
        renewalClient.set("");
        revocation.set(false);
        fromDay.set(usualFrom);
        clearSecrets();
    }

    void show(Mailbox mailbox) {
        name.set(mailbox.name());
        address.set(mailbox.address().value());
        kind.set(mailbox.kind());
        imap.show(mailbox.imap());
        smtp.show(mailbox.smtp());
        method.set(mailbox.signIn().method());
        renewal.set(mailbox.signIn().renewal().map(each -> each.endpoint().toString()).orElse(""));
        renewalClient.set(mailbox.signIn().renewal().map(TokenRenewal::client).orElse(""));
        revocation.set(mailbox.revocation());
        fromDay.set(mailbox.fromDay());
        clearSecrets();
    }

    void clearSecrets() {
        secret.set("");
        renewalSecret.set("");
        renewalToken.set("");
        certificateSecret.set("");
        certificate.set(null);
        trusted.set(null);
    }

    /** Makes what was read on the FX thread into a mailbox, elsewhere: it reads files. */
    @FunctionalInterface
    interface Described {
        NewMailbox read() throws IOException;
    }

    /**
     * What is written now.
     *
     * @param was what it changes: its secrets stay where none is written
     * @throws MailRefusedException for what is not right
     */
    Described described(Optional<Mailbox> was) {
        MailAddress at = MailAddress.of(address.get());
        String called = name.get().isBlank() ? at.value() : name.get();
        MailServer in = imap.server();
        MailServer out = smtp.server();
        SignIn.Method by = method.get();
        Optional<String> word = by == SignIn.Method.CERTIFICATE ? Optional.empty()
                : written(secret).or(() -> was.flatMap(each -> each.signIn().secret()));
        Optional<TokenRenewal> renewed = by.isToken() ? renewal(was.flatMap(each -> each.signIn().renewal())) : Optional.empty();
        Optional<Path> shown = Optional.ofNullable(certificate.get());
        String opens = certificateSecret.get();
        Optional<Path> authorities = Optional.ofNullable(trusted.get());
        MailboxKind of = kind.get();
        boolean asked = revocation.get();
        LocalDate from = fromDay.get();
        return () -> {
            Optional<ClientCertificate> own = shown.isPresent() ? Optional.of(new ClientCertificate(bytes(shown.get()), opens))
                    : was.flatMap(each -> each.signIn().certificate());
            Optional<String> pem = authorities.isPresent() ? Optional.of(new String(bytes(authorities.get()),
                    StandardCharsets.US_ASCII)) : was.flatMap(Mailbox::trusted);
            return new NewMailbox(called, at, of, in, out, new SignIn(by, was.map(each -> each.signIn().name()).orElse(at.value()),
                    word, own, renewed), pem, asked, was.map(Mailbox::mostBytes).orElse(Letter.MOST_BYTES), from);
        };
    }

    /** None without an address. */
    private Optional<TokenRenewal> renewal(Optional<TokenRenewal> was) {
        if (renewal.get().isBlank()) return Optional.empty();
        return Optional.of(new TokenRenewal(TokenRenewal.endpoint(renewal.get()), renewalClient.get().strip(),
                written(renewalSecret).or(() -> was.flatMap(TokenRenewal::clientSecret)),
                written(renewalToken).or(() -> was.map(TokenRenewal::token)).orElse("")));
    }

    private static Optional<String> written(StringProperty field) {
        return Optional.of(field.get()).filter(each -> !each.isEmpty());
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) throw new MailRefusedException(MailRefusedException.Code.CERTIFICATE_NOT_VALID);
            return bytes;
        }
    }
}
