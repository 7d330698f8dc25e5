package fr.havre.cli;

import fr.havre.directory.Contact;
import fr.havre.directory.Correspondent;
import fr.havre.directory.Found;
import fr.havre.directory.Hit;
import fr.havre.directory.Professional;
import fr.havre.directory.SecureAddress;
import fr.havre.directory.Structure;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Entries of the directory and contacts as commands show them. */
final class DirectoryView {
    private final CommandWords words;
    private final Labels labels;
    private final Instant now;

    DirectoryView(CommandWords words, Instant now) {
        this.words = words;
        this.labels = new Labels(words.language());
        this.now = now;
    }

    List<String> lines(Found found) {
        List<String> lines = new ArrayList<>(found.hits().stream().map(this::line).toList());
        lines.add(words.say("say.directory-found", found.hits().size()));
        if (found.more()) lines.add(words.say("say.directory-more"));
        return lines;
    }

    private String line(Hit hit) {
        return words.say("say.directory-line", hit.entry().name(), hit.entry().what(), hit.place(),
                hit.address().map(this::mailbox).orElse(""), labels.of(hit.source()), hit.asOf().map(this::age).orElse(""));
    }

    String line(Contact contact) {
        return words.say("say.contact", contact.id().toString(), contact.name(), contact.what(), contact.city(), contact.phone(),
                contact.address().map(this::mailbox).orElse(""));
    }

    private String mailbox(SecureAddress address) {
        return address.address() + " (" + labels.of(address.kind())
                + (address.service().isEmpty() ? "" : ", " + address.service()) + ")";
    }

    private String age(Instant asOf) {
        return words.say("say.directory-age", Math.max(0, Duration.between(asOf, now).toDays()));
    }

    static ObjectNode json(Found found) {
        ObjectNode json = Reply.emptyJson().put("asked", found.asked()).put("more", found.more());
        Reply.list(json, "entries", found.hits(), DirectoryView::json);
        return json;
    }

    private static ObjectNode json(Hit hit) {
        ObjectNode json = Reply.emptyJson().put("source", hit.source().name()).put("name", hit.entry().name())
                .put("what", hit.entry().what()).put("place", hit.place());
        switch (hit.entry()) {
            case Professional person -> json.put("rpps", person.rpps());
            case Structure structure -> json.put("structure", structure.identifier());
            case Contact contact -> json.put("contact", contact.id().toString());
            case Correspondent _ -> { }
        }
        hit.address().ifPresent(each -> json.put("address", each.address()).put("kind", each.kind().name())
                .put("service", each.service()));
        hit.asOf().ifPresent(each -> json.put("asOf", each.toString()));
        return json.put("uses", hit.uses());
    }

    static ObjectNode json(Contact contact) {
        ObjectNode json = Reply.emptyJson().put("id", contact.id().toString()).put("name", contact.name())
                .put("what", contact.what()).put("city", contact.city()).put("phone", contact.phone());
        contact.address().ifPresent(each -> json.put("address", each.address()).put("kind", each.kind().name()));
        contact.mostBytes().ifPresent(each -> json.put("mostBytes", each));
        return json;
    }
}
