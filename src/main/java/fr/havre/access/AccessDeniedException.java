package fr.havre.access;

/** The person signed in may not do this. Thrown before anything but the refusal's audit row is written. */
public final class AccessDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Permission permission;

    public AccessDeniedException(Permission permission) {
        super(permission.name());
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }
}
