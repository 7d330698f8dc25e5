package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.imports.ImportLine.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is dropped, chosen, filed, sent, taken back and closed in whatever order: nothing kept is lost, nothing goes astray. */
class ImportRandomTest {
    private static final int STEPS = 60;

    @TempDir static Path place;
    private static ImportWorld world;

    private final Map<DocumentId, byte[]> kept = new HashMap<>();
    /** Where a person last put each document; empty once taken back. */
    private final Map<DocumentId, Optional<PatientId>> decided = new HashMap<>();
    private final Map<PatientId, Patient> people = new HashMap<>();
    private ImportViewModel model;
    private Random random;
    private int files;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
    }

    @AfterAll static void close() {
        world.close();
    }

    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4})
    void nothingKeptIsLostAndNothingIsFiledForAPatientThatNobodyMeant(long seed) throws Exception {
        System.out.println("ImportRandomTest seed " + seed);
        random = new Random(seed);
        world.renew();
        Files.createDirectories(place.resolve("desktop"));
        for (Patient each : List.of(world.marie(), world.jean(), world.provisional())) people.put(each.id(), each);
        begin();
        for (int step = 0; step < STEPS; step++) {
            step(seed);
            holds("seed " + seed + " step " + step);
        }
    }

    private void begin() {
        model = new ImportViewModel(world.desk(), new InlineBackground(), world::now);
    }

    private void step(long seed) throws IOException {
        Optional<ImportLine> line = model.lines().isEmpty() ? Optional.empty()
                : Optional.of(model.lines().get(random.nextInt(model.lines().size())));
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> drop(seed);
            case 3 -> line.filter(each -> !each.isSettled()).ifPresent(each -> model.choose(each, somebody()));
            case 4 -> line.filter(each -> !each.isSettled()).ifPresent(each -> each.confirmedProperty().set(true));
            case 5 -> line.ifPresent(this::file);
            case 6 -> fileAll();
            case 7 -> undo();
            default -> leave(line);
        }
    }

    private Patient somebody() {
        return List.copyOf(people.values()).get(random.nextInt(people.size()));
    }

    /** A letter about somebody or nobody, new or dropped before, on somebody's chart or elsewhere. */
    private void drop(long seed) {
        Path file = files > 0 && random.nextInt(4) == 0 ? place.resolve("desktop").resolve(seed + "-" + random.nextInt(files) + ".pdf")
                : random.nextInt(3) == 0 ? world.pdf(seed + "-" + files++ + ".pdf", "Compte rendu de consultation, seed " + seed + files)
                : world.letter(seed + "-" + files++ + ".pdf", somebody(), "Suite " + seed + " " + files);
        model.add(List.of(new Incoming.OfFile(file)), random.nextBoolean() ? Optional.of(somebody()) : Optional.empty());
    }

    private void file(ImportLine line) {
        if (line.stateProperty().get() != State.READY) {
            model.file(line, random.nextBoolean());
            return;
        }
        Optional<PatientId> meant = line.patient().map(Patient::id);
        model.file(line, random.nextBoolean());
        note(line, meant);
    }

    private void fileAll() {
        Map<ImportLine, Optional<PatientId>> meant = new LinkedHashMap<>();
        model.lines().stream().filter(ImportLine::sure).forEach(each -> meant.put(each, each.patient().map(Patient::id)));
        model.fileAll(random.nextBoolean());
        meant.forEach(this::note);
    }

    private void note(ImportLine line, Optional<PatientId> meant) {
        if (!line.isSettled()) return;
        if (line.incoming() instanceof Incoming.Kept before && !line.filed().contains(before.document())) {
            decided.remove(before.document());                    // the same bytes were there: the two are one now
            kept.remove(before.document());
        }
        for (DocumentId each : line.filed()) {
            decided.put(each, meant);
            kept.computeIfAbsent(each, this::bytes);
        }
    }

    private void undo() {
        List<DocumentId> back = model.filedHere().stream().flatMap(line -> line.filed().stream()).toList();
        int[] counts = new int[2];
        model.undo(told -> System.arraycopy(told, 0, counts, 0, 2));
        assertEquals(back.size(), counts[0] + counts[1]);
        back.forEach(each -> decided.put(each, Optional.empty()));
    }

    private void leave(Optional<ImportLine> line) {
        if (random.nextBoolean()) line.ifPresent(model::remove);
        else begin();
    }

    private byte[] bytes(DocumentId id) {
        try (InputStream in = world.desk().documents().open(world.desk().session(), id).open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void holds(String when) throws IOException {
        Map<DocumentId, Optional<PatientId>> where = new HashMap<>();
        for (Patient each : people.values()) world.of(each).forEach(line -> where.put(line.id(), Optional.of(each.id())));
        world.unfiled().forEach(line -> where.put(line.id(), Optional.empty()));
        decided.forEach((id, patient) -> assertEquals(patient, where.get(id), when));
        kept.forEach((id, bytes) -> assertTrue(Arrays.equals(bytes, bytes(id)), when));
        List<DocumentId> strangers = new ArrayList<>(where.keySet());
        strangers.removeAll(decided.keySet());
        assertTrue(strangers.stream().allMatch(id -> where.get(id).isEmpty()), when + ": filed though nobody said so");
        for (DocumentLine line : queued()) assertTrue(line.patient().isPresent(), when + ": nobody's, and queued");
        try (Stream<Path> there = Files.list(place.resolve("desktop"))) {
            assertTrue(there.count() >= files, when + ": a file is gone");
        }
    }

    private List<DocumentLine> queued() {
        List<DocumentLine> all = new ArrayList<>(world.unfiled());
        people.values().forEach(each -> all.addAll(world.of(each)));
        return all.stream().filter(each -> !world.queued(each).isEmpty()).toList();
    }
}
