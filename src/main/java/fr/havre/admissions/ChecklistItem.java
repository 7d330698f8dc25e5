package fr.havre.admissions;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One line of the checklist: a piece, when it is needed and who gives it.
 *
 * @param id short and stable, such as {@code identity}
 * @param document false for something that is only noted down
 * @param types codes of JDV_J07 it may be, the usual one first; none for what is noted down
 * @param neededWhen alternatives; one holds when all its facts do. An empty alternative always holds
 * @param daysBefore how many days before the admission it has to be there
 * @param daysValid for how long after its date, where no date is printed on it
 * @param eachHolder one of each holder of parental authority
 * @param signedBy whose signatures it needs
 * @param alertDays so many days before the admission it is said loudly that it is missing
 * @param source where the rule comes from
 */
public record ChecklistItem(String id, boolean document, List<String> types, ToRecord toRecord, Giver giver,
        List<Set<Fact>> neededWhen, Need need, int daysBefore, boolean validityPrinted, Optional<Integer> daysValid,
        boolean eachHolder, SignedBy signedBy, Optional<Integer> alertDays, String french, String english, String source) {
    /** How much depends on it. */
    public enum Need {
        /** Without it the admission is not complete. */
        REQUIRED,
        /** Usually asked for. */
        USUAL,
        /** To be proposed; may be declined. */
        PROPOSED
    }

    /** Whether the national record takes it. Identity papers never go there. */
    public enum ToRecord { YES, NO }

    /** Whose signatures a piece needs. */
    public enum SignedBy {
        NOBODY,
        /** Who decides: the patient; of a minor each holder of parental authority; of a protected adult the guardian too. */
        DECIDER,
        /** The holder of parental authority whose piece it is. */
        HOLDER,
        GUARDIAN
    }

    public ChecklistItem {
        types = List.copyOf(types);
        neededWhen = List.copyOf(neededWhen);
    }

    /** What it is called. */
    public String name(Locale language) {
        return language.getLanguage().equals("en") ? english : french;
    }

    /** The day by which it has to be there. */
    public LocalDate due(LocalDate admission) {
        return admission.minusDays(daysBefore);
    }

    /** Who has to sign, each of them. */
    List<Signer> signers(int part, Set<Fact> facts, int holders) {
        return switch (signedBy) {
            case NOBODY -> List.of();
            case HOLDER -> List.of(Signer.holder(part));
            case GUARDIAN -> List.of(Signer.GUARDIAN);
            case DECIDER -> {
                if (facts.contains(Fact.MINOR)) yield IntStream.rangeClosed(1, holders).mapToObj(Signer::holder).toList();
                yield facts.contains(Fact.PROTECTED_ADULT) ? List.of(Signer.PATIENT, Signer.GUARDIAN)
                        : List.of(Signer.PATIENT);
            }
        };
    }

    /** Empty if these facts need it; else the fact that is lacking, in the alternative that lacks the fewest. */
    Optional<Fact> lacking(Set<Fact> facts) {
        return neededWhen.stream().map(all -> {
            EnumSet<Fact> missing = EnumSet.noneOf(Fact.class);
            missing.addAll(all);
            missing.removeAll(facts);
            return missing;
        }).min(Comparator.comparingInt(Set::size)).flatMap(missing -> missing.stream().findFirst());
    }
}
