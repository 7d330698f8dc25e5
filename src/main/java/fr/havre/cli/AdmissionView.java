package fr.havre.cli;

import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionEvent;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.PieceState;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Admissions and their pieces, as commands show them. */
final class AdmissionView {
    private final CommandWords words;
    private final Labels labels;

    AdmissionView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
    }

    /** The stay, then every piece that is needed or of which something is known. */
    List<String> lines(AdmissionFile file) {
        List<String> lines = new ArrayList<>(List.of(head(file)));
        String facts = file.admission().situation().facts(file.patient().traits().birthDate()).stream().sorted()
                .map(labels::of).collect(Collectors.joining(", "));
        lines.add(words.say("say.admission-facts", facts));
        file.pieces().stream().filter(piece -> piece.lacking().isEmpty()).forEach(piece -> lines.add(line(piece)));
        file.alerts().forEach(alert -> lines.add(words.say("say.admission-alert", labels.of(alert.kind()), alert.days())));
        return lines;
    }

    /** The stay and one of its pieces. */
    List<String> lines(AdmissionFile file, PieceKey key) {
        return List.of(head(file), line(file.piece(key)));
    }

    /** The stay and who has to give what is missing. */
    List<String> summary(AdmissionFile file) {
        List<String> lines = new ArrayList<>(List.of(head(file)));
        file.waitsFor().forEach((giver, pieces) -> lines.add(words.say("say.admission-waits", labels.of(giver),
                pieces.stream().map(piece -> piece.item().name(words.language().locale())
                        + (piece.late() ? words.say("say.piece-late") : "")).collect(Collectors.joining(", ")))));
        return lines;
    }

    String count(int admissions) {
        return words.say("say.admissions-found", admissions);
    }

    private String head(AdmissionFile file) {
        Admission admission = file.admission();
        AdmissionSituation stay = admission.situation();
        String state = file.complete() && admission.state() == Admission.State.OPEN ? words.say("say.admission-complete")
                : labels.of(admission.state());
        return words.say("say.admission", stay.day(), file.patient().shownName(),
                file.patient().traits().birthDate().map(words::date).orElse(""), stay.hospital(), stay.service(),
                stay.reason(), state, admission.id().toString());
    }

    private String line(Piece piece) {
        String more = switch (piece.state()) {
            case MISSING -> words.say("say.piece-due", labels.of(piece.item().giver()), piece.due());
            case ASKED -> words.say("say.piece-due", piece.askedOf().orElse(labels.of(piece.item().giver())),
                    piece.due());
            case RECEIVED, EXPIRED -> piece.validUntil().map(last -> words.say("say.piece-valid", last)).orElse("");
            case NOT_NEEDED -> piece.notNeededBecause().orElse("");
        };
        String noted = piece.state() == PieceState.RECEIVED ? piece.noted().orElse("") : "";
        return words.say("say.piece", piece.key().toString(), piece.item().name(words.language().locale()),
                labels.of(piece.item().need()), labels.of(piece.state()) + (piece.late() ? words.say("say.piece-late") : ""),
                more, noted);
    }

    String line(AdmissionEvent event) {
        return words.say("say.admission-event", event.at(), labels.of(event.what()),
                event.piece().map(Object::toString).orElse(""), event.person().toString());
    }

    static ObjectNode json(AdmissionFile file) {
        Admission admission = file.admission();
        AdmissionSituation stay = admission.situation();
        ObjectNode json = Reply.emptyJson().put("id", admission.id().toString()).put("version", admission.version())
                .put("patient", admission.patient().toString()).put("patientName", file.patient().shownName())
                .put("hospital", stay.hospital()).put("service", stay.service()).put("reason", stay.reason())
                .put("day", stay.day().toString());
        stay.leaving().ifPresent(day -> json.put("leaving", day.toString()));
        ArrayNode facts = json.putArray("facts");
        stay.facts(file.patient().traits().birthDate()).stream().sorted().forEach(fact -> facts.add(fact.name()));
        json.put("holders", stay.holders()).put("state", admission.state().name()).put("complete", file.complete())
                .put("checklist", file.checklist());
        Reply.list(json, "alerts", file.alerts(), alert -> Reply.emptyJson().put("kind", alert.kind().name())
                .put("piece", alert.piece().toString()).put("days", alert.days()));
        Reply.list(json, "pieces", file.pieces(), AdmissionView::json);
        return json;
    }

    private static ObjectNode json(Piece piece) {
        ObjectNode json = Reply.emptyJson().put("piece", piece.key().toString()).put("state", piece.state().name())
                .put("need", piece.item().need().name()).put("giver", piece.item().giver().name())
                .put("due", piece.due().toString()).put("late", piece.late());
        piece.lacking().ifPresent(fact -> json.put("notNeededWithout", fact.name()));
        piece.notNeededBecause().ifPresent(why -> json.put("notNeededBecause", why));
        piece.askedAt().ifPresent(at -> json.put("askedAt", at.toString()));
        piece.askedOf().ifPresent(whom -> json.put("askedOf", whom));
        piece.receivedAt().ifPresent(at -> json.put("receivedAt", at.toString()));
        piece.noted().ifPresent(noted -> json.put("noted", noted));
        piece.filed().ifPresent(filed -> json.put("document", filed.document().toString())
                .put("compartment", filed.compartment().name()));
        piece.validUntil().map(LocalDate::toString).ifPresent(last -> json.put("validUntil", last));
        return json;
    }

    static ObjectNode json(AdmissionEvent event) {
        ObjectNode json = Reply.emptyJson().put("at", event.at().toString()).put("person", event.person().toString())
                .put("what", event.what().name());
        event.piece().ifPresent(piece -> json.put("piece", piece.toString()));
        event.document().ifPresent(document -> json.put("document", document.toString()));
        return json;
    }
}
