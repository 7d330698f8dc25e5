package fr.havre.documents.pdf;

import fr.havre.documents.Proposal;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for the patient in the words of a letter: an INS whose key computes, a date after "né(e) le", names after their
 * usual labels or between "Madame" and "née". One use.
 */
final class PdfPatient {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9])[1-478] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[ab]) ?[0-9]{3} ?[0-9]{3}"
            + "(?: ?| ?(?:cle|/|-) ?:? ?)[0-9]{2}(?![0-9])");
    private static final Pattern BIRTH = Pattern.compile(
            "(?:\\bnee?(?: ?\\(e\\))?,? le|date de naissance|\\bddn|\\bne ?\\(e\\) le)[ :]*(?:le )?"
                    + PdfProposals.DATE);
    private static final String NAME = "((?:(?:de|du|la|le|des|d') ?)?[a-z][a-z'-]+(?: (?!nee?\\b)[a-z][a-z'-]+){0,2})";
    private static final String LABEL_END = "[ ]*:[ ]*";
    private static final Pattern BIRTH_NAME = Pattern.compile("nom (?:de naissance|de famille|patronymique)"
            + LABEL_END + NAME);
    private static final Pattern USED_NAME = Pattern.compile("nom (?:d'usage|utilise|marital)" + LABEL_END + NAME);
    private static final Pattern ANY_NAME = Pattern.compile("\\bnom" + LABEL_END + NAME);
    private static final Pattern GIVEN = Pattern.compile("\\bprenoms?(?:\\(s\\))?(?: de naissance)?" + LABEL_END
            + NAME);
    private static final Pattern ADDRESSED = Pattern.compile("\\b(madame|monsieur|mme|m\\.|mr|mlle) " + NAME
            + "(?:,? nee? " + NAME + ")?");
    private static final Pattern SEX = Pattern.compile("\\bsexe" + LABEL_END + "(f|m|feminin|masculin)\\b");
    /** Where a name ends: the next label on the same line. */
    private static final Pattern NEXT_LABEL =
            Pattern.compile("(?i) (?:nom|prenoms?|nee?|date|sexe|ins|ddn|le|age|demeurant|matricule)\\b.*");

    private final FoldedText text;
    private final String folded;
    private final List<String> phrases = new ArrayList<>();

    PdfPatient(FoldedText text) {
        this.text = text;
        this.folded = text.folded();
    }

    Optional<Proposal<ClaimedIdentity>> proposal() {
        Optional<ClaimedIns> ins = ins();
        Optional<PartialDate> birth = birth();
        String birthName = name(BIRTH_NAME, 1);
        String usedName = name(USED_NAME, 1);
        String given = name(GIVEN, 1);
        if (birthName.isEmpty() && usedName.isEmpty()) usedName = name(ANY_NAME, 1);
        if (birthName.isEmpty() && usedName.isEmpty() && (birth.isPresent() || ins.isPresent())) {
            usedName = name(ADDRESSED, 2);
            birthName = usedName.isEmpty() ? "" : name(ADDRESSED, 3);
        }
        ClaimedIdentity found = new ClaimedIdentity(ins, birthName, given, "", usedName, "", birth, sex(), "");
        boolean useful = ins.isPresent() || birth.isPresent() || !birthName.isEmpty()
                || (!usedName.isEmpty() && !given.isEmpty());
        return useful ? Optional.of(new Proposal<>(found, String.join(" … ", phrases.stream().distinct().toList())))
                : Optional.empty();
    }

    /** Only a number whose key computes; it may still be a parent's, whose insurance covers the patient. */
    private Optional<ClaimedIns> ins() {
        Matcher found = NUMBER.matcher(folded);
        while (found.find()) {
            String bare = found.group().replaceAll("[^0-9ab]", "").replace("cle", "");
            String oid = oidAfter(found.end());
            Optional<Ins> ins = Ins.Issuer.ofOid(oid).flatMap(issuer -> Ins.parse(bare, issuer));
            if (ins.isEmpty()) continue;
            phrases.add(text.phrase(found.start(), found.end()));
            return Optional.of(new ClaimedIns(ins.get().number(), oid));
        }
        return Optional.empty();
    }

    /** The OID printed beside the number, else that of permanent numbers. */
    private String oidAfter(int end) {
        Matcher oid = Pattern.compile("1\\.2\\.250\\.1\\.213\\.1\\.4\\.(?:8|9|10|11)\\b").matcher(folded);
        return oid.region(end, Math.min(folded.length(), end + 120)).find() ? oid.group() : Ins.Issuer.NIR.oid();
    }

    private Optional<PartialDate> birth() {
        Matcher found = BIRTH.matcher(folded);
        if (!found.find()) return Optional.empty();
        phrases.add(text.phrase(found.start(), found.end()));
        return PdfProposals.date(found, 0);
    }

    private Optional<Sex> sex() {
        Matcher found = SEX.matcher(folded);
        return found.find() ? Sex.parse(found.group(1).substring(0, 1)) : Optional.empty();
    }

    /** As it stands in the document, up to the end of its line. */
    private String name(Pattern pattern, int group) {
        Matcher found = pattern.matcher(folded);
        if (!found.find() || found.group(group) == null) return "";
        String line = text.original(found.start(group), found.end(group)).lines().findFirst().orElse("");
        String name = NEXT_LABEL.matcher(line).replaceAll("").strip();
        if (!name.isEmpty()) phrases.add(text.phrase(found.start(), found.end(group)));
        return name;
    }
}
