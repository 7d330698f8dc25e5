package fr.havre.cli;

import fr.havre.agenda.prevention.DueLine;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.PreventionFile;
import fr.havre.agenda.prevention.Vaccination;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Vaccinations as commands show them. */
final class PreventionView {
    private final CommandWords words;
    private final Labels labels;

    PreventionView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
    }

    /** The patient, what was given, then every line of the rules. */
    List<String> lines(PreventionFile file) {
        List<String> lines = new ArrayList<>(List.of(head(file)));
        file.vaccinations().forEach(each -> lines.add(words.say("say.vaccination", each.on(),
                each.vaccine().name(language()), each.lot().map(lot -> words.say("say.lot", lot)).orElse(""),
                each.id().toString())));
        file.lines().forEach(line -> lines.add(line(line, file.rules())));
        return lines;
    }

    /** The patient and the lines in these states. */
    List<String> lines(PreventionFile file, Set<DueState> states) {
        List<String> lines = new ArrayList<>(List.of(head(file)));
        file.lines(EnumSet.copyOf(states)).forEach(line -> lines.add(line(line, file.rules())));
        return lines;
    }

    private String head(PreventionFile file) {
        return words.say("say.prevention", file.patient().shownName(),
                file.patient().traits().birthDate().map(words::date).orElse(""), file.patient().id().toString());
    }

    private String line(DueLine line, String rules) {
        return words.say("say.due-line", labels.of(line.state()), line.on(), line.rule().vaccine(language()),
                line.rule().dose(language()), labels.of(line.strength()),
                line.decline().map(fr.havre.agenda.prevention.Decline::reason).orElse(""),
                words.say("say.rule-cited", line.rule().row(), rules));
    }

    private Locale language() {
        return words.language().locale();
    }

    static ObjectNode json(PreventionFile file) {
        ObjectNode json = Reply.emptyJson().put("patient", file.patient().id().toString())
                .put("patientName", file.patient().shownName()).put("rules", file.rules());
        Reply.list(json, "vaccinations", file.vaccinations(), PreventionView::json);
        ArrayNode risks = json.putArray("risks");
        file.situation().risks().stream().sorted().forEach(risk -> risks.add(risk.name()));
        file.situation().pregnantSince().ifPresent(day -> json.put("pregnantSince", day.toString()));
        Reply.list(json, "lines", file.lines(), PreventionView::json);
        return json;
    }

    private static ObjectNode json(Vaccination given) {
        ObjectNode json = Reply.emptyJson().put("id", given.id().toString()).put("vaccine", given.vaccine().id())
                .put("on", given.on().iso());
        given.lot().ifPresent(lot -> json.put("lot", lot));
        given.product().ifPresent(product -> json.put("product", product));
        given.expires().ifPresent(day -> json.put("expires", day.toString()));
        given.by().ifPresent(who -> json.put("by", who));
        return json;
    }

    private static ObjectNode json(DueLine line) {
        ObjectNode json = Reply.emptyJson().put("state", line.state().name()).put("on", line.on().toString())
                .put("rule", line.rule().rule()).put("row", line.rule().row()).put("strength", line.strength().name())
                .put("note", line.rule().note(Locale.ENGLISH)).put("source", line.rule().source());
        line.decline().ifPresent(decline -> json.put("declinedOn", decline.on().toString()).put("reason", decline.reason()));
        return json;
    }
}
