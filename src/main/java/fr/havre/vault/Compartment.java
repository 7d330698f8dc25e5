package fr.havre.vault;

/** The two halves of a vault: each has its own root key, database, contents and audit chain (vault-format (a)). */
public enum Compartment {
    /** People, patients' identity, agenda, admissions, administrative documents: what the front desk may open. */
    ADMINISTRATIVE("adm", 1),
    /** Everything medical, messages and the credentials of mailboxes and of the record included. */
    CLINICAL("clin", 2);

    private final String schema;
    private final int number;

    Compartment(String schema, int number) {
        this.schema = schema;
        this.number = number;
    }

    /** Name of its database in SQL and of its folder under {@code content/}. */
    public String schema() {
        return schema;
    }

    /** The byte that stands for it in associated data and derivations. */
    public int number() {
        return number;
    }

    public Compartment other() {
        return this == ADMINISTRATIVE ? CLINICAL : ADMINISTRATIVE;
    }
}
