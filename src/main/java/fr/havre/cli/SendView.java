package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.documents.DocumentId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.LetterRefusedException;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.record.RecordStanding;
import fr.havre.sending.Proposal;
import fr.havre.sending.Proposal.ToRecord;
import fr.havre.sending.SendingException;
import fr.havre.sending.Sent;
import fr.havre.sending.Target;
import fr.havre.sending.WrongPatient;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where documents can go, where they went, and how far one went that should not have, as commands show it. */
final class SendView {
    private static final Set<OutboxState> WRONG = EnumSet.of(OutboxState.BLOCKED, OutboxState.IN_DOUBT, OutboxState.CONFLICT);

    private final CommandWords words;
    private final Labels labels;
    private final ErrorWords errors;
    private final OutgoingView letters;

    SendView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
        errors = new ErrorWords(words.language());
        letters = new OutgoingView(words);
    }

    Reply proposed(Proposal proposal) {
        List<String> lines = new ArrayList<>();
        ObjectNode json = Reply.emptyJson().put("recordConnected", proposal.recordConnected());
        proposal.patient().ifPresent(each -> json.put("patient", each.id().toString()));
        ArrayNode documents = json.putArray("documents");
        proposal.documents().forEach(each -> {
            lines.add(line(each));
            documents.add(json(each));
        });
        if (proposal.patient().isEmpty()) lines.add(errors.sentence(SendingException.Code.NOT_ONE_PATIENT));
        proposal.toPatient().ifPresent(each -> lines.add(words.say("say.send-patient", each.name())));
        json.put("toPatient", proposal.toPatient().isPresent());
        ArrayNode colleagues = json.putArray("colleagues");
        for (Recipient each : proposal.colleagues()) {
            lines.add(words.say("say.send-colleague", each.name(), each.address().value()));
            colleagues.addObject().put("name", each.name()).put("address", each.address().value());
        }
        ArrayNode mailboxes = json.putArray("mailboxes");
        proposal.mailboxes().forEach(each -> {
            lines.add(words.say("say.send-from", each.name(), each.address().value()));
            mailboxes.add(each.address().value());
        });
        return Reply.of(lines, json);
    }

    private String line(ToRecord each) {
        String title = each.line().title();
        return each.standingNow().map(RecordStanding::mark)
                .map(mark -> words.say("say.send-standing", title, labels.of(mark)))
                .or(() -> each.obstacles().stream().findFirst().map(why -> words.say("say.send-obstacle", title, errors.sentence(why))))
                .orElseGet(() -> words.say("say.send-record", title));
    }

    private static ObjectNode json(ToRecord each) {
        ObjectNode json = Reply.emptyJson().put("document", each.line().id().toString()).put("toRecord", each.goes());
        each.standing().ifPresent(standing -> json.put("standing", standing.mark().name()));
        ArrayNode obstacles = json.putArray("obstacles");
        each.obstacles().forEach(why -> ErrorWords.codeOf(why).ifPresent(code -> obstacles.add(ErrorWords.key(code))));
        return json;
    }

    /** Wrong where something was refused, is blocked or in doubt. */
    Reply sent(OpenVault vault, Sent sent) {
        List<String> lines = new ArrayList<>();
        ObjectNode json = Reply.emptyJson();
        boolean wrong = record(vault, sent.record(), lines, json.putArray("record"));
        ArrayNode messages = json.putArray("messages");
        for (var id : sent.messages()) {
            Reply each = letters.reply(vault.messages().following().of(vault.session(), id));
            lines.addAll(each.lines());
            messages.add(each.json());
            wrong |= each.exit() != ExitCode.DONE;
        }
        ArrayNode refused = json.putArray("refused");
        sent.refused().forEach((target, why) -> refused(target, why, sent.drafts().getOrDefault(target, List.of()), lines, refused));
        return new Reply(lines, json, wrong || !sent.refused().isEmpty() ? ExitCode.REFUSED : ExitCode.DONE);
    }

    private boolean record(OpenVault vault, List<DocumentId> documents, List<String> lines, ArrayNode json) {
        QueueView queue = new QueueView(words);
        boolean wrong = false;
        for (DocumentId each : documents) {
            OutboxLine item = vault.record().publishing().linesOf(vault.session(), each).getLast();
            lines.add(queue.line(item));
            json.add(QueueView.json(item));
            wrong |= WRONG.contains(item.state());
        }
        return wrong;
    }

    private void refused(Target target, RuntimeException why, List<DraftId> drafts, List<String> lines, ArrayNode json) {
        String where = switch (target) {
            case RECORD -> words.say("say.send-to-record");
            case COLLEAGUES -> words.say("say.send-to-colleagues");
            case PATIENT -> words.say("say.send-to-patient");
        };
        lines.add(words.say("say.send-refused", where, errors.sentence(why)));
        ObjectNode one = json.addObject().put("target", target.name());
        ErrorWords.codeOf(why).ifPresent(code -> one.put("code", ErrorWords.key(code)));
        if (why instanceof LetterRefusedException letter) one.set("guards", OutgoingView.guards(letter.guards()));
        if (drafts.isEmpty()) return;
        lines.add(words.say("say.send-drafts", drafts.size()));
        ArrayNode kept = one.putArray("drafts");
        drafts.forEach(each -> kept.add(each.toString()));
    }

    Reply reach(WrongPatient.Reach reach) {
        List<String> lines = new ArrayList<>();
        if (reach.atRecord()) lines.add(words.say("say.wrong-at-record"));
        if (reach.waiting() > 0) lines.add(words.say("say.wrong-waiting", reach.waiting()));
        ObjectNode json = Reply.emptyJson().put("atRecord", reach.atRecord()).put("waiting", reach.waiting());
        ArrayNode told = json.putArray("messages");
        for (Followed each : reach.told()) {
            lines.addAll(letters.reply(each).lines());
            told.add(OutgoingView.json(each));
        }
        if (lines.isEmpty()) lines.add(words.say("say.wrong-nowhere"));
        return Reply.of(lines, json);
    }

    Reply corrected(OpenVault vault, WrongPatient.Corrected done) {
        List<String> lines = new ArrayList<>(List.of(words.say("say.assigned", done.document().toString())));
        if (done.takenBack() > 0) lines.add(words.say("say.wrong-taken-back", done.takenBack()));
        if (done.deletionQueued()) lines.add(words.say("say.wrong-deletion"));
        ObjectNode json = Reply.emptyJson().put("id", done.document().toString()).put("takenBack", done.takenBack())
                .put("deletion", done.deletionQueued());
        ArrayNode told = json.putArray("letters");
        boolean wrong = false;
        for (var id : done.letters()) {
            Reply each = letters.reply(vault.messages().following().of(vault.session(), id));
            lines.addAll(each.lines());
            told.add(each.json());
            wrong |= each.exit() != ExitCode.DONE;
        }
        return new Reply(lines, json, wrong ? ExitCode.REFUSED : ExitCode.DONE);
    }
}
