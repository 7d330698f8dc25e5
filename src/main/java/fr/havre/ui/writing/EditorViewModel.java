package fr.havre.ui.writing;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.LetterTemplate;
import fr.havre.documents.writing.Reading;
import fr.havre.documents.writing.Signatories;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingId;
import fr.havre.documents.writing.WritingKind;
import fr.havre.documents.writing.WritingState;
import fr.havre.documents.writing.WritingException;
import fr.havre.documents.writing.Written;
import fr.havre.messaging.outgoing.Template;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.ProfileChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.WritingDesk;
import fr.havre.ui.recipients.RecipientsViewModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A text being written, over its draft: kept at each {@link #pause}, and before anything is done with it. Steps follow one
 * another: each is over the version that the one before it gave.
 */
public final class EditorViewModel {
    private final Desk desk;
    private final WritingDesk writing;
    private final Background background;
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty addressee = new SimpleStringProperty("");
    private final StringProperty body = new SimpleStringProperty("");
    private final LetterTo to;
    private final BooleanProperty large = new SimpleBooleanProperty();
    private final ObjectProperty<Signatories.Candidate> signer = new SimpleObjectProperty<>();
    private final ObservableList<LetterTemplate> templates = FXCollections.observableArrayList();
    private final ObservableList<Signatories.Candidate> signers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper settling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Reading> theirs = new ReadOnlyObjectWrapper<>();
    private Writing kept;
    private boolean filling;
    private boolean over;
    private boolean again;

    public EditorViewModel(Desk desk, WritingDesk writing, Background background) {
        this.desk = desk;
        this.writing = writing;
        this.background = background;
        to = new LetterTo(new RecipientsViewModel(desk.directory(), background), addressee, this::chosen);
        List.of(title, addressee, body).forEach(each -> each.addListener((_, _, _) -> typed()));
        large.addListener((_, _, _) -> chosen());
        signer.addListener((_, _, _) -> chosen());
    }

    private record Opened(Reading reading, List<LetterTemplate> templates, List<Signatories.Candidate> signers) { }

    /** Shows a text. */
    public void open(WritingId id) {
        open(id, Optional.empty());
    }

    /** Shows a text with what was typed of it before and is not kept yet; asks where it was changed since. */
    void open(WritingId id, Optional<Typed> before) {
        step(() -> new Opened(writing.signing().read(desk.session(), id), writing.templates().list(desk.session()),
                writing.writings().signers(desk.session())), opened -> {
                    templates.setAll(opened.templates());
                    signers.setAll(opened.signers());
                    show(opened.reading());
                    if (kept.state() != WritingState.SIGNED) before.filter(each -> !each.said(kept.written())).ifPresent(this::resume);
                });
    }

    private void resume(Typed before) {
        if (before.version() != kept.version()) theirs.set(reading.get());
        title.set(before.title());
        addressee.set(before.addressee());
        body.set(before.body());
        large.set(before.large());
        to.show(before.sentTo());
        unsaved.set(true);
        pause();
    }

    /** What would be lost if this ended now. */
    Optional<Typed> unkept() {
        boolean lost = kept != null && !over && (unsaved.get() || busy.get() || theirs.get() != null);
        return lost ? Optional.of(new Typed(kept.id(), kept.version(), title.get(), addressee.get(), body.get(), large.get(), to.now()))
                : Optional.empty();
    }

    private void show(Reading read) {
        filling = true;
        kept = read.writing();
        Written said = kept.written();
        title.set(said.title());
        addressee.set(said.addressee());
        body.set(said.body());
        large.set(said.large());
        to.show(said.sentTo());
        signer.set(said.signer().flatMap(person -> signers.stream().filter(each -> each.person().equals(person)).findFirst())
                .orElse(null));
        filling = false;
        unsaved.set(false);
        reading.set(read);
    }

    /** The sheet again when the chart has changed. */
    List<News.Listening> follow(News news) {
        return List.of(news.listen(ProfileChanged.class, change -> chartChanged(change.patient())),
                news.listen(PatientChanged.class, change -> chartChanged(change.patient())));
    }

    private void chartChanged(PatientId patient) {
        if (kept == null || over || !kept.written().patient().equals(patient)) return;
        WritingId id = kept.id();
        background.run(() -> writing.signing().read(desk.session(), id), read -> {
            if (!over && kept.version() == read.writing().version()) reading.set(read);
        }, problem::set);
    }

    private void typed() {
        if (!filling) unsaved.set(true);
    }

    private void chosen() {
        typed();
        pause();
    }

    private Written now() {
        Optional<UUID> person = Optional.ofNullable(signer.get()).map(Signatories.Candidate::person);
        return kept.written().withText(title.get(), body.get()).withAddressee(addressee.get()).withLarge(large.get())
                .withSigner(person).withSentTo(to.now());
    }

    /** Keeps what was typed since, and shows the sheet as it is now. */
    public void pause() {
        if (kept == null || filling || over || !unsaved.get() || theirs.get() != null) return;
        if (busy.get()) {
            again = true;
            return;
        }
        Written said;
        try {
            said = now();
        } catch (RuntimeException e) {
            problem.set(e);
            return;
        }
        Writing before = kept;
        unsaved.set(false);
        step(() -> {
            writing.writings().keep(desk.session(), before.id(), before.version(), said);
            return writing.signing().read(desk.session(), before.id());
        }, read -> {
            kept = read.writing();
            reading.set(read);
        });
    }

    /** One thing at a time; what was typed meanwhile is kept after it. */
    private <T> void step(java.util.concurrent.Callable<T> work, Consumer<T> done) {
        if (over) return;
        busy.set(true);
        background.run(work, result -> {
            busy.set(false);
            problem.set(null);
            done.accept(result);
            next();
        }, failure -> {
            busy.set(false);
            unsaved.set(true);
            settling.set(false);
            failed(failure);
            again = false;
        });
    }

    /** Words that somebody else changed meanwhile are not written over, nor are those typed here lost: a person says which. */
    private void failed(Exception failure) {
        problem.set(failure);
        boolean changed = failure instanceof WritingException refused && refused.code() == WritingException.Code.CHANGED_MEANWHILE;
        if (!changed || kept == null) return;
        WritingId id = kept.id();
        background.run(() -> writing.signing().read(desk.session(), id), read -> {
            if (read.writing().version() != kept.version()) theirs.set(read);
        }, problem::set);
    }

    /** What was typed here goes in place of what somebody else wrote. */
    void keepMine() {
        kept = theirs.get().writing();
        theirs.set(null);
        problem.set(null);
        unsaved.set(true);
        pause();
    }

    /** What was typed here is given up. */
    void takeTheirs() {
        Reading read = theirs.get();
        theirs.set(null);
        problem.set(null);
        show(read);
    }

    private void next() {
        if (!again) return;
        again = false;
        pause();
    }

    /** Begins anew with a template: its fields filled. */
    public void use(LetterTemplate template) {
        change(said -> writing.fields().fill(desk.session(), said.withType(template.type())
                .withText(template.title(), template.body()), Map.of()));
    }

    private void change(UnaryOperator<Written> how) {
        if (kept == null || busy.get() || theirs.get() != null) return;
        Writing before = kept;
        Written said = now();
        settling.set(true);
        step(() -> {
            writing.writings().keep(desk.session(), before.id(), before.version(), how.apply(said));
            return writing.signing().read(desk.session(), before.id());
        }, read -> {
            settling.set(false);
            show(read);
        });
    }

    /** The practice's snippet of this word, its fields filled; {@code none} if there is none. */
    public void snippet(String word, Consumer<String> found, Runnable none) {
        if (kept == null || desk.mailDesk().isEmpty()) {
            none.run();
            return;
        }
        Written said = now();
        background.run(() -> desk.mailDesk().get().templates().snippet(desk.session(), word).map(Template::body)
                .map(text -> writing.fields().fill(desk.session(), said, text)), text -> text.ifPresentOrElse(found, none), problem::set);
    }

    /** Keeps the words as a template of the practice, under the title. */
    public void keepAsTemplate(Runnable done) {
        if (kept == null) return;
        Written said = now();
        step(() -> {
            Optional<LetterTemplate> known = writing.templates().named(desk.session(), said.title());
            writing.templates().save(desk.session(), new LetterTemplate(known.flatMap(LetterTemplate::id),
                    known.map(LetterTemplate::version).orElse(0), said.title(), said.type(), said.title(), said.body()));
            return writing.templates().list(desk.session());
        }, all -> {
            templates.setAll(all);
            done.run();
        });
    }

    /** It waits for a professional. */
    public void give(Runnable done) {
        finish(before -> {
            writing.writings().give(desk.session(), before.id(), before.version());
            return before;
        }, _ -> done.run());
    }

    /** Signs it as it is shown; where the chart says something else by now, shows that and signs nothing. */
    public void sign(Consumer<DocumentId> done) {
        Reading shown = reading.get();
        finish(before -> {
            Reading read = writing.signing().read(desk.session(), before.id());
            if (!read.sameChart(shown)) {
                background.onScreen(() -> reading.set(read));
                throw new WritingException(WritingException.Code.CHANGED_MEANWHILE, before.id().toString());
            }
            DocumentId document = writing.signing().sign(desk.session(), before.id(), read.seen());
            writing.admissions().signed(desk.session(), before.id());
            return document;
        }, done);
    }

    /** Keeps what is typed, then does the last thing that is done with it. */
    private <T> void finish(java.util.function.Function<Writing, T> last, Consumer<T> done) {
        if (kept == null || busy.get() || over || theirs.get() != null) return;
        Writing before = kept;
        Written said = now();
        record Done<T>(T result) { }
        busy.set(true);
        settling.set(true);
        background.run(() -> {
            Writing newest = writing.writings().keep(desk.session(), before.id(), before.version(), said);
            try {
                return new Done<>(last.apply(newest));
            } catch (RuntimeException e) {
                background.onScreen(() -> kept = newest);
                throw e;
            }
        }, result -> {
            busy.set(false);
            over = true;
            unsaved.set(false);
            done.accept(result.result());
        }, failure -> {
            busy.set(false);
            settling.set(false);
            failed(failure);
        });
    }

    /** Throws it away. */
    public void discard(Runnable done) {
        if (kept == null || over) return;
        over = true;
        WritingId id = kept.id();
        background.run(() -> {
            writing.writings().discard(desk.session(), id);
            return id;
        }, _ -> done.run(), failure -> {
            over = false;
            problem.set(failure);
        });
    }

    /** Whether nothing was ever written. */
    boolean empty() {
        return kept != null && kept.state() == WritingState.DRAFT && kind() == WritingKind.LETTER && body.get().isBlank()
                && title.get().isBlank() && addressee.get().isBlank() && to.now().isEmpty();
    }

    WritingKind kind() {
        return kept == null ? WritingKind.LETTER : kept.written().kind();
    }

    boolean maySign() {
        return desk.session().may(Permission.SIGN_DOCUMENT);
    }

    StringProperty titleProperty() {
        return title;
    }

    StringProperty addresseeProperty() {
        return addressee;
    }

    StringProperty bodyProperty() {
        return body;
    }

    /** Whose mailboxes it is for. */
    RecipientsViewModel mailboxes() {
        return to.mailboxes();
    }

    /** Whether it is to take the place of a signed one. */
    boolean corrects() {
        return kept != null && kept.written().replaces().isPresent();
    }

    BooleanProperty largeProperty() {
        return large;
    }

    /** Who is asked to sign; null for whoever may. */
    ObjectProperty<Signatories.Candidate> signerProperty() {
        return signer;
    }

    ObservableList<LetterTemplate> templates() {
        return templates;
    }

    ObservableList<Signatories.Candidate> signers() {
        return signers;
    }

    /** The sheet as it was last kept; null until it is opened. */
    ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** While the words are replaced or the last thing is done: nothing is typed then. */
    ReadOnlyBooleanProperty settlingProperty() {
        return settling.getReadOnlyProperty();
    }

    /** What somebody else made of it while it was typed here; null when nobody did. */
    ReadOnlyObjectProperty<Reading> theirsProperty() {
        return theirs.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
