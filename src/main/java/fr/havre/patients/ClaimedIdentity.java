package fr.havre.patients;

import java.util.Optional;

/**
 * What a document or another system says of its patient: the INS, the traits and the names in use, word for word. It
 * proves nothing; an empty text means that nothing was said.
 *
 * @param birthFamilyName the name of the birth certificate (CDA qualifier BR)
 * @param birthGivenNames all given names of the birth certificate, as written (CDA: the given without qualifier)
 * @param firstBirthGivenName the first of them (CDA: given BR)
 * @param usedFamilyName the name in use (CDA: CL), or a family name whose kind was not said
 * @param usedGivenName the given name in use (CDA: CL)
 * @param birthPlaceCog COG code of the commune or country of birth
 */
public record ClaimedIdentity(Optional<ClaimedIns> ins, String birthFamilyName, String birthGivenNames,
        String firstBirthGivenName, String usedFamilyName, String usedGivenName, Optional<PartialDate> birthDate,
        Optional<Sex> sex, String birthPlaceCog) {

    /** Nothing was said. */
    public static final ClaimedIdentity NONE =
            new ClaimedIdentity(Optional.empty(), "", "", "", "", "", Optional.empty(), Optional.empty(), "");

    /** A patient as they are known here; of the number only what is verified. */
    public static ClaimedIdentity of(Patient patient) {
        Traits traits = patient.traits();
        return new ClaimedIdentity(patient.ins().map(ins -> new ClaimedIns(ins.number(), ins.issuer().oid())), traits.birthName(),
                traits.givenNames(), traits.firstGivenName(), patient.used().name().orElse(""),
                patient.used().givenName().orElse(""), traits.birthDate(), Optional.of(traits.sex()), traits.birthPlace().orElse(""));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The number, if it can be one. */
    public Optional<Ins> verifiedIns() {
        return ins.flatMap(ClaimedIns::verified);
    }

    /** Identifies a person: says only what is there. */
    @Override public String toString() {
        return "ClaimedIdentity[INS " + (ins.isEmpty() ? "not said" : verifiedIns().isPresent() ? "verified" : "wrong")
                + ", name " + (birthFamilyName.isEmpty() && usedFamilyName.isEmpty() ? "not said" : "said") + "]";
    }
}
