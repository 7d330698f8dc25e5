package fr.havre.ui.frontdesk;

import fr.havre.admissions.AdmissionChanged;
import fr.havre.agenda.AgendaChanged;
import fr.havre.documents.DocumentChange;
import fr.havre.documents.ScansChanged;
import fr.havre.patients.PatientChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.frontdesk.DayLine.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The front desk's day. {@link #tick} is called about once a second. */
public final class FrontDeskViewModel {
    private static final int SHOWN_OF_EACH = 40;
    /** The day turns, and what is late with it. */
    private static final int TICKS_BETWEEN = 300;

    private final Background background;
    private final DayReading reading;
    private final ObservableList<DayRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Instant> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private boolean stale;
    private boolean busy;
    private int ticks;

    public FrontDeskViewModel(Desk desk, Background background) {
        this.background = background;
        this.reading = new DayReading(desk);
    }

    public void load() {
        stale = busy;
        ticks = 0;
        if (busy) return;
        busy = true;
        background.run(reading::read, day -> {
            busy = false;
            rows.setAll(rows(day.lines()));
            problem.set(null);
            read.set(day.now());
        }, failure -> {
            busy = false;
            problem.set(failure);
        });
    }

    /** Reads again if something changed: at most once a second; and after some minutes anyway. */
    void tick() {
        ticks++;
        if (stale || ticks > TICKS_BETWEEN) load();
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(DocumentChange.class, _ -> stale = true), news.listen(PatientChanged.class, _ -> stale = true),
                news.listen(AgendaChanged.class, _ -> stale = true), news.listen(AdmissionChanged.class, _ -> stale = true),
                news.listen(ScansChanged.class, _ -> stale = true));
    }

    private static List<DayRow> rows(List<DayLine> lines) {
        List<DayRow> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<DayLine> ofKind = lines.stream().filter(each -> each.kind() == kind).toList();
            if (ofKind.isEmpty()) continue;
            rows.add(new DayRow.Heading(kind, ofKind.size()));
            rows.addAll(ofKind.stream().limit(SHOWN_OF_EACH).toList());
        }
        return rows;
    }

    ObservableList<DayRow> rows() {
        return rows;
    }

    /** When it was read; null before. */
    ReadOnlyObjectProperty<Instant> readProperty() {
        return read.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
