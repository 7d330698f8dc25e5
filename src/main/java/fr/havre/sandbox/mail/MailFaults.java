package fr.havre.sandbox.mail;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What goes wrong with the operator when a test wants it to. What goes wrong on the way is a {@link CutProxy}'s. */
public final class MailFaults {
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger lostMessages = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicReference<String> refusal = new AtomicReference<>("");
    private volatile boolean tokensExpired;
    private volatile boolean startTls = true;

    /** The next messages are taken and delivered; the connection is closed before the client hears of it. */
    public void loseAnswerAfterData(int times) {
        lostAnswers.set(times);
    }

    /** The next messages are read to their end and forgotten; the connection is closed without an answer. */
    public void loseMessageAfterData(int times) {
        lostMessages.set(times);
    }

    /** The next messages get this answer after their end, like {@code 451 4.3.0 Réessayez plus tard}. */
    public void refuse(int times, String answer) {
        refusal.set(answer);
        refusals.set(times);
    }

    /** Every token is refused until it is told otherwise. */
    public void expireTokens(boolean expired) {
        tokensExpired = expired;
    }

    /** Whether the submission port offers STARTTLS; a client must not go on in clear. */
    public void offerStartTls(boolean offered) {
        startTls = offered;
    }

    /** All is well again. */
    public void clear() {
        lostAnswers.set(0);
        lostMessages.set(0);
        refusals.set(0);
        tokensExpired = false;
        startTls = true;
    }

    boolean losesAnswer() {
        return take(lostAnswers);
    }

    boolean losesMessage() {
        return take(lostMessages);
    }

    /** Empty when nothing is refused. */
    String takeRefusal() {
        return take(refusals) ? refusal.get() : "";
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
    }

    boolean tokensExpired() {
        return tokensExpired;
    }

    boolean startTls() {
        return startTls;
    }
}
