package fr.havre.cli;

import fr.havre.messaging.outgoing.Advice;
import fr.havre.messaging.outgoing.Draft;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.Followed.FollowedRecipient;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Letters and what became of them, as commands show them. */
final class OutgoingView {
    private static final Set<MessageState> WRONG = EnumSet.of(MessageState.BLOCKED, MessageState.IN_DOUBT, MessageState.BOUNCED,
            MessageState.REFUSED);

    private final CommandWords words;
    private final Labels labels;
    private final ErrorWords errors;

    OutgoingView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
        errors = new ErrorWords(words.language());
    }

    String line(Draft draft) {
        String to = draft.letter().recipients().stream().map(each -> each.name().isEmpty() ? each.address().value() : each.name())
                .collect(Collectors.joining(", "));
        return words.say("say.draft", draft.id().toString(), draft.letter().label().orElse("-"), to.isEmpty() ? "-" : to,
                draft.changedAt());
    }

    Reply kept(Draft draft, List<Guard> guards) {
        List<String> lines = new ArrayList<>(List.of(line(draft)));
        guards.forEach(each -> lines.add(errors.sentence(each.kind())));
        ObjectNode json = json(draft);
        json.set("guards", guards(guards));
        return Reply.of(lines, json);
    }

    Reply refused(List<Guard> guards) {
        ObjectNode json = Reply.emptyJson();
        json.set("guards", guards(guards));
        return new Reply(guards.stream().map(each -> errors.sentence(each.kind())).distinct().toList(), json, ExitCode.REFUSED);
    }

    static ArrayNode guards(List<Guard> guards) {
        ArrayNode list = Reply.emptyJson().putArray("guards");
        for (Guard each : guards) {
            ObjectNode one = list.addObject().put("guard", each.kind().name()).put("severity", each.severity().name());
            each.document().ifPresent(id -> one.put("document", id.toString()));
        }
        return list;
    }

    /** One message: wrong where it did not arrive. */
    Reply reply(Followed followed) {
        return new Reply(lines(followed), json(followed), WRONG.contains(followed.state()) ? ExitCode.REFUSED : ExitCode.DONE);
    }

    Reply reply(List<Followed> all) {
        List<String> lines = new ArrayList<>();
        ObjectNode json = Reply.emptyJson();
        ArrayNode list = json.putArray("messages");
        for (Followed each : all) {
            lines.addAll(lines(each));
            list.add(json(each));
        }
        return Reply.of(lines, json);
    }

    private List<String> lines(Followed each) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("say.followed", each.id().toString(), each.subject(), each.recipients().stream()
                .map(one -> one.name().isEmpty() ? one.address() : one.name()).collect(Collectors.joining(", ")),
                labels.of(each.state()), each.since()));
        each.code().flatMap(errors::sentence).filter(_ -> each.advice().isEmpty()).ifPresent(lines::add);
        each.advice().map(errors::sentence).ifPresent(lines::add);
        return lines;
    }

    static ObjectNode json(Draft draft) {
        ObjectNode json = Reply.emptyJson().put("draft", draft.id().toString()).put("changedAt", draft.changedAt().toString());
        draft.letter().mailbox().ifPresent(id -> json.put("mailbox", id.toString()));
        draft.letter().patient().ifPresent(id -> json.put("patient", id.toString()));
        draft.letter().label().ifPresent(label -> json.put("label", label));
        ArrayNode documents = json.putArray("documents");
        draft.letter().documents().forEach(id -> documents.add(id.toString()));
        ArrayNode to = json.putArray("to");
        draft.letter().recipients().forEach(each -> to.add(each.address().value()));
        return json;
    }

    static ObjectNode json(Followed each) {
        ObjectNode json = Reply.emptyJson().put("message", each.id().toString()).put("mailbox", each.mailbox().toString());
        each.patient().ifPresent(id -> json.put("patient", id.toString()));
        json.put("subject", each.subject()).put("state", each.state().name()).put("since", each.since().toString())
                .put("queuedAt", each.at().toString());
        each.code().ifPresent(code -> json.put("code", code));
        each.advice().map(Advice::name).ifPresent(advice -> json.put("advice", advice));
        each.leavesAt().ifPresent(at -> json.put("leavesAt", at.toString()));
        each.remindAt().ifPresent(at -> json.put("remindAt", at.toString()));
        ArrayNode recipients = json.putArray("recipients");
        for (FollowedRecipient one : each.recipients()) {
            ObjectNode to = recipients.addObject().put("address", one.address());
            one.state().ifPresent(state -> to.put("state", state.name()));
            one.code().ifPresent(code -> to.put("code", code));
        }
        return json;
    }
}
