package fr.havre.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.PatientRegister.Order;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientRegisterTest {
    @TempDir Path folder;
    private TestVault vault;
    private Patients patients;
    private Session session;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        session = vault.session(Role.FRONT_DESK);
    }

    @AfterEach void close() {
        vault.close();
    }

    private PatientId create(String birthName, String given, String born) {
        return patients.create(session, draft(birthName, given, born), everybody());
    }

    private Set<PatientId> everybody() {
        PatientRegister all = patients.register(session);
        return IntStream.range(0, all.size()).mapToObj(i -> all.line(i).id()).collect(Collectors.toSet());
    }

    private static Patients.Draft draft(String birthName, String given, String born) {
        return new Patients.Draft(new Traits(birthName, given, PartialDate.parse(born), Sex.FEMALE, Optional.empty()),
                UsedNames.NONE, Contact.NONE);
    }

    private List<String> names(PatientRegister register) {
        return IntStream.range(0, register.size()).mapToObj(i -> register.line(i).birthName()).toList();
    }

    private static List<PatientId> ids(List<PatientLine> lines) {
        return lines.stream().map(PatientLine::id).toList();
    }

    @Test void findsWhatTheDatabaseFindsHoweverItIsTyped() {
        List<Patient> all = new PatientPopulation(11).fill(vault.administrative(), 2000);
        PatientRegister register = patients.register(session);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String typed = typed(all.get(random.nextInt(all.size())), random);
            Set<PatientId> expected = patients.find(session, typed).stream().map(Patient::id).collect(Collectors.toSet());
            List<PatientLine> found = register.find(typed, _ -> true, () -> false);
            if (expected.size() < Patients.MOST_FOUND) {
                assertEquals(expected, new HashSet<>(ids(found)), "seed " + seed + ", query " + i);
            } else {
                assertTrue(new HashSet<>(ids(found)).containsAll(expected), "seed " + seed + ", query " + i);
            }
        }
    }

    private static String typed(Patient patient, Random random) {
        Traits traits = patient.traits();
        String name = traits.birthName();
        String born = traits.birthDate().orElseThrow().iso();
        return switch (random.nextInt(7)) {
            case 0 -> name.substring(0, 1 + random.nextInt(name.length()));
            case 1 -> traits.firstGivenName() + " " + name;
            case 2 -> name.length() < 5 ? name : name.substring(0, 2) + name.substring(3);          // a letter forgotten
            case 3 -> born.substring(8) + "/" + born.substring(5, 7) + "/" + born.substring(0, 4);
            case 4 -> name + " " + born.substring(0, 4);
            case 5 -> patient.ins().map(ins -> ins.number().substring(0, 9)).orElse(name);
            default -> patient.contact().phone().orElse(name);
        };
    }

    @Test void isSortedByBirthNameThenGivenNamesWhateverTheSpelling() {
        create("Martin-Durand", "Zoé", "1990");
        create("MARTIN", "Zoé", "1990");
        create("Élie", "Ana", "1990");
        create("martin", "Alice", "1991");
        assertEquals(List.of("Élie", "martin", "MARTIN", "Martin-Durand"), names(patients.register(session)));
        assertEquals(List.of("Élie", "martin"), patients.firstByName(session, 2).stream().map(PatientLine::birthName).toList());
    }

    @Test void canBeInAnotherOrderAndNamesDecideBetweenEquals() {
        create("Bernard", "Ana", "1950-02-01");
        create("Colin", "Ana", "1980");
        create("André", "Ana", "1950-02-01");
        PatientRegister register = patients.register(session);
        assertEquals(List.of("André", "Bernard", "Colin"), names(register.in(Order.BIRTH_DATE, false)));
        assertEquals(List.of("Colin", "André", "Bernard"), names(register.in(Order.BIRTH_DATE, true)));
        assertEquals(List.of("Colin", "Bernard", "André"), names(register.in(Order.NAME, true)));
    }

    @Test void showsPatientsWithTheWholeTypedNameFirst() {
        create("Martinez", "Ana", "1950");
        PatientId martin = create("Simon Martin", "Marie", "1951");
        List<PatientLine> found = patients.register(session).find("martin", _ -> true, () -> false);
        assertEquals(martin, found.getFirst().id());
        assertEquals(2, found.size());
    }

    @Test void takesChangesOverWhileTheOlderOneStaysAsItWas() {
        PatientId changing = create("Zola", "Émile", "1940-04-02");
        create("Hugo", "Victor", "1902-02-26");
        PatientRegister before = patients.register(session);
        patients.edit(session, changing, 1, draft("Balzac", "Émile", "1940-04-02"));
        PatientId added = create("Sand", "Aurore", "1904-07-01");
        PatientRegister after = before.with(List.of(patients.line(session, changing).orElseThrow(),
                patients.line(session, added).orElseThrow()));
        assertEquals(List.of("Balzac", "Hugo", "Sand"), names(after));
        assertEquals(List.of("Hugo", "Zola"), names(before));
        assertEquals(List.of(added), ids(after.find("sant", _ -> true, () -> false)), "a new word is forgiven too");
    }

    @Test void keepsEveryFieldAsItWasWritten() {
        Patients.Draft draft = new Patients.Draft(new Traits("de La Tour", "Jean-Marie Éloïse", PartialDate.parse("1985-03"),
                Sex.UNKNOWN, Optional.empty()), new UsedNames(Optional.of("L’Hôpital"), Optional.of("Jeannot")), Contact.NONE);
        PatientLine line = patients.line(session, patients.create(session, draft, Set.of())).orElseThrow();
        assertEquals(List.of("de La Tour", "Jean-Marie Éloïse", "L’Hôpital", "Jeannot", "1985-03"),
                List.of(line.birthName(), line.givenNames(), line.usedName().orElseThrow(), line.shownGivenName(),
                        line.birthDate().orElseThrow().iso()));
        assertEquals(Sex.UNKNOWN, line.sex());
        assertEquals(IdentityStatus.PROV, line.status());
        assertEquals(Optional.empty(), line.ins());
        assertEquals(Optional.of(41), line.ageOn(LocalDate.of(2026, 11, 25)));
        assertFalse(line.toString().contains("Tour"));
    }

    @Test void keepsAVerifiedNumberWithItsIssuer() {
        Patient qualified = new PatientPopulation(4).fill(vault.administrative(), 1).getFirst();
        PatientLine line = patients.line(session, qualified.id()).orElseThrow();
        assertEquals(qualified.ins(), line.ins());
        assertEquals(IdentityStatus.QUAL, line.status());
    }

    @Test void pairsThoseWhoLookLikeOnePersonKeptTwice() {
        PatientId marie = create("Dupont", "Marie", "1985-03-12");
        PatientId mistyped = create("Dupond", "Marie", "1985-03-12");
        PatientId jean = create("Roux", "Jean", "1970-01-02");
        PatientId exchanged = create("Roux", "Jean", "1970-02-01");
        PatientId twin = create("Roux", "Lucie", "1970-01-02");
        PatientId other = create("Roux", "Jean", "1934-08-29");
        assertEquals(0, patients.register(session).duplicates(patients.distinct(session), () -> false).count(),
                "whoever entered them said that they are others: remembered");
        patients.decideDistinct(session, marie, mistyped, false);
        patients.decideDistinct(session, jean, exchanged, false);
        Duplicates duplicates = patients.register(session).duplicates(patients.distinct(session), () -> false);
        assertEquals(mistyped, duplicates.of(marie).orElseThrow().id());
        assertEquals(jean, duplicates.of(exchanged).orElseThrow().id());
        assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(duplicates.of(twin), duplicates.of(other)));
        assertEquals(4, duplicates.count());
        patients.decideDistinct(session, mistyped, marie, true);
        assertEquals(2, patients.register(session).duplicates(patients.distinct(session), () -> false).count());
        assertTrue(vault.changes().contains(new PatientChanged(mistyped)), "lists hear of it");
    }

    @Test void stopsWhenNobodyWaits() {
        create("Dupont", "Marie", "1985-03-12");
        PatientRegister register = patients.register(session);
        assertThrows(CancellationException.class, () -> register.find("dup", _ -> true, () -> true));
    }

    @Test void twoLinesAreEqualOnlyWhenNothingChanged() {
        PatientId id = create("Dupont", "Marie", "1985-03-12");
        PatientLine line = patients.line(session, id).orElseThrow();
        assertEquals(line, patients.line(session, id).orElseThrow());
        patients.edit(session, id, 1, draft("Dupond", "Marie", "1985-03-12"));
        assertNotEquals(line, patients.line(session, id).orElseThrow());
    }
}
