package fr.havre.patients.profile;

/** A line that waits to be accepted, as it comes from its source. */
public record ProfileProposal(ProfileContent content, ProfileSource source) {
    @Override public String toString() {
        return "ProfileProposal[" + content.kind() + "]";
    }
}
