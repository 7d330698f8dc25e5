package fr.havre.ui;

import java.util.Optional;

/**
 * A patient who is asked for from outside, and by what. Any page of a browser can follow a {@code havre:} address, so that only
 * offers the patient; who can start a command of this user's is in this user's place, and the chart is opened.
 *
 * @param byCommand {@code havre open --ins} or {@code --patient}, and no address
 */
public record Asking(WantedPatient patient, boolean byCommand) {
    private static final String COMMAND = "open ";

    /** Follows an address. */
    public static Asking byAddress(WantedPatient patient) {
        return new Asking(patient, false);
    }

    /** As one start of the program says it to another: no path begins like that. Names a person. */
    public String line() {
        return (byCommand ? COMMAND : "") + patient.address();
    }

    /** Whether a line of {@link #line} is meant, right or wrong. */
    public static boolean looksLikeLine(String line) {
        return WantedPatient.looksLikeAddress(line) || line.startsWith(COMMAND);
    }

    /** What {@link #line} wrote. Never throws. */
    public static Optional<Asking> parse(String line) {
        boolean command = line.startsWith(COMMAND);
        return WantedPatient.parse(command ? line.substring(COMMAND.length()) : line).map(patient -> new Asking(patient, command));
    }

    @Override public String toString() {
        return "Asking[byCommand=" + byCommand + "]";
    }
}
