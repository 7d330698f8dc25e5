package fr.havre.ui.writing;

import fr.havre.documents.writing.Addressee;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.recipients.RecipientsViewModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;

/**
 * To whom a letter is written. The mailboxes chosen here are proposed once it is signed; name and place of the first stand on
 * the sheet, unless somebody typed what stands there.
 */
final class LetterTo {
    private final RecipientsViewModel mailboxes;
    private final StringProperty lines;
    private String proposed = "";
    private boolean filling;

    /**
     * @param lines the address on the sheet
     * @param changed a mailbox was added or taken away by a person
     */
    LetterTo(RecipientsViewModel mailboxes, StringProperty lines, Runnable changed) {
        this.mailboxes = mailboxes;
        this.lines = lines;
        mailboxes.chosen().addListener((ListChangeListener<Recipient>) _ -> {
            if (filling) return;
            address();
            changed.run();
        });
    }

    private void address() {
        String now = mailboxes.chosen().stream().findFirst().map(this::address).orElse("");
        boolean typed = !lines.get().isBlank() && !lines.get().equals(proposed);
        proposed = now;
        if (!typed) lines.set(now);
    }

    private String address(Recipient to) {
        return mailboxes.known(to).map(hit -> Stream.of(hit.entry().name(), hit.place()).filter(each -> !each.isBlank())
                .collect(Collectors.joining("\n"))).orElse(to.name());
    }

    /** Those of a text, as it is kept. */
    void show(List<Addressee> all) {
        filling = true;
        mailboxes.chosen().setAll(all.stream().flatMap(each -> MailAddress.parse(each.address())
                .map(address -> Recipient.of(address, each.name())).stream()).toList());
        proposed = mailboxes.chosen().stream().findFirst().map(this::proposedBefore).orElse("");
        filling = false;
    }

    /** Where the mailbox is was known when it was chosen, not now: a sheet that begins with its name was filled in from it. */
    private String proposedBefore(Recipient to) {
        return lines.get().lines().findFirst().filter(to.name()::equals).isPresent() ? lines.get() : address(to);
    }

    List<Addressee> now() {
        return mailboxes.chosen().stream().flatMap(each -> Addressee.of(each.address().value(), each.name()).stream()).toList();
    }

    RecipientsViewModel mailboxes() {
        return mailboxes;
    }
}
