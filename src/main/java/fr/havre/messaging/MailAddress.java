package fr.havre.messaging;

import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.patients.Ins;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address of the trust space: {@code name@domain}, plain letters only, the domain in small ones. */
public record MailAddress(String value) {
    /** Where patients' addresses are (MSSanté, Mon espace santé). */
    public static final String PATIENTS = "patient.mssante.fr";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@"
            + "(?=.{4,190}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

    public MailAddress {
        boolean right = SHAPE.matcher(value).matches() && !value.startsWith(".") && !value.contains("..")
                && !value.contains(".@");
        if (!right) throw new IllegalArgumentException("mail address");
    }

    /**
     * As a person typed it.
     *
     * @throws MailRefusedException {@code ADDRESS_NOT_VALID}
     */
    public static MailAddress of(String typed) {
        return parse(typed).orElseThrow(() -> new MailRefusedException(Code.ADDRESS_NOT_VALID));
    }

    /** As anybody wrote it; empty for what is no plain address. Never throws. */
    public static Optional<MailAddress> parse(String typed) {
        String address = typed.strip();
        int at = address.lastIndexOf('@');
        if (at < 0) return Optional.empty();
        try {
            return Optional.of(new MailAddress(address.substring(0, at)
                    + address.substring(at).toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The address of a patient: the number with its key. */
    public static MailAddress ofPatient(Ins ins) {
        return new MailAddress(ins.number() + "@" + PATIENTS);
    }

    public String name() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    public boolean isPatient() {
        return domain().equals(PATIENTS);
    }

    /** A patient's holds their INS: only the domain is shown. */
    @Override public String toString() {
        return "MailAddress[…@" + domain() + "]";
    }
}
