package fr.havre;

import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.Consents;
import fr.havre.patients.Patients;
import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;
import java.util.List;

/**
 * The services over an open vault, put together by hand in the order they need each other; alive from unlock to lock.
 * Who holds no clinical key has no clinical services: asking for one is refused.
 */
public final class OpenVault implements AutoCloseable {
    private final UnlockedVault unlocked;
    private final Session session;
    private final Patients patients;
    private final Consents consents;

    private OpenVault(UnlockedVault unlocked, Session session, Patients patients, Consents consents) {
        this.unlocked = unlocked;
        this.session = session;
        this.patients = patients;
        this.consents = consents;
    }

    static OpenVault compose(UnlockedVault unlocked) {
        Database administrative = unlocked.database(Compartment.ADMINISTRATIVE);
        Session session = new Session(unlocked.session(), unlocked.person().id(), Role.valueOf(unlocked.roleCode()),
                permission -> refused(administrative, permission));
        return new OpenVault(unlocked, session, new Patients(administrative), new Consents(administrative));
    }

    /** A refusal leaves a trace too, in a transaction of its own. */
    private static void refused(Database administrative, Permission permission) {
        administrative.write(tx -> {
            tx.audit("refused." + permission.name());
            return permission;
        });
    }

    public UnlockedVault unlocked() {
        return unlocked;
    }

    /** Who is signed in. */
    public Session session() {
        return session;
    }

    public Patients patients() {
        return patients;
    }

    public Consents consents() {
        return consents;
    }

    /** What was not as it was left when the vault was opened. */
    public List<Finding> findings() {
        return unlocked.findings();
    }

    /** Locks: everything is sealed, closed and wiped. */
    @Override public void close() {
        unlocked.close();
    }
}
