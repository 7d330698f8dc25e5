package fr.havre.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox of the trust space. Red-listed ones are never made: whoever reads an answer leaves them out.
 *
 * @param address the domain in small letters; {@link #key()} compares
 * @param service of a structure, or what its description says; empty where unsaid
 * @param responsible who answers for it; the open directory does not say
 */
public record SecureAddress(String address, Kind kind, String service, String responsible) {
    private static final String PATIENTS = "patient.mssante.fr";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@"
            + "(?=.{4,190}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

    /** What stands behind it (TRE_R257). */
    public enum Kind {
        /** One person. */
        PER,
        /** A service or a team of a structure. */
        ORG,
        /** A machine: its mail is read by a program. */
        APP,
        /** A practice of professionals in private practice. */
        CAB,
        /** Nobody said. */
        UNSAID
    }

    public SecureAddress {
        boolean right = SHAPE.matcher(address).matches() && !address.startsWith(".") && !address.contains("..")
                && !address.contains(".@");
        if (!right) throw new IllegalArgumentException("mail address");
    }

    /** As anybody wrote it; empty for what is no plain address, and for a patient's. Never throws. */
    public static Optional<SecureAddress> parse(String typed, Kind kind, String service, String responsible) {
        String written = typed.strip();
        int at = written.lastIndexOf('@');
        if (at < 0 || isPatient(written)) return Optional.empty();
        try {
            return Optional.of(new SecureAddress(written.substring(0, at)
                    + written.substring(at).toLowerCase(Locale.ROOT), kind, service, responsible));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether this is where patients' addresses are: never in a directory, and nobody is asked about one. */
    static boolean isPatient(String address) {
        String domain = address.strip().toLowerCase(Locale.ROOT);
        return domain.endsWith("@" + PATIENTS) || domain.endsWith("." + PATIENTS);
    }

    static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** The same for two writings of one mailbox. */
    public String key() {
        return key(address);
    }

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override public String toString() {
        return "SecureAddress[" + kind + " …@" + domain() + "]";
    }
}
