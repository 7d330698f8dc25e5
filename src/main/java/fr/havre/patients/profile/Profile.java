package fr.havre.patients.profile;

import fr.havre.patients.PatientId;
import java.util.List;
import java.util.Optional;

/**
 * A patient's medical profile: every line as it stands, in the order of the kinds, of a kind the worst, then the newest first.
 *
 * @param lines ended, left and mistaken ones too
 */
public record Profile(PatientId patient, List<ProfileLine> lines) {
    /** What is known of a kind. */
    public enum Known {
        /** Nobody has asked. */
        NOT_ASKED,
        /** It was asked, and there is none. */
        NONE,
        LISTED
    }

    public Profile {
        lines = List.copyOf(lines);
    }

    /** What the practice holds to be so, without "there is none". */
    public List<ProfileLine> current(ProfileKind kind) {
        return lines.stream().filter(each -> each.kind() == kind && each.state() == ProfileState.CURRENT
                && !each.content().none()).toList();
    }

    /** What waits to be accepted or left. */
    public List<ProfileLine> proposed(ProfileLane lane) {
        return lines.stream().filter(each -> each.lane() == lane && each.state() == ProfileState.PROPOSED).toList();
    }

    /** What was so, was called a mistake or was left. */
    public List<ProfileLine> past() {
        return lines.stream().filter(each -> !each.state().open()).toList();
    }

    /** The line that says that there is none of this kind. */
    public Optional<ProfileLine> none(ProfileKind kind) {
        return lines.stream().filter(each -> each.kind() == kind && each.state() == ProfileState.CURRENT
                && each.content().none()).findFirst();
    }

    /** Whether anything is known of this kind. */
    public Known known(ProfileKind kind) {
        if (!current(kind).isEmpty()) return Known.LISTED;
        return none(kind).isPresent() ? Known.NONE : Known.NOT_ASKED;
    }

    @Override public String toString() {
        return "Profile[" + patient + " " + lines.size() + "]";
    }
}
