package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Absence;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.cda.CodedResult.Value;
import fr.havre.documents.review.Finding;
import fr.havre.documents.review.Review;
import fr.havre.documents.review.ReviewCounts;
import fr.havre.documents.review.Seen;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.viewer.biology.FindingText;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results to look at, and absences, as commands show them. */
final class ReviewView {
    private final CommandWords words;
    private final Labels labels;
    private final OpenVault vault;
    private final Map<UUID, Person> people;

    ReviewView(CommandWords words, OpenVault vault) {
        this.words = words;
        this.vault = vault;
        labels = new Labels(words.language());
        people = vault.unlocked().people().all().stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    String line(Review review) {
        DocumentLine document = review.document();
        return words.say("say.review", document.id().toString(), labels.of(review.severity()),
                document.patient().map(this::patient).orElseGet(() -> words.say("say.review-unfiled")), document.title(),
                new FindingText(words.language().locale()).of(review.findings(), review.abnormal()), document.author(),
                review.since(), review.addressees().stream().map(this::label).collect(Collectors.joining(", ")),
                review.seen().map(this::seen).orElse(""));
    }

    private String patient(PatientId id) {
        return vault.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> vault.patients().find(tx, id))
                .map(Patient::shownName).orElse("");
    }

    private String label(UUID person) {
        return people.containsKey(person) ? people.get(person).label() : person.toString();
    }

    private String seen(Seen seen) {
        return words.say("say.review-seen", label(seen.by()), seen.at(), seen.word());
    }

    String counts(ReviewCounts counts) {
        return words.say("say.review-counts", counts.mine(), counts.critical(), counts.abnormal(), counts.all());
    }

    ObjectNode json(Review review) {
        ObjectNode json = Reply.emptyJson().put("document", review.document().id().toString());
        review.document().patient().ifPresent(patient -> json.put("patient", patient.toString()));
        json.put("title", review.document().title()).put("author", review.document().author())
                .put("severity", review.severity().name()).put("abnormal", review.abnormal())
                .put("since", review.since().toString());
        Reply.list(json, "findings", review.findings(), ReviewView::json);
        ArrayNode addressees = json.putArray("addressees");
        review.addressees().forEach(each -> addressees.add(each.toString()));
        review.seen().ifPresent(seen -> json.putObject("seen").put("by", seen.by().toString())
                .put("at", seen.at().toString()).put("word", seen.word()));
        return json;
    }

    private static ObjectNode json(Finding finding) {
        ObjectNode json = Reply.emptyJson().put("name", finding.name());
        switch (finding.value()) {
            case Value.Quantity quantity -> json.put("value", quantity.number().toPlainString()).put("unit", quantity.unit());
            case Value.Between between -> {
                between.low().map(BigDecimal::toPlainString).ifPresent(low -> json.put("from", low));
                between.high().map(BigDecimal::toPlainString).ifPresent(high -> json.put("to", high));
                json.put("unit", between.unit());
            }
            case Value.Said said -> json.put("value", said.words());
        }
        finding.range().ifPresent(range -> {
            range.low().map(BigDecimal::toPlainString).ifPresent(low -> json.put("low", low));
            range.high().map(BigDecimal::toPlainString).ifPresent(high -> json.put("high", high));
        });
        finding.said().ifPresent(said -> json.put("interpretation", said.name()));
        return json;
    }

    String line(Absence absence) {
        return words.say("say.absence", absence.id().toString(), label(absence.person()), absence.from(),
                absence.to(), label(absence.cover()));
    }

    static ObjectNode json(Absence absence) {
        return Reply.emptyJson().put("id", absence.id().toString()).put("person", absence.person().toString())
                .put("cover", absence.cover().toString()).put("from", absence.from().toString())
                .put("to", absence.to().toString());
    }

    static ObjectNode json(ReviewCounts counts) {
        return Reply.emptyJson().put("mine", counts.mine()).put("critical", counts.critical())
                .put("abnormal", counts.abnormal()).put("all", counts.all());
    }

    /** What a list answers. */
    Reply reply(List<Review> found, ReviewCounts counts) {
        ObjectNode json = Reply.emptyJson();
        Reply.list(json, "reports", found, this::json);
        json.set("counts", json(counts));
        List<String> lines = new java.util.ArrayList<>(found.stream().map(this::line).toList());
        lines.add(counts(counts));
        return Reply.of(lines, json);
    }
}
