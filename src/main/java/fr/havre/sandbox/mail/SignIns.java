package fr.havre.sandbox.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Who may sign in with what (SASL: RFC 4616, 4422, 7628; XOAUTH2). */
final class SignIns {
    /** As capabilities name them. */
    static final String[] MECHANISMS = {"PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"};
    private final Accounts accounts;
    private final MailFaults faults;

    SignIns(Accounts accounts, MailFaults faults) {
        this.accounts = accounts;
        this.faults = faults;
    }

    Optional<Account> password(String name, String password) {
        return accounts.find(name).filter(account -> account.password().equals(password));
    }

    static boolean isToken(String mechanism) {
        return mechanism.equals("XOAUTH2") || mechanism.equals("OAUTHBEARER");
    }

    /** @param response what the client sent, in base64 */
    Optional<Account> sasl(String mechanism, String response, Optional<String> clientName) {
        String said;
        try {
            said = response.equals("=") ? "" : new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return switch (mechanism.toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> plain(said.split("\0", -1));
            case "XOAUTH2" -> token(after(said, "user="), said);
            case "OAUTHBEARER" -> token(after(said, "a=").split(",", 2)[0], said);
            case "EXTERNAL" -> clientName.flatMap(accounts::find)
                    .filter(account -> said.isEmpty() || said.equalsIgnoreCase(account.address()));
            default -> Optional.empty();
        };
    }

    private Optional<Account> plain(String[] parts) {
        return parts.length == 3 ? password(parts[1], parts[2]) : Optional.empty();
    }

    private Optional<Account> token(String name, String said) {
        if (faults.tokensExpired()) return Optional.empty();
        String token = after(said, "auth=Bearer ");
        return accounts.find(name).filter(account -> account.token().equals(token));
    }

    private static String after(String said, String mark) {
        int at = said.indexOf(mark);
        return at < 0 ? "" : said.substring(at + mark.length()).split("\1", 2)[0];
    }

    /** What a server says to a client whose token it does not take (RFC 7628, 3.2.2). */
    static String tokenRefused() {
        return Base64.getEncoder().encodeToString("{\"status\":\"invalid_token\",\"scope\":\"mail\"}"
                .getBytes(StandardCharsets.US_ASCII));
    }
}
