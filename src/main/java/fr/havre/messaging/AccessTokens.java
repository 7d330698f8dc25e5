package fr.havre.messaging;

import fr.havre.messaging.transport.MailException;
import fr.havre.messaging.transport.MailException.Code;
import fr.havre.messaging.transport.TokenEndpoint;
import fr.havre.messaging.transport.TokenEndpoint.Renewed;
import fr.havre.messaging.transport.Tokens;
import fr.havre.vault.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens of mailboxes, renewed shortly before they end. They stay in memory; a refresh token that came in exchange is
 * sealed in the vault before its access token is used, so that the next start goes on from it. One that the provider
 * declared over is not shown again.
 *
 * <p>Threads: any but the FX thread, never inside a transaction; one renewal of a sign-in at a time.
 */
public final class AccessTokens implements Tokens {
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final Database clinical;
    private final TokenEndpoint endpoint;
    private final InstantSource time;
    private final Map<TokenRenewal, Object> locks = new ConcurrentHashMap<>();
    private final Map<TokenRenewal, Held> held = new ConcurrentHashMap<>();
    private final Set<TokenRenewal> over = ConcurrentHashMap.newKeySet();

    public AccessTokens(Database clinical, TokenEndpoint endpoint, InstantSource time) {
        this.clinical = clinical;
        this.endpoint = endpoint;
        this.time = time;
    }

    /**
     * Good until then.
     *
     * @param kept whether the vault has what it is renewed with
     */
    private record Held(String access, Instant until, String refresh, boolean kept) {
        @Override public String toString() {
            return "Held[" + until + "]";
        }
    }

    @Override public String of(Mailbox mailbox, Optional<String> refused) throws MailException {
        TokenRenewal renewal = mailbox.signIn().renewal().orElseThrow(() -> new MailException(Code.SIGN_IN_OVER));
        synchronized (locks.computeIfAbsent(renewal, _ -> new Object())) {
            if (over.contains(renewal)) throw new MailException(Code.SIGN_IN_OVER);
            Held now = held.get(renewal);
            boolean good = now != null && time.instant().isBefore(now.until()) && !Optional.of(now.access()).equals(refused);
            return kept(renewal, good ? now : renewed(mailbox, renewal)).access();
        }
    }

    private Held renewed(Mailbox mailbox, TokenRenewal renewal) throws MailException {
        Held before = held.get(renewal);
        String last = latest(renewal).or(() -> clinical.read(tx -> MailboxRepository.latestToken(tx, renewal)))
                .orElse(renewal.token());
        try {
            Renewed answer = endpoint.renew(mailbox, renewal, last);
            Duration early = EARLY.compareTo(answer.life().dividedBy(4)) < 0 ? EARLY : answer.life().dividedBy(4);
            Held fresh = new Held(answer.access(), time.instant().plus(answer.life()).minus(early), answer.refresh().orElse(last),
                    answer.refresh().orElse(last).equals(last) && (before == null || before.kept()));
            held.put(renewal, fresh);                                       // the old one may be void from now on
            return fresh;
        } catch (MailException e) {
            if (e.code() == Code.SIGN_IN_OVER) over.add(renewal);
            throw e;
        }
    }

    /** Not used before the vault has what it is renewed with: after a crash nobody could sign in any more. */
    private Held kept(TokenRenewal renewal, Held fresh) throws MailException {
        if (fresh.kept()) return fresh;
        try {
            keep(renewal, fresh.refresh());
        } catch (CompletionException e) {                                   // a full disk: tried again with the next use
            throw new MailException(Code.TOKEN_UNREACHABLE, e);
        }
        Held safe = new Held(fresh.access(), fresh.until(), fresh.refresh(), true);
        held.put(renewal, safe);
        return safe;
    }

    /** On a thread of its own: an interrupt of the caller's must not end a commit halfway. */
    private void keep(TokenRenewal renewal, String latest) {
        CompletableFuture.runAsync(() -> clinical.write(tx -> {
            MailboxRepository.renewed(tx, renewal, latest);
            return null;
        }), Thread::startVirtualThread).join();
    }

    @Override public Optional<String> latest(TokenRenewal renewal) {
        return Optional.ofNullable(held.get(renewal)).map(Held::refresh);
    }
}
