package fr.havre.access;

import static fr.havre.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * A person's role: the permissions of the program, and whether the clinical key is granted at all (vault-format (b)).
 * A secretary publishes nothing and does not consult the national record (spec: access rights, AS522); she prepares,
 * letters too: she reads and drafts them, and sends none. Nor does her having seen a result say that a professional has.
 */
public enum Role {
    /** Founds a vault, and in a small practice is the manager too. */
    DOCTOR(true, EnumSet.allOf(Permission.class)),
    NURSE(true, EnumSet.complementOf(EnumSet.of(MANAGE_PEOPLE, ERASE_DOCUMENT, QUALIFY_IDENTITY, CONFIGURE_CONNECTOR,
            CONFIGURE_MAILBOX, SIGN_DOCUMENT))),
    /** Holds the clinical key while a delegation lasts. */
    SECRETARY(true, EnumSet.of(FIND_PATIENT, EDIT_PATIENT, QUALIFY_IDENTITY, RECORD_CONSENT, READ_ADMINISTRATIVE_DOCUMENT,
            IMPORT_ADMINISTRATIVE_DOCUMENT, READ_DOCUMENT, IMPORT_DOCUMENT, EXPORT_DOCUMENT, PLAN_ABSENCES, SEE_QUEUE,
            PREPARE_ADMISSION, KEEP_AGENDA, KEEP_PREVENTION, READ_MESSAGE, BACK_UP)),
    FRONT_DESK(false, EnumSet.of(FIND_PATIENT, EDIT_PATIENT, QUALIFY_IDENTITY, RECORD_CONSENT, READ_ADMINISTRATIVE_DOCUMENT,
            IMPORT_ADMINISTRATIVE_DOCUMENT, PREPARE_ADMISSION, KEEP_AGENDA, BACK_UP)),
    MANAGER(false, EnumSet.of(FIND_PATIENT, EDIT_PATIENT, QUALIFY_IDENTITY, RECORD_CONSENT, READ_ADMINISTRATIVE_DOCUMENT,
            IMPORT_ADMINISTRATIVE_DOCUMENT, PREPARE_ADMISSION, KEEP_AGENDA, MANAGE_PEOPLE, READ_AUDIT, VERIFY_VAULT, BACK_UP));

    private final boolean clinical;
    @SuppressWarnings("ImmutableEnumChecker")      // an unmodifiable copy, which the checker cannot see in a Set
    private final Set<Permission> permissions;

    Role(boolean clinical, EnumSet<Permission> permissions) {
        this.clinical = clinical;
        this.permissions = Set.copyOf(permissions);
    }

    /** Whether the key of the clinical compartment is granted to this role. */
    public boolean holdsClinicalKey() {
        return clinical;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
