package fr.havre.patients.profile;

import fr.havre.patients.PartialDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a line comes from.
 *
 * @param document the document of the chart that says so, by its id
 * @param saidBy who wrote the source, or what it is called
 * @param on the day the source says it of
 */
public record ProfileSource(ProfileOrigin origin, Optional<UUID> document, Optional<String> saidBy, Optional<PartialDate> on) {
    private static final int LONGEST = 200;

    public ProfileSource {
        saidBy = saidBy.map(each -> ProfileContent.shortened(each, LONGEST)).filter(each -> !each.isEmpty());
    }

    /** Somebody of the practice, on a day. */
    public static ProfileSource practice(PartialDate on) {
        return new ProfileSource(ProfileOrigin.PRACTICE, Optional.empty(), Optional.empty(), Optional.of(on));
    }

    /** The patient, on a day. */
    public static ProfileSource patient(PartialDate on) {
        return new ProfileSource(ProfileOrigin.PATIENT, Optional.empty(), Optional.empty(), Optional.of(on));
    }

    @Override public String toString() {
        return "ProfileSource[" + origin + document.map(each -> " " + each).orElse("") + "]";
    }
}
