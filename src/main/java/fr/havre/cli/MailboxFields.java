package fr.havre.cli;

import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.messaging.ClientCertificate;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.TokenRenewal;
import fr.havre.messaging.transport.MailDiscovery.Servers;
import fr.havre.vault.FrenchZone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** A mailbox as options describe it; what is not said stays as it was, or is usual. */
final class MailboxFields {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final int LONGEST_FILE = 1 << 20;
    private static final int IMAPS = 993;
    private static final int SUBMISSIONS = 465;
    private static final int STARTTLS_SUBMISSION = 587;
    private static final int STARTTLS_IMAP = 143;

    @Option(names = "--name", paramLabel = "TEXT", descriptionKey = "mailboxes.name")
    private Optional<String> name = Optional.empty();
    @Option(names = "--kind", paramLabel = "per|org|cab|app", descriptionKey = "mailboxes.kind")
    private Optional<MailboxKind> kind = Optional.empty();
    @Option(names = "--imap", paramLabel = "HOST[:PORT]", descriptionKey = "mailboxes.imap")
    private Optional<String> imap = Optional.empty();
    @Option(names = "--smtp", paramLabel = "HOST[:PORT]", descriptionKey = "mailboxes.smtp")
    private Optional<String> smtp = Optional.empty();
    @Option(names = "--imap-tls", paramLabel = "implicit|starttls", descriptionKey = "mailboxes.imap-tls")
    private Optional<Security> imapTls = Optional.empty();
    @Option(names = "--smtp-tls", paramLabel = "implicit|starttls", descriptionKey = "mailboxes.smtp-tls")
    private Optional<Security> smtpTls = Optional.empty();
    @Option(names = "--sign-in", paramLabel = "password|xoauth2|oauthbearer|certificate", descriptionKey = "mailboxes.sign-in")
    private Optional<SignIn.Method> method = Optional.empty();
    @Option(names = "--sign-in-name", paramLabel = "TEXT", descriptionKey = "mailboxes.sign-in-name")
    private Optional<String> signInName = Optional.empty();
    @Option(names = "--secret-file", paramLabel = "FILE|-", descriptionKey = "mailboxes.secret-file")
    private Optional<String> secretFile = Optional.empty();
    @Option(names = "--renewal", paramLabel = "URL", descriptionKey = "mailboxes.renewal")
    private Optional<String> renewal = Optional.empty();
    @Option(names = "--renewal-client", paramLabel = "ID", descriptionKey = "mailboxes.renewal-client")
    private Optional<String> renewalClient = Optional.empty();
    @Option(names = "--renewal-secret-file", paramLabel = "FILE|-", descriptionKey = "mailboxes.renewal-secret-file")
    private Optional<String> renewalSecret = Optional.empty();
    @Option(names = "--refresh-token-file", paramLabel = "FILE|-", descriptionKey = "mailboxes.refresh-token-file")
    private Optional<String> refreshToken = Optional.empty();
    @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "mailboxes.certificate")
    private Optional<Path> certificate = Optional.empty();
    @Option(names = "--certificate-secret-file", paramLabel = "FILE|-", descriptionKey = "mailboxes.certificate-secret-file")
    private Optional<String> certificateSecret = Optional.empty();
    @Option(names = "--trusted", paramLabel = "FILE", descriptionKey = "mailboxes.trusted")
    private Optional<Path> trusted = Optional.empty();
    @Option(names = "--revocation", negatable = true, descriptionKey = "mailboxes.revocation")
    private Optional<Boolean> revocation = Optional.empty();
    @Option(names = "--most-mb", paramLabel = "N", descriptionKey = "mailboxes.most-mb")
    private Optional<Integer> mostMb = Optional.empty();
    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "mailboxes.from")
    private Optional<String> from = Optional.empty();

    /** Whether both servers are said: nothing has to be looked up. */
    boolean saysServers() {
        return imap.isPresent() && smtp.isPresent();
    }

    /** A new one, with what is usual: servers as found, today's month back. */
    NewMailbox described(MailAddress address, Servers found, Passphrases secrets, java.time.Instant now) {
        LocalDate usual = LocalDate.ofInstant(now, FRANCE).minusMonths(1);
        return new NewMailbox(name.orElse(address.value()), address, kind.orElse(MailboxKind.ORG),
                server(imap, imapTls, true).or(found::imap).orElseThrow(() -> new MailRefusedException(
                        MailRefusedException.Code.SERVER_NOT_VALID)),
                server(smtp, smtpTls, false).or(found::smtp).orElseThrow(() -> new MailRefusedException(
                        MailRefusedException.Code.SERVER_NOT_VALID)),
                signIn(address, secrets), trusted.map(MailboxFields::text), revocation.orElse(false),
                mostMb.map(MailboxFields::bytes).orElse(Letter.MOST_BYTES), from.map(MailboxFields::day).orElse(usual));
    }

    private SignIn signIn(MailAddress address, Passphrases secrets) {
        SignIn.Method by = method.orElse(renewal.isPresent() ? SignIn.Method.OAUTHBEARER
                : certificate.isPresent() ? SignIn.Method.CERTIFICATE : SignIn.Method.PASSWORD);
        Optional<TokenRenewal> renewed = renewal(Optional.empty(), secrets);
        boolean none = by == SignIn.Method.CERTIFICATE || renewed.isPresent();
        return new SignIn(by, signInName.orElse(address.value()), none ? Optional.empty() : Optional.of(said(secrets, secretFile)),
                certificate.map(each -> shown(each, secrets)), renewed);
    }

    /** None if nothing is said of it, and it was none. */
    private Optional<TokenRenewal> renewal(Optional<TokenRenewal> was, Passphrases secrets) {
        if (Stream.of(renewal, renewalClient, renewalSecret, refreshToken).allMatch(Optional::isEmpty)) return was;
        return Optional.of(new TokenRenewal(renewal.map(TokenRenewal::endpoint).or(() -> was.map(TokenRenewal::endpoint))
                .orElseThrow(MailboxFields::renewalIncomplete),
                renewalClient.or(() -> was.map(TokenRenewal::client)).orElseThrow(MailboxFields::renewalIncomplete),
                renewalSecret.isPresent() ? Optional.of(said(secrets, renewalSecret)) : was.flatMap(TokenRenewal::clientSecret),
                refreshToken.isPresent() ? said(secrets, refreshToken)
                        : was.map(TokenRenewal::token).orElseThrow(MailboxFields::renewalIncomplete)));
    }

    private static MailRefusedException renewalIncomplete() {
        return new MailRefusedException(MailRefusedException.Code.RENEWAL_NOT_VALID);
    }

    /** What it was, with what is said. */
    NewMailbox changed(NewMailbox was, Passphrases secrets) {
        return new NewMailbox(name.orElse(was.name()), was.address(), kind.orElse(was.kind()),
                server(imap, imapTls, true).orElse(was.imap()), server(smtp, smtpTls, false).orElse(was.smtp()),
                changed(was.signIn(), secrets), trusted.map(MailboxFields::text).or(was::trusted),
                revocation.orElse(was.revocation()), mostMb.map(MailboxFields::bytes).orElse(was.mostBytes()),
                from.map(MailboxFields::day).orElse(was.fromDay()));
    }

    private SignIn changed(SignIn was, Passphrases secrets) {
        SignIn.Method by = method.orElse(was.method());
        Optional<String> secret = secretFile.isPresent() ? Optional.of(said(secrets, secretFile)) : was.secret();
        return new SignIn(by, signInName.orElse(was.name()), by == SignIn.Method.CERTIFICATE ? Optional.empty() : secret,
                certificate.map(each -> shown(each, secrets)).or(was::certificate), renewal(was.renewal(), secrets));
    }

    private ClientCertificate shown(Path file, Passphrases secrets) {
        return new ClientCertificate(bytes(file), said(secrets, certificateSecret));
    }

    private static String said(Passphrases secrets, Optional<String> source) {
        char[] secret = secrets.existing(source);
        String said = new String(secret);
        Arrays.fill(secret, '\0');
        return said;
    }

    private static Optional<MailServer> server(Optional<String> said, Optional<Security> tls, boolean imap) {
        return said.map(each -> {
            int colon = each.lastIndexOf(':');
            String port = colon < 0 ? "" : each.substring(colon + 1);
            boolean starttls = tls.map(Security.STARTTLS::equals).orElse(port.equals("" + STARTTLS_SUBMISSION)
                    || port.equals("" + STARTTLS_IMAP));
            int usual = imap ? starttls ? STARTTLS_IMAP : IMAPS : starttls ? STARTTLS_SUBMISSION : SUBMISSIONS;
            if (!port.matches("\\d{0,5}")) throw new MailRefusedException(MailRefusedException.Code.SERVER_NOT_VALID);
            return new MailServer(colon < 0 ? each : each.substring(0, colon), port.isEmpty() ? usual : Integer.parseInt(port),
                    starttls ? Security.STARTTLS : Security.IMPLICIT);
        });
    }

    private static long bytes(int mb) {
        return Math.clamp(mb, 0, 1000) * (1L << 20);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new CommandRefusedException(Code.DATE_NOT_UNDERSTOOD);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) throw new CommandRefusedException(Code.INPUT_TOO_LONG);
            return bytes;
        } catch (IOException e) {
            throw new CommandRefusedException(Code.FILE_NOT_READABLE);
        }
    }
}
