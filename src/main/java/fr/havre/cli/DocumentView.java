package fr.havre.cli;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentDetails;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.FileOutcome;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.Origin;
import fr.havre.documents.SearchAnswer;
import fr.havre.patients.Match;
import fr.havre.patients.PartialDate;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents, and what became of imported files, as commands show them. */
final class DocumentView {
    private final CommandWords words;
    private final ErrorWords errors;
    private final Labels labels;

    DocumentView(CommandWords words) {
        this.words = words;
        errors = new ErrorWords(words.language());
        labels = new Labels(words.language());
    }

    String line(DocumentLine document) {
        String type = document.typeCode().isEmpty() ? ""
                : CodeLists.official().label(CodeList.TYPE, document.typeCode(), words.language().locale());
        return words.say("say.document", document.id().toString(), document.date().map(words::date).orElse("?"),
                document.title(), type, document.format().name());
    }

    List<String> lines(SearchAnswer.Hit hit) {
        return List.of(line(hit.document()), "    " + hit.phrase().text());
    }

    static ObjectNode json(DocumentLine document) {
        ObjectNode json = Reply.emptyJson().put("id", document.id().toString());
        document.patient().ifPresent(patient -> json.put("patient", patient.toString()));
        json.put("compartment", document.compartment().name()).put("title", document.title())
                .put("type", document.typeCode())
                .put("class", document.classCode());
        document.date().map(PartialDate::iso).ifPresent(date -> json.put("date", date));
        json.put("author", document.author()).put("format", document.format().name())
                .put("sizeBytes", document.sizeBytes());
        document.pages().ifPresent(pages -> json.put("pages", pages));
        json.put("keptAt", document.keptAt().toString());
        document.replacedBy().ifPresent(newer -> json.put("replacedBy", newer.toString()));
        document.conflict().ifPresent(other -> json.put("conflict", other.toString()));
        strings(json.putArray("confidentiality"), document.confidentiality());
        strings(json.putArray("origins"), document.origins().stream().map(Enum::name).sorted().toList());
        strings(json.putArray("warnings"), document.warnings().stream().map(Enum::name).sorted().toList());
        return json;
    }

    static ObjectNode json(SearchAnswer.Hit hit) {
        return json(hit.document()).put("phrase", hit.phrase().text());
    }

    List<String> lines(DocumentDetails details) {
        List<String> lines = new ArrayList<>(List.of(line(details.line())));
        details.metadata().uniqueId().ifPresent(id -> lines.add(words.say("say.unique-id", id.toString())));
        for (Origin origin : details.origins()) {
            lines.add(words.say("say.origin", origin.at(), labels.of(origin.kind()), origin.reference()));
        }
        details.versions().stream().filter(each -> !each.id().equals(details.line().id())).map(this::line)
                .map(each -> words.say("say.other-version", each)).forEach(lines::add);
        details.line().warnings().stream().map(errors::sentence).forEach(lines::add);
        return lines;
    }

    static ObjectNode json(DocumentDetails details) {
        ObjectNode json = json(details.line());
        details.metadata().uniqueId().ifPresent(id -> json.put("uniqueId", id.toString()));
        details.metadata().type().map(CodedValue::label).ifPresent(label -> json.put("typeLabel", label));
        ArrayNode origins = json.putArray("arrivals");
        for (Origin origin : details.origins()) {
            origins.add(Reply.emptyJson().put("kind", origin.kind().name()).put("at", origin.at().toString())
                    .put("reference", origin.reference()));
        }
        strings(json.putArray("versions"), details.versions().stream().map(each -> each.id().toString()).toList());
        return json;
    }

    /** One line for a file; further ones for what an archive held. */
    List<String> lines(FileOutcome file) {
        String name = String.valueOf(file.file().getFileName());
        return each(file.outcome()).stream().map(outcome -> words.say("say.file", name, sentence(outcome))).toList();
    }

    private String sentence(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported kept -> words.say(
                    kept.conflict().isPresent() ? "say.kept-conflict" : "say.kept",
                    kept.document().toString());
            case ImportOutcome.AlreadyThere there -> words.say("say.already-there", there.document().toString());
            case ImportOutcome.NeedsPatient needs -> words.say("say.needs-patient", needs.document().toString(),
                    needs.proposals().size());
            case ImportOutcome.Refused refused -> errors.sentence(refused.reason());
            case ImportOutcome.Unpacked unpacked -> words.say("say.unpacked", unpacked.documents().size());
        };
    }

    static ObjectNode json(FileOutcome file) {
        ObjectNode json = Reply.emptyJson().put("file", file.file().toString());
        ArrayNode documents = json.putArray("documents");
        each(file.outcome()).forEach(outcome -> documents.add(json(outcome)));
        return json;
    }

    private static ObjectNode json(ImportOutcome outcome) {
        ObjectNode json = Reply.emptyJson();
        switch (outcome) {
            case ImportOutcome.Imported kept -> {
                json.put("outcome", "IMPORTED").put("id", kept.document().toString())
                        .put("patient", kept.patient().toString());
                kept.conflict().ifPresent(other -> json.put("conflict", other.toString()));
            }
            case ImportOutcome.AlreadyThere there -> json.put("outcome", "ALREADY_THERE").put("id", there.document()
                    .toString());
            case ImportOutcome.NeedsPatient needs -> {
                json.put("outcome", "NEEDS_PATIENT").put("id", needs.document().toString());
                ArrayNode proposals = json.putArray("proposals");
                for (Match.Candidate candidate : needs.proposals()) {
                    ObjectNode proposal = proposals.addObject().put("patient", candidate.patient().toString());
                    strings(proposal.putArray("differences"), candidate.differences().stream().map(Enum::name).sorted()
                            .toList());
                }
            }
            case ImportOutcome.Refused refused -> json.put("outcome", "REFUSED").put("code",
                    ErrorWords.codeOf(refused.reason()).map(ErrorWords::key).orElse("unexpected"));
            case ImportOutcome.Unpacked unpacked -> json.put("outcome", "UNPACKED").put("documents",
                    unpacked.documents().size());
        }
        return json;
    }

    /** An outcome, or those of the documents of an archive. */
    static List<ImportOutcome> each(ImportOutcome outcome) {
        return outcome instanceof ImportOutcome.Unpacked unpacked
                ? unpacked.documents().stream().flatMap(inside -> each(inside).stream()).toList() : List.of(outcome);
    }

    private static void strings(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
