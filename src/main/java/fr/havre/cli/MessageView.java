package fr.havre.cli;

import fr.havre.documents.FileOutcome;
import fr.havre.documents.ImportOutcome;
import fr.havre.messaging.MessageIntake.Taken;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Attachment;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message as commands show it. */
final class MessageView {
    private final CommandWords words;
    private final ErrorWords errors;
    private final Labels labels;

    MessageView(CommandWords words) {
        this.words = words;
        errors = new ErrorWords(words.language());
        labels = new Labels(words.language());
    }

    /** @param taken what became of the files; empty if nobody asked to keep them */
    Reply reply(ReceivedMail mail, List<Taken> taken, boolean text) {
        boolean refused = taken.stream().flatMap(each -> each.outcome().stream())
                .flatMap(each -> DocumentView.each(each).stream()).anyMatch(ImportOutcome.Refused.class::isInstance);
        return new Reply(lines(mail, taken, text), json(mail, taken, text), refused ? ExitCode.REFUSED : ExitCode.DONE);
    }

    private List<String> lines(ReceivedMail mail, List<Taken> taken, boolean text) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("say.message", labels.of(mail.kind()), mail.subject(), mail.from(),
                mail.at().map(words::date).orElse("?")));
        mail.report().filter(code -> !code.isEmpty()).ifPresent(code -> lines.add(words.say("say.message-report", code)));
        for (Attachment each : mail.attachments()) {
            lines.add(words.say("say.message-file", each.name(), each.mimeType(), each.source().size()));
        }
        mail.oddities().stream().sorted().map(errors::sentence).forEach(lines::add);
        if (text) lines.addAll(mail.text().lines().toList());
        DocumentView view = new DocumentView(words);
        for (Taken each : taken) {
            if (each.outcome().isEmpty()) lines.add(words.say("say.file", each.name(), words.say("say.message-copy")));
            else lines.addAll(view.lines(outcome(each)));
        }
        return lines;
    }

    /** A file of a message has a name only; what is no name of a file here is shown as one all the same. */
    private static FileOutcome outcome(Taken taken) {
        String name = taken.name().replace('\0', ' ');
        return new FileOutcome(Path.of(name.isEmpty() ? "?" : name), taken.outcome().orElseThrow());
    }

    private ObjectNode json(ReceivedMail mail, List<Taken> taken, boolean text) {
        ObjectNode json = Reply.emptyJson().put("kind", mail.kind().name()).put("messageId", mail.id())
                .put("from", mail.from()).put("subject", mail.subject());
        mail.at().ifPresent(at -> json.put("at", at.toString()));
        mail.receiptTo().ifPresent(address -> json.put("receiptTo", address));
        mail.about().ifPresent(id -> json.put("about", id));
        mail.report().ifPresent(code -> json.put("report", code));
        json.put("lastWord", mail.lastWord());
        strings(json.putArray("to"), mail.to());
        strings(json.putArray("references"), mail.references());
        strings(json.putArray("oddities"), mail.oddities().stream().map(Enum::name).sorted().toList());
        ArrayNode files = json.putArray("attachments");
        for (Attachment each : mail.attachments()) {
            files.addObject().put("name", each.name()).put("mimeType", each.mimeType())
                    .put("sizeBytes", each.source().size());
        }
        if (text) json.put("text", mail.text());
        Reply.list(json, "files", taken.stream().filter(each -> each.outcome().isPresent()).map(MessageView::outcome).toList(),
                DocumentView::json);
        json.put("copies", taken.stream().map(Taken::outcome).filter(Optional::isEmpty).count());
        return json;
    }

    private static void strings(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
