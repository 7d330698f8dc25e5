package fr.havre.messaging.outgoing;

import fr.havre.directory.AddressCheck;
import fr.havre.directory.Directory;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.outgoing.Guard.Kind;
import fr.havre.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Recipients as the directory knows them: asked about just before a letter is frozen, and told what is learnt when one
 * leaves. Patients' addresses are none of its business. Nothing here keeps a letter from leaving but what the directory says.
 *
 * <p>Threads: any but the FX thread. Only {@link #ask} waits for the network, and not for long.
 */
public final class Addressees {
    private static final System.Logger LOG = System.getLogger(Addressees.class.getName());
    /** For all recipients together: what comes later is known the next time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** One that did not answer is not waited for again by the next letter. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Directory directory;
    private final InstantSource time;
    private final Duration patience;
    private volatile Instant pausedUntil = Instant.MIN;

    public Addressees(Directory directory, InstantSource time) {
        this(directory, time, PATIENCE);
    }

    Addressees(Directory directory, InstantSource time, Duration patience) {
        this.directory = directory;
        this.time = time;
        this.patience = patience;
    }

    /** With what each recipient is known to take. At once. */
    MessageDraft known(MessageDraft letter) {
        return letter.to(letter.recipients().stream().map(this::known).toList());
    }

    private Recipient known(Recipient each) {
        if (each.address().isPatient()) return each;
        OptionalLong most = directory.mostBytes(each.address().value());
        return most.isEmpty() ? each : new Recipient(each.address(), each.name(), each.kind(), most);
    }

    /** Those that were found to be gone at an earlier letter. At once. */
    List<Guard> gone(List<Recipient> recipients) {
        return professionals(recipients).filter(each -> directory.isGone(each.value()))
                .map(each -> Guard.of(Kind.ADDRESS_GONE, each)).toList();
    }

    /** Those that are gone, the directory being asked where what is kept of them is old. It is waited for five seconds at most. */
    List<Guard> ask(List<Recipient> recipients) {
        if (time.instant().isBefore(pausedUntil)) return gone(recipients);
        List<CompletableFuture<Optional<Guard>>> asked = professionals(recipients)
                .map(each -> CompletableFuture.supplyAsync(() -> check(each), Thread::startVirtualThread)
                        .exceptionally(Addressees::unknown)).toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
        if (asked.stream().anyMatch(each -> !each.isDone())) pausedUntil = time.instant().plus(PAUSE);
        return asked.stream().flatMap(each -> each.getNow(Optional.empty()).stream()).toList();
    }

    private Optional<Guard> check(MailAddress address) {
        AddressCheck check = directory.checkBeforeSending(address.value());
        if (check.why().isPresent()) pausedUntil = time.instant().plus(PAUSE);
        return check.state() == AddressCheck.State.GONE ? Optional.of(Guard.of(Kind.ADDRESS_GONE, address)) : Optional.empty();
    }

    /** The vault was locked meanwhile, say. */
    private static Optional<Guard> unknown(Throwable failure) {
        LOG.log(System.Logger.Level.INFO, "a recipient could not be checked: {0}", failure.getClass().getName());
        return Optional.empty();
    }

    private static Stream<MailAddress> professionals(List<Recipient> recipients) {
        return recipients.stream().map(Recipient::address).filter(each -> !each.isPatient()).distinct();
    }

    /** A letter to them is in the queue: they come earlier the next time. */
    void used(List<Recipient> recipients) {
        tell(() -> professionals(recipients).forEach(each -> directory.used(each.value())));
    }

    /** A message of {@code bytes} was more than this mailbox takes. */
    void tooLarge(MailAddress address, long bytes) {
        if (address.isPatient()) return;
        tell(() -> directory.takes(address.value(), Math.min(bytes - 1,
                directory.mostBytes(address.value()).orElse(Long.MAX_VALUE))));
    }

    /** The letter has gone its way already: that this is not kept changes nothing for it. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (VaultException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "the directory could not be told: {0}", e.getClass().getName());
        }
    }
}
