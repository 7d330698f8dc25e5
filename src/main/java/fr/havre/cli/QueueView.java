package fr.havre.cli;

import fr.havre.OpenRecord;
import fr.havre.record.QueueItem;
import fr.havre.record.RecordEntry;
import fr.havre.sync.OutboxCount;
import fr.havre.sync.OutboxLine;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Outgoing items and a record's entries, as commands show them. */
final class QueueView {
    private final CommandWords words;
    private final Labels labels;
    private final ErrorWords errors;

    QueueView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
        errors = new ErrorWords(words.language());
    }

    String line(OutboxLine item) {
        String why = item.reason().map(errors::sentence).orElse("");
        return words.say("say.item", String.valueOf(item.id()), labels.of(item.state()), item.subject().toString(),
                item.since(), item.nextTry().map(words::date).orElse("-"), why);
    }

    String line(QueueItem item) {
        return item.change().map(labels::of).map(change -> line(item.line()) + CommandWords.BETWEEN + change)
                .orElseGet(() -> line(item.line()));
    }

    String line(RecordEntry entry) {
        return words.say("say.entry", String.valueOf(entry.id()), labels.of(entry.keeping()), labels.of(entry.status()),
                entry.described().description().title(), entry.news().map(labels::of).orElse(""));
    }

    /** How many are in which state, and since when. */
    ArrayNode states(OpenRecord record, List<String> lines) {
        ArrayNode json = Reply.emptyJson().putArray("states");
        for (OutboxCount count : record.database().read(record.outbox()::counts)) {
            json.add(Reply.emptyJson().put("state", count.state().name()).put("items", count.items())
                    .put("since", count.since().toString()));
            lines.add(words.say("say.count", count.items(), labels.of(count.state()), count.since()));
        }
        return json;
    }

    static ObjectNode json(OutboxLine item) {
        ObjectNode json = Reply.emptyJson().put("item", item.id()).put("kind", item.kind()).put("subject",
                item.subject().toString())
                .put("version", item.version()).put("state", item.state().name());
        item.reason().ifPresent(reason -> json.put("reason", reason.name()));
        item.code().ifPresent(code -> json.put("code", code));
        item.reference().ifPresent(reference -> json.put("reference", reference));
        json.put("maybeSent", item.maybeSent()).put("attempts", item.attempts());
        item.nextTry().ifPresent(next -> json.put("nextTry", next.toString()));
        return json.put("since", item.since().toString()).put("addedAt", item.addedAt().toString());
    }

    static ObjectNode json(QueueItem item) {
        ObjectNode json = json(item.line());
        item.patient().ifPresent(patient -> json.put("patient", patient.toString()));
        item.change().ifPresent(change -> json.put("change", change.name()));
        return json;
    }

    static ObjectNode json(RecordEntry entry) {
        ObjectNode json = Reply.emptyJson().put("entry", entry.id()).put("patient", entry.patient().toString())
                .put("uniqueId", entry.uniqueId()).put("title", entry.described().description().title())
                .put("status", entry.status().name()).put("keeping", entry.keeping().name());
        entry.document().ifPresent(document -> json.put("document", document.toString()));
        entry.refusal().ifPresent(refusal -> json.put("refusal", refusal));
        entry.news().ifPresent(news -> json.put("news", news.name()));
        return json;
    }
}
