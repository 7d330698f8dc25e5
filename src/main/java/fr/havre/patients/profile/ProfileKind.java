package fr.havre.patients.profile;

/** What a line of the profile is about, in the order in which they are shown: what counts in an emergency first. */
public enum ProfileKind {
    /** Where the patient's advance directives are. */
    DIRECTIVE(false, true),
    /** Who speaks for the patient when the patient cannot ({@code code de la santé publique}, L1111-6). */
    TRUSTED_PERSON(false, true),
    ALLERGY(true, true),
    TREATMENT(true, false),
    HISTORY(true, false),
    IMPLANT(true, false),
    PERSON_TO_WARN(false, false),
    REMARK(false, false);

    private final boolean medical;
    private final boolean emergency;

    ProfileKind(boolean medical, boolean emergency) {
        this.medical = medical;
        this.emergency = emergency;
    }

    /** Only a professional says that it is so. */
    public boolean medical() {
        return medical;
    }

    /** Shown on the chart's first screen. */
    public boolean emergency() {
        return emergency;
    }
}
