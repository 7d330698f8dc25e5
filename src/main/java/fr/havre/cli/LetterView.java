package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingEvent;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Letters, as commands show them. */
final class LetterView {
    private final CommandWords words;
    private final Labels labels;
    private final OpenVault vault;
    private final Map<UUID, String> people;

    LetterView(CommandWords words, OpenVault vault) {
        this.words = words;
        this.vault = vault;
        labels = new Labels(words.language());
        people = vault.unlocked().people().all().stream().collect(Collectors.toMap(Person::id, Person::label));
    }

    String line(Writing writing) {
        return words.say("say.letter", writing.id().toString(), labels.of(writing.state()), patient(writing.written().patient()),
                writing.written().title(), label(writing.preparedBy()), writing.reason().orElse(""));
    }

    /** The line and its words. */
    List<String> whole(Writing writing) {
        List<String> lines = new ArrayList<>(List.of(line(writing)));
        writing.written().sentTo().forEach(each -> lines.add(words.say("say.send-colleague", each.name(), each.address())));
        writing.written().addressee().lines().forEach(each -> lines.add(words.say("say.letter-words", each)));
        writing.written().body().lines().forEach(each -> lines.add(words.say("say.letter-words", each)));
        return lines;
    }

    private String label(UUID person) {
        return people.getOrDefault(person, person.toString());
    }

    private String patient(PatientId id) {
        return vault.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> vault.patients().find(tx, id))
                .map(Patient::shownName).orElse("");
    }

    ObjectNode json(Writing writing) {
        var said = writing.written();
        ObjectNode json = Reply.emptyJson().put("id", writing.id().toString()).put("version", writing.version())
                .put("state", writing.state().name()).put("patient", said.patient().toString()).put("kind", said.kind().name())
                .put("type", said.type()).put("title", said.title()).put("to", said.addressee()).put("words", said.body())
                .put("preparedBy", writing.preparedBy().toString());
        ArrayNode sendTo = json.putArray("sendTo");
        said.sentTo().forEach(each -> sendTo.addObject().put("name", each.name()).put("address", each.address()));
        said.signer().ifPresent(each -> json.put("signer", each.toString()));
        writing.reason().ifPresent(each -> json.put("reason", each));
        writing.signedBy().ifPresent(each -> json.put("signedBy", each.toString()));
        writing.document().ifPresent(each -> json.put("document", each.toString()));
        return json;
    }

    ArrayNode history(List<WritingEvent> events) {
        ObjectNode holder = Reply.emptyJson();
        Reply.list(holder, "history", events, each -> {
            ObjectNode one = Reply.emptyJson().put("at", each.at().toString()).put("by", each.person().toString())
                    .put("what", each.what().name());
            each.reason().ifPresent(reason -> one.put("reason", reason));
            return one;
        });
        return (ArrayNode) holder.get("history");
    }
}
