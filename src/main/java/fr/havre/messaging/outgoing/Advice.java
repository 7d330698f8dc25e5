package fr.havre.messaging.outgoing;

import java.util.Optional;

/** Why a message did not arrive, in plain words, with what to do: one sentence for each. */
public enum Advice {
    /** No such address (5.1.1). */
    NO_SUCH_ADDRESS,
    /** Of a patient: they have no space, or another number. */
    NO_SUCH_PATIENT,
    /** The address is not well formed for its server (5.1.3). */
    ADDRESS_NOT_VALID,
    /** The mailbox is closed (5.2.1). */
    MAILBOX_CLOSED,
    /** The patient has closed their space. */
    PATIENT_CLOSED,
    /** No room (4.2.2, 5.2.2). */
    MAILBOX_FULL,
    /** Larger than its server takes (5.2.3, 5.3.4). */
    TOO_LARGE,
    /** Its server does not take mail of ours (5.7.x). */
    NOT_ALLOWED,
    /** Tried for days in vain (4.x.x, 5.4.7). */
    NOT_REACHED,
    /** Any other bounce. */
    NOT_DELIVERED,
    /** 900: the version to replace or delete is another one. */
    WRONG_VERSION,
    /** 901. */
    AUTHOR_NOT_ALLOWED,
    /** 902. */
    PATIENT_UNKNOWN,
    /** 903. */
    INS_MISSING,
    /** 904. */
    INS_DIFFERS,
    /** 905. */
    TRAITS_INCOMPLETE,
    /** 906, or a code that no specification names. */
    NOT_INTEGRATED;

    /** Empty where nothing went wrong, or a code of our own says it already. */
    static Optional<Advice> of(MessageState state, Optional<String> code, boolean patient) {
        return switch (state) {
            case REFUSED -> Optional.of(integration(code.orElse("")));
            case BOUNCED -> Optional.of(bounce(code.orElse(""), patient));
            case BLOCKED, SENT -> code.filter(each -> each.matches("[45]\\.\\d+\\.\\d+|5\\d\\d")).map(each -> bounce(each, patient));
            case HELD, QUEUED, IN_DOUBT, DELIVERED, READ, TAKEN_BACK -> Optional.empty();
        };
    }

    /** Whether a server said of a recipient that the message was more than they take. */
    static boolean saysTooLarge(String status) {
        return status.startsWith("5") && bounce(status, false) == TOO_LARGE;
    }

    private static Advice integration(String code) {
        return switch (code) {
            case "900" -> WRONG_VERSION;
            case "901" -> AUTHOR_NOT_ALLOWED;
            case "902" -> PATIENT_UNKNOWN;
            case "903" -> INS_MISSING;
            case "904" -> INS_DIFFERS;
            case "905" -> TRAITS_INCOMPLETE;
            default -> NOT_INTEGRATED;
        };
    }

    private static Advice bounce(String status, boolean patient) {
        String detail = status.length() > 2 ? status.substring(2) : "";
        return switch (detail) {
            case "1.1", "1.2", "1.6" -> patient ? NO_SUCH_PATIENT : NO_SUCH_ADDRESS;
            case "1.3", "1.0" -> ADDRESS_NOT_VALID;
            case "2.1" -> patient ? PATIENT_CLOSED : MAILBOX_CLOSED;
            case "2.2" -> MAILBOX_FULL;
            case "2.3", "3.4" -> TOO_LARGE;
            case "4.7", "4.1", "4.4" -> NOT_REACHED;
            default -> detail.startsWith("7.") ? NOT_ALLOWED : status.startsWith("4") ? NOT_REACHED : NOT_DELIVERED;
        };
    }
}
