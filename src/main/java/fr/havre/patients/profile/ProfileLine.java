package fr.havre.patients.profile;

import java.time.Instant;
import java.util.UUID;

/**
 * A line as it stands, or one version of it.
 *
 * @param version 1, 2, 3 …
 * @param act what made this version
 * @param lane an accepted line is in the practice's; its source still says where it came from
 * @param recordedAt when this version was recorded, and by whom
 */
public record ProfileLine(UUID id, int version, ProfileAct act, ProfileLane lane, ProfileState state, ProfileContent content,
        ProfileSource source, Instant recordedAt, UUID recordedBy) {
    public ProfileKind kind() {
        return content.kind();
    }

    @Override public String toString() {
        return "ProfileLine[" + id + " " + kind() + " " + state + "]";
    }
}
