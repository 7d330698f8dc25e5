package fr.havre.messaging.transport;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.transport.MailException.Code;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection that takes messages (RFC 6409), signed in. One thread at a time. */
public final class Submission implements AutoCloseable {
    /**
     * What the server said to a message that it took for at least one recipient.
     *
     * @param refused the others, each with its status: {@code 5.1.1}; one that begins with 4 may be tried again
     */
    public record Taken(Map<MailAddress, String> refused) {
        public Taken {
            refused = Map.copyOf(refused);
        }

        /** Addresses of patients are not for logs. */
        @Override public String toString() {
            return "Taken[" + refused.size() + " refused]";
        }
    }

    /** Nobody took it: what was said of each. */
    public static final class AllRefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Map<MailAddress, String> refused;

        AllRefusedException(Map<MailAddress, String> refused) {
            super(refused.size() + " recipients refused");
            this.refused = Map.copyOf(refused);
        }

        public Map<MailAddress, String> refused() {
            return refused;
        }
    }

    /** Bytes that leave as they are: the library adds nothing and reads nothing of them. */
    private static final class Frozen extends MimeMessage {
        private final MailAddress from;
        private final byte[] bytes;
        private final Runnable beforeEnd;
        private volatile boolean written;

        Frozen(MailAddress from, byte[] bytes, Runnable beforeEnd) {
            super((Session) null);
            this.from = from;
            this.bytes = bytes;
            this.beforeEnd = beforeEnd;
        }

        @Override public Address[] getFrom() throws MessagingException {
            return new Address[] {new InternetAddress(from.value())};
        }

        @Override public String getSubject() {
            return "";
        }

        @Override public void writeTo(OutputStream out, String[] left) throws IOException {
            out.write(bytes);
            out.flush();
            beforeEnd.run();
            written = true;
        }
    }

    private static final String UNSAID = "4.0.0";

    private final SMTPTransport transport;
    private final TlsSockets sockets;
    private final TimeLimits limits;

    Submission(SMTPTransport transport, TlsSockets sockets, TimeLimits limits) {
        this.transport = transport;
        this.sockets = sockets;
        this.limits = limits;
    }

    /**
     * Hands a message over. Until {@code beforeEnd} is called the server cannot have taken it; after that only its answer
     * says.
     *
     * @param bytes RFC 5322, lines end with CR LF
     * @param beforeEnd called once, when all but the end was written; what it throws stops the message
     * @throws AllRefusedException no recipient is taken: it was not sent
     * @throws MailException {@code LOST_AFTER_DATA}: it may have been taken; any other: it was not
     */
    public Taken send(byte[] bytes, MailAddress from, List<MailAddress> to, Runnable beforeEnd)
            throws MailException, AllRefusedException {
        Frozen message = new Frozen(from, bytes, beforeEnd);
        CountDownLatch over = new CountDownLatch(1);
        cutAfter(limits.forBytes(bytes.length), over);
        try {
            transport.sendMessage(message, addresses(to));
            return new Taken(Map.of());
        } catch (MessagingException e) {
            return failed(message, to, e);
        } finally {
            over.countDown();
        }
    }

    /** A server that reads no more would hold the thread for ever. */
    private void cutAfter(Duration limit, CountDownLatch over) {
        Thread.ofVirtual().name("havre-mail-limit").start(() -> {
            try {
                if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) sockets.cut();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Address[] addresses(List<MailAddress> to) throws MailException {
        try {
            Address[] all = new Address[to.size()];
            for (int i = 0; i < all.length; i++) all[i] = new InternetAddress(to.get(i).value());
            return all;
        } catch (MessagingException e) {
            throw new MailException(Code.REFUSED, Optional.of("5.1.3"), e);
        }
    }

    private Taken failed(Frozen message, List<MailAddress> to, MessagingException failure)
            throws MailException, AllRefusedException {
        Map<MailAddress, String> refused = refused(failure);
        int said = MailFailures.find(failure, SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode)
                .orElse(0);
        if (message.written && said >= 200 && said < 300) return new Taken(refused);      // taken for some
        if (!message.written && refused.keySet().containsAll(to)) throw new AllRefusedException(refused);
        if (said >= 400) {
            Optional<String> status = MailFailures.status(failure.getMessage()).or(() -> Optional.of(Integer.toString(said)));
            throw new MailException(said < 500 ? Code.BUSY : Code.REFUSED, status, failure);
        }
        if (message.written) throw new MailException(Code.LOST_AFTER_DATA, failure);
        throw MailFailures.of(failure);
    }

    private static Map<MailAddress, String> refused(MessagingException failure) {
        Map<MailAddress, String> refused = new LinkedHashMap<>();
        Exception each = failure;
        for (int depth = 0; each != null && depth < 1000; depth++) {
            if (each instanceof SMTPAddressFailedException one) {
                MailAddress.parse(one.getAddress().getAddress()).ifPresent(address -> refused.put(address,
                        MailFailures.status(one.getMessage()).orElse(one.getReturnCode() >= 500 ? "5.0.0" : UNSAID)));
            }
            each = each instanceof MessagingException next ? next.getNextException() : null;
        }
        return refused;
    }

    /** Says goodbye as far as the server listens. */
    @Override public void close() {
        try {
            transport.close();
        } catch (MessagingException _) {
            // it does not listen any more
        } finally {
            sockets.cut();
        }
    }
}
