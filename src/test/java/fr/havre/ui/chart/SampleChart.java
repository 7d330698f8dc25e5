package fr.havre.ui.chart;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.documents.search.Places;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.samples.People;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sandbox.samples.SampleDocument;
import fr.havre.sandbox.samples.SampleWriter;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A chart of invented documents of every kind: versions, structured letters, scans, notes. */
public final class SampleChart {
    public static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    public static final String PATIENT = "lefevre";

    private SampleChart() { }

    /** The sample patient, qualified, with every CDA and PDF that is written about them. */
    public static PatientId fill(Desk desk) {
        People people = People.load();
        PatientId patient = enter(desk, people.patient(PATIENT));
        SampleWriter writer = new SampleWriter(people, NOW, code -> CodeLists.official().label(CodeList.TYPE, code,
                java.util.Locale.FRENCH));
        for (SampleDocument each : SampleWriter.descriptions("documents")) {
            if (!each.patient().equals(PATIENT)) continue;
            keep(desk, patient, writer.write(each).bytes(), Origin.Kind.RECORD, wish(patient));
        }
        return patient;
    }

    /** What publishing needs; nothing is sent: no scheduler runs in a test. */
    public static void connect(Desk desk) {
        Professional who = People.load().professional("roussel");
        RecordSettings settings = desk.recordDesk().orElseThrow().settings();
        settings.connect(desk.session(), new RecordSettings.Connection("mhd", URI.create("http://127.0.0.1:9/"),
                "token",
                Optional.empty(), Map.of()));
        settings.describePractice(desk.session(), new RecordSettings.Practice(who.structure(), who.structureName(),
                who.facility(), who.setting()));
        settings.describe(desk.session(), desk.session().person(),
                new RecordSettings.Professional(who.id(), who.family(),
                who.given(), who.speciality()));
    }

    /** Queues it for the record, and lets the other side have taken it if {@code taken}. */
    public static void send(Desk desk, PatientId patient, String title, boolean taken) {
        send(desk, named(desk, patient, title).id(), taken);
    }

    /** The same by its id. */
    public static void send(Desk desk, DocumentId document, boolean taken) {
        RecordDesk record = desk.recordDesk().orElseThrow();
        record.publishing().request(desk.session(), document);
        if (!taken) return;
        record.database().write(tx -> {
            record.outbox().of(tx, document.value()).forEach(line -> record.outbox().confirm(tx, line.id(), "ref"));
            return document;
        });
    }

    public static DocumentLine named(Desk desk, PatientId patient, String title) {
        DocumentFilter all = new DocumentFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false,
                Places.END,
                10_000);
        return desk.documents().list(desk.session(), patient, all).stream()
                .filter(line -> line.title().equals(title)).findFirst().orElseThrow();
    }

    static ImportWish wish(PatientId patient) {
        return new ImportWish(Optional.of(patient), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    public static DocumentId pdf(Desk desk, PatientId patient, String type, String day, String title) {
        return keep(desk, patient, Pdfs.of(title), Origin.Kind.FILE,
                new ImportWish(Optional.of(patient), Optional.of(type),
                PartialDate.parse(day), Optional.of(title), true));
    }

    public static void note(Desk desk, PatientId patient, String day, String title, String words) {
        keep(desk, patient, words.getBytes(StandardCharsets.UTF_8), Origin.Kind.WRITTEN_HERE, new ImportWish(
                Optional.of(patient), Optional.of("34112-3"), PartialDate.parse(day), Optional.of(title), true));
    }

    static DocumentId keep(Desk desk, PatientId patient, byte[] bytes, Origin.Kind kind, ImportWish wish) {
        return switch (desk.documents().importDocument(desk.session(), DocumentSource.of(bytes),
                new Origin(kind, NOW, "sample",
                Optional.empty()), wish)) {
            case ImportOutcome.Imported imported -> imported.document();
            case ImportOutcome.AlreadyThere there -> there.document();
            default -> throw new IllegalStateException("a sample was not kept");
        };
    }

    static PatientId enter(Desk desk, Person person) {
        Traits traits = new Traits(person.family(), person.given(), PartialDate.parse(person.birthDate()),
                Sex.parse(person.sex()).orElseThrow(), Optional.of(person.birthPlace()));
        Patients patients = desk.patients();
        PatientId id = patients.create(desk.session(), new Patients.Draft(traits), Set.of());
        Ins ins = new Ins(person.ins(), Ins.Issuer.ofOid(person.oid()).orElseThrow());
        int version = patients.insiAnswered(desk.session(), id, ins, traits, true).version();
        patients.proofChecked(desk.session(), id, version, ProofType.IDENTITY_CARD);
        return id;
    }

    static List<String> titles(ChartViewModel model) {
        return model.timeline().rows().stream().flatMap(row -> row.shown().stream()).map(line -> line.title()).toList();
    }
}
