package fr.havre;

import fr.havre.sandbox.mail.CutProxy;
import fr.havre.sandbox.mail.CutProxy.Plan;
import java.util.Random;

/** A bad line: connections that are cut at random bytes of either direction, servers that forget to answer. */
final class MailTroubles {
    /** More than a letter with its archive, in bytes of the wire. */
    private static final int TO_SERVER = 60_000;
    private static final int TO_CLIENT = 60_000;
    private final MailWorld world;
    private final Random random;

    MailTroubles(MailWorld world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** For the next connections; of those before what is left is forgotten. */
    void next(int connections) {
        for (CutProxy each : new CutProxy[] {world.imap(), world.smtp()}) {
            each.forget();
            for (int i = 0; i < connections; i++) each.then(plan());
        }
        world.mail().faults().loseAnswerAfterData(random.nextInt(3) == 0 ? 1 : 0);
        world.mail().faults().loseMessageAfterData(random.nextInt(4) == 0 ? 1 : 0);
    }

    private Plan plan() {
        return switch (random.nextInt(8)) {
            case 0 -> new Plan.Refuse();
            case 1, 2 -> new Plan.CutToServer(random.nextInt(TO_SERVER));
            case 3, 4 -> new Plan.CutToClient(random.nextInt(TO_CLIENT));
            default -> new Plan.Pass();
        };
    }

    /** All is well from now on. */
    void end() {
        world.imap().forget();
        world.smtp().forget();
        world.mail().faults().clear();
    }
}
