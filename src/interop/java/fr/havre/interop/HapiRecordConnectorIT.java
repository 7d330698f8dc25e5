package fr.havre.interop;

import fr.havre.documents.CodedValue;
import fr.havre.patients.Ins;
import fr.havre.patients.Sex;
import fr.havre.record.ConnectorSettings;
import fr.havre.record.RecordConnector;
import fr.havre.record.RecordConnectorContract;
import fr.havre.record.Submission;
import fr.havre.record.mhd.MhdConnectorProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** The connector's contract against a server that somebody else wrote. Each test has a patient of its own. */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HapiRecordConnectorIT implements RecordConnectorContract {
    private static final String DEMONSTRATION = "1.2.250.1.213.1.4.11";
    private final AtomicInteger births = new AtomicInteger();
    private HapiServer server;
    private RecordConnector connector;
    private Ins patient;

    @BeforeAll void boot() {
        server = HapiServer.start();
    }

    @AfterAll void stop() {
        server.close();
    }

    @BeforeEach void connect() throws IOException {
        patient = newIns();
        server.createPatient(DEMONSTRATION, patient.number());
        connector = new MhdConnectorProvider().connector(new ConnectorSettings(server.baseUri(), () -> "any", Optional.empty(),
                new ConnectorSettings.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60),
                        Duration.ofSeconds(120)), Map.of("page-size", "2")));
    }

    @AfterEach void disconnect() {
        connector.close();
    }

    /** A number nobody had in this run, whose key computes. */
    private Ins newIns() {
        String body = String.format(Locale.ROOT, "2840635047%03d", births.incrementAndGet());
        long key = 97 - Long.parseLong(body) % 97;
        return new Ins(body + String.format(Locale.ROOT, "%02d", key), Ins.Issuer.ofOid(DEMONSTRATION).orElseThrow());
    }

    @Override public RecordConnector connector() {
        return connector;
    }

    @Override public Submission.Patient open() {
        return new Submission.Patient(patient, "D'HÉROUVILLE", List.of("Anne-Sophie"), "1984-06-21", Sex.parse("F").orElseThrow());
    }

    @Override public Optional<Ins> withoutRecord() {
        return Optional.of(newIns());
    }

    @Override public Optional<Ins> closed() {
        return Optional.empty();                                           // HAPI knows no extension of the DMP
    }

    @Override public Submission.Author author() {
        return new Submission.Author("810000000014", "ROUSSEL", "Claire",
                new CodedValue("G15_10/SM26", "1.2.250.1.213.1.1.4.5", "Médecin - Qualifié en Médecine Générale (SM)"),
                new Submission.Organisation("1350000017", "Maison de santé des Tilleuls"));
    }

    @Override public boolean canDelete() {
        return true;
    }
}
