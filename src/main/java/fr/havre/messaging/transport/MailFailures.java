package fr.havre.messaging.transport;

import fr.havre.messaging.transport.MailException.Code;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What the library's exceptions mean. Their words are looked at for numbers only, and never kept. */
final class MailFailures {
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern REPLY = Pattern.compile("^\\s*\\[?\"?([245]\\d\\d)\\b");
    private static final int DEEPEST = 12;

    private MailFailures() { }

    static MailException of(Exception failure) {
        if (failure instanceof MailException known) return known;
        if (has(failure, CertificateException.class) || has(failure, CertPathValidatorException.class)) {
            return new MailException(Code.NOT_TRUSTED, failure);
        }
        if (has(failure, UnknownHostException.class)) return new MailException(Code.NAME_NOT_FOUND, failure);
        Optional<AuthenticationFailedException> sign = find(failure, AuthenticationFailedException.class);
        if (sign.isPresent()) return signIn(sign.get());
        Optional<SSLException> tls = find(failure, SSLException.class);
        if (tls.isPresent() && !has(failure, SocketTimeoutException.class)) return tls(tls.get());
        if (says(failure, "STARTTLS")) return new MailException(Code.NO_TLS, failure);
        if (has(failure, FolderNotFoundException.class)) return new MailException(Code.NO_FOLDER, failure);
        if (has(failure, SocketTimeoutException.class)) return new MailException(Code.TIMEOUT, failure);
        if (has(failure, IOException.class) || says(failure, "[EOF]") || says(failure, "closed") || says(failure, "connect")
                || says(failure, "BYE")) {
            return new MailException(Code.UNREACHABLE, failure);
        }
        if (says(failure, "UNAVAILABLE") || says(failure, "INUSE")) return new MailException(Code.BUSY, failure);
        return new MailException(Code.PROTOCOL, failure);
    }

    /** 4xx at the sign-in is a server in trouble, not a wrong password. */
    private static MailException signIn(AuthenticationFailedException failure) {
        if (has(failure, IOException.class) || says(failure, "[EOF]") || says(failure, "BYE")) {
            return new MailException(Code.UNREACHABLE, failure);            // it broke in the middle of the sign-in
        }
        Optional<String> status = status(failure.getMessage());
        boolean passes = status.filter(each -> each.startsWith("4")).isPresent() || says(failure, "UNAVAILABLE");
        return new MailException(passes ? Code.BUSY : Code.SIGN_IN_REFUSED, status, failure);
    }

    private static MailException tls(SSLException failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.contains("certificate_required") || said.contains("bad_certificate") || said.contains("certificate_unknown")
                || said.contains("unknown_ca") || said.contains("access_denied")) {
            return new MailException(Code.SIGN_IN_REFUSED, failure);       // it does not take ours
        }
        boolean broken = said.contains("reset") || said.contains("Broken pipe") || said.contains("peer shut down")
                || said.contains("terminated") || said.contains("closed");
        return new MailException(broken ? Code.UNREACHABLE : Code.NO_TLS, failure);
    }

    /** The number in a server's answer, the finer one if there is one. */
    static Optional<String> status(String answer) {
        if (answer == null) return Optional.empty();
        Matcher enhanced = ENHANCED.matcher(answer);
        if (enhanced.find()) return Optional.of(enhanced.group(1));
        Matcher reply = REPLY.matcher(answer);
        return reply.find() ? Optional.of(reply.group(1)) : Optional.empty();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type).isPresent();
    }

    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEEPEST; depth++, each = each.getCause()) {
            if (type.isInstance(each)) return Optional.of(type.cast(each));
        }
        return Optional.empty();
    }

    private static boolean says(Throwable failure, String word) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEEPEST; depth++, each = each.getCause()) {
            if (each.getMessage() != null && each.getMessage().contains(word)) return true;
        }
        return false;
    }
}
