package fr.havre.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries messages between the mailboxes, and answers for those who do. */
final class Post {
    private static final int MOST_PATIENT_BYTES = 25 << 20;
    private final Accounts accounts;
    private final Boxes boxes;
    private final InstantSource time;
    private final Reports reports;
    private final List<Delivered> taken = new ArrayList<>();

    Post(Accounts accounts, Boxes boxes, InstantSource time) {
        this.accounts = accounts;
        this.boxes = boxes;
        this.time = time;
        this.reports = new Reports(time);
    }

    boolean reaches(String address) {
        return accounts.knowsDomain(address);
    }

    /** In order of arrival: what clients sent, without reports and answers. */
    List<Delivered> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    void forgetTaken() {
        synchronized (taken) {
            taken.clear();
        }
    }

    /** From a client. Everything that comes of it has happened when this returns. */
    void take(String from, List<String> to, byte[] message) {
        synchronized (taken) {
            taken.add(new Delivered(Head.of(message).id(), from, to, message));
        }
        carry(from, to, message);
    }

    /** From a client or from one of us. */
    void carry(String from, List<String> to, byte[] message) {
        Head head = Head.of(message);
        for (String each : to) {
            Optional<Account> account = accounts.find(each);
            Optional<String[]> problem = problem(account, message);
            if (problem.isPresent()) {
                if (!from.isEmpty()) carry("", List.of(from), reports.bounce(from, each, head, problem.get()[0], problem.get()[1]));
            } else {
                deliver(account.orElseThrow(), from, message);
                answer(account.get(), from, head, message);
            }
        }
    }

    private static Optional<String[]> problem(Optional<Account> account, byte[] message) {
        if (account.isEmpty()) return Optional.of(new String[] {"5.1.1", "cette adresse n'existe pas"});
        if (account.get().behaviour() == Behaviour.CLOSED) {
            return Optional.of(new String[] {"5.2.1", "cette boîte aux lettres est fermée"});
        }
        if (account.get().behaviour() == Behaviour.FULL) {
            return Optional.of(new String[] {"5.2.2", "cette boîte aux lettres est pleine"});
        }
        return account.get().isPatient() && message.length > MOST_PATIENT_BYTES
                ? Optional.of(new String[] {"5.3.4", "ce message est trop volumineux"}) : Optional.empty();
    }

    private void deliver(Account account, String from, byte[] message) {
        var bytes = new ByteArrayOutputStream(message.length + 200);
        bytes.writeBytes(("Return-Path: <" + from + ">\r\nDelivered-To: " + account.address() + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(message);
        boxes.put(account.address(), bytes.toByteArray(), time.instant());
    }

    /** Nobody answers a machine. */
    private void answer(Account account, String from, Head head, byte[] message) {
        if (from.isEmpty() || head.machine()) return;
        boolean asked = head.receiptTo().equalsIgnoreCase(from);
        Optional<byte[]> answer = Optional.ofNullable(switch (account.behaviour()) {
            case CONFIRMS -> asked ? reports.receipt(account, head, "processed") : null;
            case READS -> asked ? reports.receipt(account, head, "displayed") : null;
            case REFUSES -> asked ? reports.receipt(account, head, "processed/Error: 902^Patient inconnu") : null;
            case CANNOT_FILE -> reports.notFiled(account, from, head, message, "902", "patient inconnu");
            case REPLIES -> head.lastWord() ? null : reports.reply(account, from, head, "Bonjour,\n\nmerci, j'ai bien reçu.\n");
            case KEEPS, FULL, CLOSED -> null;
        });
        String sender = account.behaviour() == Behaviour.REPLIES || account.behaviour() == Behaviour.CANNOT_FILE
                ? account.address() : "";                                   // a receipt must never bounce (RFC 8098)
        answer.ifPresent(bytes -> carry(sender, List.of(from), bytes));
    }
}
