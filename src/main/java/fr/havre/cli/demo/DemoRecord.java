package fr.havre.cli.demo;

import fr.havre.OpenRecord;
import fr.havre.OpenVault;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Origin;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sending to the national record and receiving from it, with everything going wrong that does in a practice. */
final class DemoRecord {
    /** Documents a hospital adds while nobody looks. */
    static final int ARRIVING = 2;

    private final OpenVault vault;
    private final Sandbox sandbox;
    private final Collection<PatientId> patients;
    private final DemoClock clock;
    private final Telling telling;
    private int refused;
    private int sent;
    private int sentTwice;
    private int received;

    DemoRecord(OpenVault vault, Sandbox sandbox, Collection<PatientId> patients, DemoClock clock, Telling telling) {
        this.vault = vault;
        this.sandbox = sandbox;
        this.patients = patients;
        this.clock = clock;
        this.telling = telling;
    }

    void connect() {
        Professional doctor = sandbox.people().professional("roussel");
        RecordSettings settings = vault.record().settings();
        settings.connect(vault.session(), new RecordSettings.Connection("mhd", URI.create(sandbox.baseUri() + "/"),
                doctor.token(), Optional.empty(), Map.of()));
        settings.describePractice(vault.session(), new RecordSettings.Practice(doctor.structure(),
                doctor.structureName(), doctor.facility(), doctor.setting()));
        settings.describe(vault.session(), vault.session().person(), new RecordSettings.Professional(doctor.id(),
                doctor.family(), doctor.given(), doctor.speciality()));
    }

    void send() {
        telling.step("step.send");
        Map<String, Integer> reasons = new LinkedHashMap<>();
        List<DocumentId> asked = new ArrayList<>();
        for (DocumentLine line : ourDocuments()) {
            try {
                vault.record().publishing().request(vault.session(), line.id());
                asked.add(line.id());
                if (asked.size() == 1) loseTheFirstAnswer();
            } catch (RuntimeException e) {
                reasons.merge(telling.words().sentence(e), 1, Integer::sum);
            }
        }
        int notSent = reasons.values().stream().mapToInt(Integer::intValue).sum();
        refused += notSent;
        telling.line("send.queued", asked.size(), notSent);
        reasons.forEach((why, count) -> telling.line("send.not", count, why));
        networkDown();
        countAtTheServer(asked);
        telling.line("send.back", sent, sentTwice == 0 ? 1 : 2);
    }

    private List<DocumentLine> ourDocuments() {
        List<DocumentLine> lines = new ArrayList<>();
        for (PatientId patient : patients) {
            lines.addAll(vault.documents().list(vault.session(), patient, DocumentFilter.CURRENT));
        }
        return lines;
    }

    /** From here on the network is down, until {@link #networkDown} lets it come back. */
    private void loseTheFirstAnswer() {
        sandbox.faults().loseAnswer(1, Kind.SUBMIT);
        vault.record().sending().runOnce();
        boolean doubtful = waiting().stream()
                .anyMatch(line -> line.state() == OutboxState.IN_DOUBT || line.maybeSent());
        if (doubtful) telling.line("send.lost");
        int before = sandbox.received().count(Kind.SUBMIT);
        clock.pass(Duration.ofMinutes(2));
        vault.record().sending().runUntilIdle();
        boolean notSentAgain = sandbox.received().count(Kind.SUBMIT) == before;
        if (doubtful && waiting().isEmpty() && notSentAgain) telling.line("send.asked");
        sandbox.faults().networkDown(true);
    }

    private void networkDown() {
        for (int i = 0; i < 3; i++) {
            vault.record().sending().runUntilIdle();
            clock.pass(Duration.ofMinutes(1));
        }
        DateTimeFormatter hour = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());
        String since = vault.record().reachability().states().stream().flatMap(each -> each.downSince().stream())
                .findFirst().map(hour::format).orElse("?");
        telling.line("send.down", waiting().size(), since);
        clock.pass(Duration.ofDays(2));
        sandbox.faults().networkDown(false);
        settle();
    }

    List<OutboxLine> waiting() {
        OpenRecord record = vault.record();
        return record.database().read(tx -> record.outbox().waiting(tx));
    }

    /** Lets minutes pass until the queue is empty, as it would be by itself. */
    private void settle() {
        for (int i = 0; i < 30 && !waiting().isEmpty(); i++) {
            vault.record().sending().runUntilIdle();
            clock.pass(Duration.ofMinutes(10));
        }
    }

    private void countAtTheServer(List<DocumentId> asked) {
        for (DocumentId document : asked) {
            Optional<RecordEntry> entry = vault.record().consultation().entryOf(vault.session(), document);
            int copies = entry.map(each -> sandbox.stored("urn:oid:" + each.uniqueId())).orElse(0);
            if (copies >= 1) sent++;
            if (copies > 1) sentTwice++;
        }
    }

    void receive() {
        telling.step("step.receive");
        OpenRecord record = vault.record();
        for (PatientId patient : patients) {
            record.consultation().open(vault.session(), patient);
        }
        record.pulling().runUntilIdle();
        long announced = entries().stream().filter(each -> each.document().isEmpty()).count();
        telling.line("receive.first", announced, patients.size());
        for (PatientId patient : patients) record.consultation().fetchAutomatically(vault.session(), patient, true);
        int before = ofRecord();
        sandbox.faults().cutAt(1500, 1, Kind.READ_CONTENT);
        pull();
        telling.line("receive.cut", ofRecord() - before);
        for (int i = 0; i < 12; i++) pull();
        telling.line("receive.resumed", ofRecord() - before);
        entries().forEach(each -> each.refusal()
                .ifPresent(code -> telling.line("receive.refused", code, each.uniqueId())));
        newArrivals();
        received = ofRecord() - before;
    }

    private void newArrivals() {
        for (int i = 0; i < ARRIVING; i++) sandbox.addFromHospital();
        for (int i = 0; i < 6; i++) pull();
        
    }

    private void pull() {
        clock.pass(Duration.ofMinutes(30));
        vault.record().pulling().runUntilIdle();
    }

    private List<RecordEntry> entries() {
        return patients.stream().flatMap(each -> vault.record().consultation().entries(vault.session(), each).stream())
                .toList();
    }

    private int ofRecord() {
        return (int) ourDocuments().stream().filter(line -> line.origins().contains(Origin.Kind.RECORD)).count();
    }

    int refused() {
        return refused;
    }

    /** Confirmed at the other side. */
    int sent() {
        return sent;
    }

    int sentTwice() {
        return sentTwice;
    }

    int received() {
        return received;
    }
}
