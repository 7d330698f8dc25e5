package fr.havre.patients.profile;

import fr.havre.patients.NameFolding;
import java.util.Comparator;
import java.util.List;

/** When two lines say the same, and in which order lines are shown. */
final class ProfileRules {
    /** By kind; of allergies the worst first; then the newest. */
    static final Comparator<ProfileLine> ORDER = Comparator.comparing(ProfileLine::kind)
            .thenComparing(line -> line.content().severity().orElse(null), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing((one, other) -> Long.compare(began(other), began(one)))
            .thenComparing((one, other) -> other.id().compareTo(one.id()));

    private ProfileRules() { }

    private static long began(ProfileLine line) {
        return line.content().since().or(() -> line.source().on()).map(each -> each.sortKey())
                .orElseGet(() -> line.recordedAt().toEpochMilli());
    }

    /**
     * The same substance, drug with its dose, problem, device with its lot, person: by its code where both have one of the
     * same system, else by its words whatever their case, accents and punctuation.
     */
    static boolean same(ProfileContent one, ProfileContent other) {
        if (one.kind() != other.kind() || one.none() != other.none()) return false;
        if (one.none()) return true;
        if (!sameName(one, other)) return false;
        return switch (one.kind()) {
            case TREATMENT, DIRECTIVE -> fold(one.detail().orElse("")).equals(fold(other.detail().orElse("")));
            case IMPLANT -> fold(one.reference().orElse("")).equals(fold(other.reference().orElse("")));
            default -> true;
        };
    }

    private static boolean sameName(ProfileContent one, ProfileContent other) {
        if (fold(one.text()).equals(fold(other.text()))) return true;
        return one.code().isPresent() && other.code().isPresent() && one.code().get().same(other.code().get());
    }

    private static String fold(String text) {
        String folded = NameFolding.fold(text);
        return folded.isEmpty() ? text.strip() : folded;
    }

    /** Whether a proposal tells nothing that was not known, proposed, left or called a mistake before. */
    static boolean known(List<ProfileLine> lines, ProfileProposal proposal) {
        return lines.stream().filter(each -> same(each.content(), proposal.content())).anyMatch(each -> switch (each.state()) {
            case ENDED -> !later(proposal, each);
            default -> true;
        });
    }

    /** What had ended may have begun again: where the source says so of a later day. */
    private static boolean later(ProfileProposal proposal, ProfileLine ended) {
        return proposal.source().on().isPresent() && ended.content().until().isPresent()
                && proposal.source().on().get().firstDay().isAfter(ended.content().until().get().lastDay())
                && proposal.content().until().isEmpty();
    }
}
