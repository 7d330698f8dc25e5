package fr.havre.ui.writing;

import fr.havre.access.Permission;
import fr.havre.admissions.AdmissionWriting.Asked;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingState;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.WritingDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Reads what is to be signed. Never on the FX thread. */
final class SignReading {
    private final Desk desk;
    private final WritingDesk writing;
    /** Whose texts this list has shown: reading it again leaves no second trace. */
    private final Set<PatientId> listed = ConcurrentHashMap.newKeySet();

    SignReading(Desk desk, WritingDesk writing) {
        this.desk = desk;
        this.writing = writing;
    }

    /** What waits for this person, then what hospitals wait for; or what is being written, what came back at the top. */
    List<SignRow> rows(boolean unfinished) {
        Map<UUID, String> names = desk.unlocked().people().all().stream().collect(Collectors.toMap(Person::id, Person::name));
        if (unfinished) {
            List<Writing> all = shown(writing.writings().unsigned(desk.session(), Set.copyOf(listed))).stream()
                    .filter(each -> each.state() != WritingState.TO_SIGN || !maySign()).toList();
            List<SignRow> rows = new ArrayList<>(rows(all.stream().filter(each -> each.state() == WritingState.SENT_BACK).toList(), names));
            rows.addAll(rows(all.stream().filter(each -> each.state() != WritingState.SENT_BACK).toList(), names));
            return rows;
        }
        List<SignRow> rows = new ArrayList<>(rows(shown(writing.signing().waiting(desk.session(), false, Set.copyOf(listed))),
                names));
        wanted().forEach(each -> rows.add(new SignRow.Wanted(each)));
        return rows;
    }

    private List<Writing> shown(List<Writing> texts) {
        texts.forEach(each -> listed.add(each.written().patient()));
        return texts;
    }

    private boolean maySign() {
        return desk.session().may(Permission.SIGN_DOCUMENT);
    }

    private List<SignRow> rows(List<Writing> texts, Map<UUID, String> names) {
        return texts.stream().flatMap(each -> patient(each).map(patient -> (SignRow) new SignRow.Text(each, patient,
                names.getOrDefault(each.preparedBy(), ""))).stream()).toList();
    }

    private Optional<Patient> patient(Writing text) {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.patients().find(tx, text.written().patient()));
    }

    /** Pieces of admissions of which no text waits to be signed already. */
    private List<Asked> wanted() {
        if (!desk.session().may(Permission.PREPARE_ADMISSION)) return List.of();
        return writing.admissions().asked(desk.session()).stream().filter(each -> each.writing()
                .filter(text -> text.state() == WritingState.TO_SIGN || text.state() == WritingState.SIGNED).isEmpty()).toList();
    }

    /** How many wait for this person: to sign, or to take up again. */
    int count() {
        if (maySign()) return writing.signing().waitingCount(desk.session()) + wanted().size();
        return writing.writings().sentBack(desk.session());
    }
}
