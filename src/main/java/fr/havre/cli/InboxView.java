package fr.havre.cli;

import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.inbox.Lane;
import fr.havre.messaging.inbox.MessageCounts;
import fr.havre.messaging.inbox.MessageDetails;
import fr.havre.messaging.inbox.MessageEvent;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.inbox.MessagePage;
import fr.havre.messaging.inbox.MessagePart;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as commands show them. */
final class InboxView {
    private final CommandWords words;
    private final Labels labels;
    private final ErrorWords errors;

    InboxView(CommandWords words) {
        this.words = words;
        this.labels = new Labels(words.language());
        this.errors = new ErrorWords(words.language());
    }

    Reply reply(MessagePage page) {
        List<String> lines = new ArrayList<>(page.lines().stream().map(this::line).toList());
        lines.add(words.say("say.messages-found", page.lines().size()));
        ObjectNode json = Reply.emptyJson();
        Reply.list(json, "messages", page.lines(), InboxView::json);
        page.next().ifPresent(next -> json.put("next", next));
        return Reply.of(lines, json.put("complete", page.complete()));
    }

    String line(MessageLine line) {
        List<String> marks = new ArrayList<>();
        marks.add(words.date(line.at()));
        marks.add(line.outgoing() ? words.say("say.message-to", line.who()) : line.who());
        marks.add(line.subject());
        if (line.attachments() > 0) marks.add(words.say("say.message-files", line.attachments()));
        if (line.unread()) marks.add(words.say("say.message-unread"));
        marks.add(line.done() ? labels.of(MessageEvent.What.DONE) : labels.of(line.filing()));
        line.state().map(labels::of).ifPresent(marks::add);
        marks.add(line.id().toString());
        return String.join(" · ", marks);
    }

    String line(MessageCounts counts) {
        return words.say("say.message-counts", counts.open(), counts.unread().values().stream().mapToInt(Integer::intValue).sum(),
                counts.tray(), counts.mine());
    }

    Reply reply(MessageDetails details) {
        List<String> lines = new ArrayList<>(List.of(line(details.line())));
        details.line().reason().map(errors::sentence).ifPresent(lines::add);
        details.refusal().map(errors::sentence).ifPresent(lines::add);
        details.signature().ifPresent(each -> lines.add(words.say("say.message-signature", errors.sentence(each.state()),
                each.signer())));
        details.oddities().stream().sorted().map((Oddity each) -> errors.sentence(each)).forEach(lines::add);
        for (MessagePart part : details.parts()) {
            lines.add(words.say("say.message-part", part.name(), labels.of(part.outcome()),
                    part.document().map(Object::toString).orElse(part.code().orElse("-"))));
        }
        for (MessageEvent event : details.events()) {
            lines.add(words.say("say.message-event", event.at(), labels.of(event.what()), event.words()
                    .or(event::code).orElse("")).stripTrailing());
        }
        lines.addAll(details.text().lines().toList());
        return Reply.of(lines, json(details));
    }

    static ObjectNode json(MessageCounts counts) {
        ObjectNode json = Reply.emptyJson().put("open", counts.open()).put("tray", counts.tray()).put("mine", counts.mine());
        ObjectNode unread = json.putObject("unread");
        for (Lane lane : Lane.values()) unread.put(lane.name(), counts.unread().getOrDefault(lane, 0));
        return json;
    }

    static ObjectNode json(MessageLine line) {
        ObjectNode json = Reply.emptyJson().put("id", line.id().toString()).put("mailbox", line.mailbox().toString())
                .put("thread", line.thread().toString()).put("lane", line.lane().name()).put("kind", line.kind().name())
                .put("outgoing", line.outgoing()).put("who", line.who()).put("address", line.address())
                .put("subject", line.subject()).put("at", line.at().toString()).put("unread", line.unread())
                .put("attachments", line.attachments()).put("keeping", line.keeping().name())
                .put("filing", line.filing().name()).put("done", line.done()).put("answered", line.answered());
        line.patient().ifPresent(patient -> json.put("patient", patient.toString()));
        line.reason().ifPresent(reason -> json.put("reason", reason.name()));
        line.assigned().ifPresent(person -> json.put("assigned", person.toString()));
        line.state().ifPresent(state -> json.put("state", state.name()));
        line.stateCode().ifPresent(code -> json.put("stateCode", code));
        return json;
    }

    private static ObjectNode json(MessageDetails details) {
        ObjectNode json = json(details.line()).put("text", details.text()).put("lastWord", details.lastWord());
        details.messageId().ifPresent(id -> json.put("messageId", id));
        details.writtenAt().ifPresent(at -> json.put("writtenAt", at.toString()));
        details.refusal().ifPresent(code -> json.put("refusal", code.name()));
        details.signature().ifPresent(each -> json.putObject("signature").put("state", each.state().name())
                .put("signer", each.signer()));
        ArrayNode oddities = json.putArray("oddities");
        details.oddities().stream().map(Enum::name).sorted().forEach(oddities::add);
        ArrayNode recipients = json.putArray("recipients");
        for (MessageDetails.Recipient each : details.recipients()) {
            ObjectNode one = recipients.addObject().put("address", each.address()).put("name", each.name());
            each.state().ifPresent(state -> one.put("state", state.name()));
            each.code().ifPresent(code -> one.put("code", code));
        }
        Reply.list(json, "parts", details.parts(), InboxView::json);
        Reply.list(json, "events", details.events(), InboxView::json);
        return json;
    }

    private static ObjectNode json(MessagePart part) {
        ObjectNode json = Reply.emptyJson().put("position", part.position()).put("name", part.name()).put("type", part.type())
                .put("sizeBytes", part.sizeBytes()).put("outcome", part.outcome().name());
        part.within().ifPresent(within -> json.put("within", within));
        part.document().ifPresent(document -> json.put("document", document.toString()));
        part.code().ifPresent(code -> json.put("code", code));
        return json;
    }

    private static ObjectNode json(MessageEvent event) {
        ObjectNode json = Reply.emptyJson().put("at", event.at().toString()).put("what", event.what().name());
        event.person().ifPresent(person -> json.put("person", person.toString()));
        event.code().ifPresent(code -> json.put("code", code));
        event.words().ifPresent(said -> json.put("words", said));
        return json;
    }
}
