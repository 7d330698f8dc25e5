package fr.havre.patients.profile;

import fr.havre.vault.db.Transaction;
import java.util.UUID;

/** What becomes of lines when the document they were read from does not hold good. In the caller's clinical transaction. */
public final class ProfileSources {
    /** Recorded by the program itself. */
    public static final UUID NOBODY = new UUID(0, 0);

    private final ProfileRepository repository = new ProfileRepository();

    /**
     * The document was another person's: every open line that was read from it, accepted or not, is called a mistake. It can be
     * taken up again.
     */
    public void wasOfAnother(Transaction tx, UUID document) {
        repository.ofDocument(tx, document).stream().filter(each -> each.line().state().open()).forEach(each -> {
            ProfileLine now = each.line();
            repository.insert(tx, each.patient(), new ProfileLine(now.id(), now.version() + 1, ProfileAct.MISTAKEN, now.lane(),
                    ProfileState.MISTAKEN, now.content(), now.source(), tx.now(), NOBODY));
            tx.audit("profile.mistaken", now.id(), each.patient().value());
            tx.announce(new ProfileChanged(each.patient()));
        });
    }

    /** The document is erased: what nobody took over from it goes too. What was accepted is the practice's own by now. */
    public void erased(Transaction tx, UUID document) {
        repository.ofDocument(tx, document).stream().filter(each -> each.line().lane() != ProfileLane.PRACTICE).forEach(each -> {
            repository.erase(tx, each.line().id());
            tx.announce(new ProfileChanged(each.patient()));
        });
    }
}
