package fr.havre.vault;

/**
 * Something that is not as it was left, found when a vault is opened or verified. Window and command have a sentence
 * for each kind: what it means and what to do.
 *
 * @param subject what it is about: a file name within the vault, an id, a number; never a name
 */
public record Finding(Kind kind, String subject) {
    /** How much it matters. */
    public enum Severity {
        /** Explained and harmless. */
        INFO,
        /** Nothing is lost; somebody should look. */
        WARNING,
        /** Something is not what was written; a backup has it. */
        DAMAGE,
        /** Something that was kept cannot be read here any more. */
        LOST
    }

    /** What was found. */
    public enum Kind {
        VAULT_FILE_COPY_DAMAGED(Severity.WARNING),
        SLOT_COPY_DAMAGED(Severity.WARNING), SLOT_DAMAGED(Severity.DAMAGE), SLOT_MISSING(Severity.DAMAGE),
        SLOT_REPLACED(Severity.DAMAGE), SLOT_UNKNOWN(Severity.WARNING), PERSON_KEYS_DIFFER(Severity.DAMAGE),
        PEOPLE_CHANGED(Severity.DAMAGE), DELEGATION_ENDED(Severity.INFO),
        /** The database is older than what was last seen of it. */
        ROLLED_BACK(Severity.LOST),
        /** Another copy of this vault was in use. */
        ANOTHER_COPY_USED(Severity.DAMAGE),
        HEADS_OLDER(Severity.WARNING), HEADS_MISSING(Severity.WARNING), HEADS_DAMAGED(Severity.INFO),
        DATABASE_DAMAGED(Severity.DAMAGE), DATABASE_TAIL_UNREADABLE(Severity.WARNING),
                DATABASE_INCONSISTENT(Severity.DAMAGE),
        SEARCH_DAMAGED(Severity.WARNING), SEARCH_BEHIND(Severity.INFO),
        SEGMENT_MISSING(Severity.LOST), SEGMENT_SHORT(Severity.LOST), SEGMENT_CHANGED(Severity.WARNING),
        SEGMENT_HEADER_DAMAGED(Severity.WARNING), SEGMENT_UNKNOWN(Severity.INFO),
        CONTENT_DAMAGED(Severity.LOST), CONTENT_ORPHAN(Severity.INFO), REFERENCE_BROKEN(Severity.DAMAGE),
        AUDIT_GAP(Severity.DAMAGE), AUDIT_CHAIN_BROKEN(Severity.DAMAGE), AUDIT_SIGNATURE_WRONG(Severity.DAMAGE),
        AUDIT_SIGNER_UNKNOWN(Severity.DAMAGE), AUDIT_SEAL_DIFFERS(Severity.DAMAGE),
        FILE_UNKNOWN(Severity.INFO), NOT_CHECKED(Severity.INFO),
        /** Nothing can be written where the vault lies: pages and small files were checked, the rest was not. */
        NOT_WRITABLE_SO_NOT_CHECKED(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    public Severity severity() {
        return kind.severity();
    }

    /** Whether it says that something is not as it was left, rather than explaining what is. */
    public boolean isAlarm() {
        return severity() != Severity.INFO;
    }
}
