package fr.havre.messaging.mime;

import fr.havre.messaging.ReceivedMail.Kind;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of a message, read forgivingly: one that cannot be read was not said. */
final class MessageHead {
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,500}>");
    /** Both spellings are seen (MSSanté). */
    private static final Pattern ERROR = Pattern.compile(
            "\\[(?:KO Int[ée]gration syst[èe]me|Erreur d['’]int[ée]gration) ?!?\\s*\\](?:\\[([^\\]]{0,20})\\])?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MARK = Pattern.compile("XDM/\\d\\.\\d/DDM\\+");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern BLANK_OR_CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final int MOST_ADDRESSES = 500;
    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST = 2000;

    private final MimeMessage message;
    private final String subject;

    MessageHead(MimeMessage message) throws MessagingException {
        this.message = message;
        subject = BLANK.matcher(decoded(header("Subject"))).replaceAll(" ").strip();
    }

    private String header(String name) throws MessagingException {
        String[] all = message.getHeader(name);
        if (all == null) return "";
        String first = MimeUtility.unfold(all[0]).strip();
        return first.substring(0, Math.min(first.length(), LONGEST * 10));
    }

    static String decoded(String raw) {
        try {
            String text = MimeUtility.decodeText(raw);
            return text.substring(0, Math.min(text.length(), LONGEST));
        } catch (UnsupportedEncodingException _) {
            return raw.substring(0, Math.min(raw.length(), LONGEST));
        }
    }

    String id() throws MessagingException {
        return ids("Message-ID").stream().findFirst().orElse("");
    }

    private List<String> ids(String header) throws MessagingException {
        return firstIds(header(header), MOST_REFERENCES);
    }

    static List<String> firstIds(String text, int most) {
        return ID.matcher(text).results().limit(most).map(java.util.regex.MatchResult::group).toList();
    }

    String from() throws MessagingException {
        return addresses("From").stream().findFirst().orElse("");
    }

    String fromName() throws MessagingException {
        try {
            for (Address each : InternetAddress.parseHeader(header("From"), false)) {
                if (each instanceof InternetAddress one && one.getPersonal() != null) {
                    return BLANK_OR_CONTROL.matcher(decoded(one.getPersonal())).replaceAll(" ").strip();
                }
            }
            return "";
        } catch (AddressException _) {
            return "";
        }
    }

    /** Without its angle brackets; {@code <>} is nobody. */
    Optional<String> returnPath() throws MessagingException {
        return Optional.of(header("Return-Path").replaceAll("^<|>$", "").strip()).filter(each -> !each.isEmpty());
    }

    List<String> to() throws MessagingException {
        List<String> all = new ArrayList<>(addresses("To"));
        all.addAll(addresses("Cc"));
        return all;
    }

    private List<String> addresses(String name) throws MessagingException {
        try {
            List<String> found = new ArrayList<>();
            for (Address each : InternetAddress.parseHeader(header(name), false)) {
                if (found.size() == MOST_ADDRESSES) break;
                if (each instanceof InternetAddress one && one.getAddress() != null) found.add(one.getAddress());
            }
            return List.copyOf(found);
        } catch (AddressException _) {
            return List.of();
        }
    }

    /** Without the mark of documents; {@code [Annule et remplace]} stays, a person has to see it. */
    String shownSubject() {
        return MARK.matcher(subject).replaceFirst("").strip();
    }

    Optional<Instant> at() throws MessagingException {
        String date = header("Date");
        try {
            return date.isEmpty() ? Optional.empty() : Optional.of(new MailDateFormat().parse(date).toInstant());
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    Optional<String> receiptTo() throws MessagingException {
        return addresses("Disposition-Notification-To").stream().findFirst();
    }

    List<String> references() throws MessagingException {
        List<String> all = new ArrayList<>(ids("References"));
        for (String each : ids("In-Reply-To")) if (!all.contains(each)) all.add(each);
        return all;
    }

    /** What an integration error that came as an ordinary message answers. */
    Optional<String> answers() {
        try {
            return saysIntegrationError() ? references().stream().reduce((_, last) -> last) : Optional.empty();
        } catch (MessagingException _) {
            return Optional.empty();
        }
    }

    boolean saysIntegrationError() {
        return ERROR.matcher(subject).find();
    }

    Optional<String> errorCode() {
        Matcher error = ERROR.matcher(subject);
        return error.find() ? Optional.ofNullable(error.group(1)).map(String::strip).filter(code -> !code.isEmpty())
                : Optional.empty();
    }

    /** What a head alone says of what the message is for. */
    Kind kind() throws MessagingException {
        String type = header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/report")) return type.contains("delivery-status") ? Kind.BOUNCE : Kind.RECEIPT;
        if (saysIntegrationError()) return Kind.INTEGRATION_ERROR;
        if (closes()) return Kind.CLOSING;
        return marked() ? Kind.DOCUMENTS : Kind.ORDINARY;
    }

    /** Whether the subject says that there are documents for a program. */
    boolean marked() {
        return MARK.matcher(subject).find();
    }

    /** Whether files may be expected. */
    boolean promisesFiles() throws MessagingException {
        return header("Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
    }

    boolean closes() {
        return subject.equalsIgnoreCase("[FIN]");
    }

    boolean lastWord() throws MessagingException {
        return header("X-MSS-MES").equalsIgnoreCase("FIN");
    }
}
