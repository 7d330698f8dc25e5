package fr.havre.record;

/** From whom a document of the record is hidden (TRE_A07-StatutVisibiliteDocument, 1.2.250.1.213.1.1.4.13). */
public enum Visibility {
    HIDDEN_FROM_PROFESSIONALS("MASQUE_PS"),
    HIDDEN_FROM_PATIENT("INVISIBLE_PATIENT"),
    HIDDEN_FROM_LEGAL_REPRESENTATIVES("INVISIBLE_REPRESENTANTS_LEGAUX");

    /** OID of the list these codes stand in. */
    public static final String SYSTEM = "1.2.250.1.213.1.1.4.13";

    private final String code;

    Visibility(String code) {
        this.code = code;
    }

    /** The code on the wire. */
    public String code() {
        return code;
    }
}
