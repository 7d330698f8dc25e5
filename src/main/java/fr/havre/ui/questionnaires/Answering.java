package fr.havre.ui.questionnaires;

import fr.havre.patients.questionnaires.Question;
import fr.havre.patients.questionnaires.QuestionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** What is typed, chosen or ticked of one question. */
final class Answering {
    private static final String TYPED = "typed";
    private static final String OWN = "own";
    private static final String TICKED = "ticked.";

    private final Question question;
    private final StringProperty typed = new SimpleStringProperty("");
    private final StringProperty own = new SimpleStringProperty("");
    private final ObservableSet<String> ticked = FXCollections.observableSet();

    Answering(Question question) {
        this.question = question;
    }

    /** Whether what is offered is ticked, several of it if wanted. */
    static boolean isTicked(Question question) {
        return question.repeats() && !question.options().isEmpty();
    }

    /** As they would be kept, but for their spelling. */
    List<String> answers() {
        if (isTicked(question)) return Stream.concat(question.options().stream().map(Question.Option::code).filter(ticked::contains),
                own.get().lines()).filter(each -> !each.isBlank()).toList();
        String one = own.get().isBlank() ? typed.get() : own.get();
        return Stream.of(one).flatMap(each -> question.repeats() ? each.lines() : Stream.of(each)).filter(each -> !each.isBlank())
                .toList();
    }

    /** One line, or a code of what is offered; one line each where several are wanted and none is offered. */
    StringProperty typed() {
        return typed;
    }

    /** Beside what is offered, where that is not all ({@link QuestionType#OPEN_CHOICE}). */
    StringProperty own() {
        return own;
    }

    /** Codes of what is offered. */
    ObservableSet<String> ticked() {
        return ticked;
    }

    List<Observable> all() {
        return List.of(typed, own, ticked);
    }

    /** What would be lost, by name. */
    Map<String, String> unsaved() {
        Map<String, String> all = new java.util.LinkedHashMap<>();
        if (!typed.get().isEmpty()) all.put(TYPED, typed.get());
        if (!own.get().isEmpty()) all.put(OWN, own.get());
        ticked.forEach(code -> all.put(TICKED + code, code));
        return all;
    }

    void resume(Map<String, String> before) {
        typed.set(before.getOrDefault(TYPED, ""));
        own.set(before.getOrDefault(OWN, ""));
        ticked.clear();
        List<String> codes = new ArrayList<>(before.keySet());
        codes.removeIf(each -> !each.startsWith(TICKED));
        codes.forEach(each -> ticked.add(each.substring(TICKED.length())));
    }
}
