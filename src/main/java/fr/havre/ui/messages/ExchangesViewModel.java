package fr.havre.ui.messages;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Origin;
import fr.havre.messaging.inbox.InboxChanged;
import fr.havre.messaging.outgoing.MessageMoved;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordStanding;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.News;
import fr.havre.sending.PaperSent;
import fr.havre.vault.FrenchZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Every exchange about one patient: messages, the national record, paper; the newest first. */
final class ExchangesViewModel {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Desk desk;
    private final Background background;
    private final PatientId patient;
    private final MessageReading reading;
    private final ObservableList<Exchange> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private boolean stale;

    ExchangesViewModel(Desk desk, MailDesk mail, Background background, PatientId patient) {
        this.desk = desk;
        this.background = background;
        this.patient = patient;
        reading = new MessageReading(desk, mail);
    }

    void load() {
        stale = false;
        background.run(this::read, found -> {
            problem.set(null);
            rows.setAll(found);
            loaded.set(true);
        }, failure -> {
            problem.set(failure);
            loaded.set(true);
        });
    }

    private List<Exchange> read() {
        List<Exchange> all = new ArrayList<>();
        reading.ofPatient(patient).forEach(row -> all.add(Exchange.of(row)));
        Map<DocumentId, RecordStanding> standings = desk.recordDesk().map(record ->
                record.queue().standings(desk.session(), patient)).orElse(Map.of());
        Map<DocumentId, List<PaperSent>> paper = desk.paper().map(post -> post.ofPatient(desk.session(), patient)).orElse(List.of())
                .stream().collect(Collectors.groupingBy(PaperSent::document));
        for (DocumentLine each : desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT)) {
            if (each.origins().contains(Origin.Kind.RECORD)) {
                all.add(Exchange.of(Exchange.Way.FROM_RECORD, each.keptAt(), each, java.util.Optional.empty()));
            } else if (each.origins().contains(Origin.Kind.FILE)) {
                all.add(Exchange.of(Exchange.Way.PAPER, each.keptAt(), each, java.util.Optional.empty()));
            }
            RecordStanding standing = standings.get(each.id());
            paper.getOrDefault(each.id(), List.of()).forEach(sent -> all.add(Exchange.of(sent, each, FRANCE)));
            if (standing != null && standing.item().isPresent()) all.add(sent(each, standing, standing.item().get().since()));
        }
        all.sort(Comparator.comparing(Exchange::at).reversed());
        return all;
    }

    private static Exchange sent(DocumentLine line, RecordStanding standing, Instant since) {
        return Exchange.of(Exchange.Way.TO_RECORD, since, line, java.util.Optional.of(standing.mark()));
    }

    void tick() {
        if (stale) load();
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(InboxChanged.class, _ -> stale = true), news.listen(MessageMoved.class, _ -> stale = true));
    }

    ObservableList<Exchange> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
