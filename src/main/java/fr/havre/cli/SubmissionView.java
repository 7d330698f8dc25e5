package fr.havre.cli;

import fr.havre.admissions.PieceKey;
import fr.havre.admissions.submission.HospitalAddress;
import fr.havre.admissions.submission.PaperPack;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionPiece;
import fr.havre.admissions.submission.SubmissionReason;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent of admissions, as commands show it. */
final class SubmissionView {
    private final CommandWords words;
    private final Labels labels;
    private final ErrorWords sentences;

    SubmissionView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
        sentences = new ErrorWords(words.language());
    }

    Reply one(Submission submission) {
        return Reply.of(lines(submission), json(submission));
    }

    /**
     * @param others that other mailboxes have, or get
     * @param off that says to those that it counts no more
     */
    Reply submitted(Submission submission, List<Submission> others, List<Submission> off) {
        List<String> lines = new ArrayList<>(lines(submission));
        others.forEach(each -> lines.add("  " + words.say("say.submission-also", whom(each), each.number(), each.id().toString())));
        off.forEach(each -> lines.addAll(lines(each)));
        ObjectNode json = json(submission);
        Reply.list(json, "alsoAt", others, SubmissionView::json);
        Reply.list(json, "calledOff", off, SubmissionView::json);
        return Reply.of(lines, json);
    }

    private static String whom(Submission each) {
        return each.addressee().isEmpty() ? each.address() : each.addressee();
    }

    Reply several(List<Submission> all) {
        List<String> lines = new ArrayList<>();
        all.forEach(each -> lines.addAll(lines(each)));
        lines.add(words.say("say.submissions-found", all.size()));
        ObjectNode json = Reply.emptyJson();
        Reply.list(json, "submissions", all, SubmissionView::json);
        return Reply.of(lines, json);
    }

    private List<String> lines(Submission each) {
        String pieces = each.pieces().stream().map(SubmissionPiece::piece).distinct().map(PieceKey::toString)
                .collect(Collectors.joining(", "));
        if (each.callsOff()) pieces = words.say("say.submission-off");
        List<String> lines = new ArrayList<>(List.of(words.say("say.submission", each.number(), labels.of(each.state()), whom(each),
                pieces, each.id().toString())));
        each.reason().ifPresent(why -> lines.add("  " + sentences.sentence(why)));
        boolean toConfirm = each.reason().filter(SubmissionReason::waitsForYes).isPresent();
        if (toConfirm && !each.addressee().isEmpty()) lines.add("  " + each.address());
        return lines;
    }

    private static ObjectNode json(Submission each) {
        ObjectNode json = Reply.emptyJson().put("id", each.id().toString()).put("number", each.number())
                .put("admission", each.admission().toString()).put("state", each.state().name())
                .put("callsOff", each.callsOff());
        each.reason().ifPresent(why -> json.put("reason", why.name()));
        if (!each.address().isEmpty()) json.put("address", each.address());
        json.put("addressee", each.addressee()).put("toRecord", each.toRecord()).put("note", each.note());
        ArrayNode pieces = json.putArray("pieces");
        each.pieces().stream().map(SubmissionPiece::piece).distinct().forEach(piece -> pieces.add(piece.toString()));
        each.replaces().ifPresent(earlier -> json.put("replaces", earlier.toString()));
        json.put("preparedAt", each.preparedAt().toString()).put("preparedBy", each.preparedBy().toString())
                .put("since", each.since().toString());
        each.sentBy().ifPresent(person -> json.put("sentBy", person.toString()));
        return json;
    }

    Reply proposed(List<HospitalAddress> found) {
        List<String> lines = new ArrayList<>();
        found.forEach(each -> lines.add(words.say("say.hospital-address", each.address(), each.name(), each.service(),
                labels.of(each.source()))));
        lines.add(words.say("say.hospital-addresses", found.size()));
        ObjectNode json = Reply.emptyJson();
        Reply.list(json, "addresses", found, each -> Reply.emptyJson().put("address", each.address()).put("name", each.name())
                .put("service", each.service()).put("source", each.source().name()));
        return Reply.of(lines, json);
    }

    Reply paper(PaperPack pack, Path file, Optional<Submission> given) {
        List<String> lines = new ArrayList<>(List.of(words.say("say.admission-paper", pack.pages(), pack.enclosed().size()),
                words.say("say.exported", file.toString())));
        if (!pack.apart().isEmpty()) lines.add(words.say("say.admission-paper-apart", names(pack.apart())));
        if (!pack.hidden().isEmpty()) lines.add(words.say("say.admission-paper-hidden", names(pack.hidden())));
        ObjectNode json = Reply.emptyJson().put("pages", pack.pages());
        ArrayNode enclosed = json.putArray("enclosed");
        pack.enclosed().forEach(each -> enclosed.add(each.toString()));
        ArrayNode apart = json.putArray("apart");
        pack.apart().forEach(each -> apart.add(each.toString()));
        ArrayNode hidden = json.putArray("hidden");
        pack.hidden().forEach(each -> hidden.add(each.toString()));
        given.ifPresent(each -> {
            lines.addAll(lines(each));
            json.set("given", json(each));
        });
        return Reply.of(lines, json);
    }

    private static String names(List<PieceKey> keys) {
        return keys.stream().map(PieceKey::toString).collect(Collectors.joining(", "));
    }
}
