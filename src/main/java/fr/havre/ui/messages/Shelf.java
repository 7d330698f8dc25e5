package fr.havre.ui.messages;

import fr.havre.messaging.inbox.Lane;
import fr.havre.messaging.inbox.MessageCounts;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.inbox.MessageFilter.Show;

/** The lists of the messages window, in their order: what needs somebody first. */
public enum Shelf {
    /** Where a person says whose it is. */
    TRAY,
    PATIENTS,
    PROFESSIONALS,
    MACHINE,
    /** Assigned to who is signed in, or to somebody whom they cover. */
    MINE,
    SENT,
    /** Letters that are being written. */
    DRAFTS,
    DONE;

    MessageFilter filter() {
        return switch (this) {
            case TRAY -> MessageFilter.of(Show.TRAY);
            case PATIENTS -> MessageFilter.OPEN.in(Lane.PATIENT);
            case PROFESSIONALS -> MessageFilter.OPEN.in(Lane.PROFESSIONAL);
            case MACHINE -> MessageFilter.OPEN.in(Lane.MACHINE);
            case MINE -> MessageFilter.of(Show.MINE);
            case SENT, DRAFTS -> MessageFilter.of(Show.SENT);
            case DONE -> MessageFilter.of(Show.DONE);
        };
    }

    /** What is marked beside its name: unread ones of a lane, all that wait elsewhere; 0 where nothing waits. */
    int mark(MessageCounts counts, int drafts) {
        return switch (this) {
            case TRAY -> counts.tray();
            case PATIENTS -> counts.unread().getOrDefault(Lane.PATIENT, 0);
            case PROFESSIONALS -> counts.unread().getOrDefault(Lane.PROFESSIONAL, 0);
            case MACHINE -> counts.unread().getOrDefault(Lane.MACHINE, 0);
            case MINE -> counts.mine();
            case DRAFTS -> drafts;
            case SENT, DONE -> 0;
        };
    }

    /** Key of its name. */
    String words() {
        return "messages.shelf." + name();
    }
}
