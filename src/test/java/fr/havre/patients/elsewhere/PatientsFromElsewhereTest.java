package fr.havre.patients.elsewhere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.elsewhere.ElsewhereException.Code;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Brought;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Outcome;
import fr.havre.vault.TestVault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PatientsFromElsewhereTest {
    private static final String TABLE = """
            Nom de naissance;Prénoms;Date de naissance;Sexe;Nom utilisé;Téléphone
            Lefèvre;Zoé Marie;12/03/1985;F;Le Goff;06 12 34 56 78
            "Durand; dit ""Petit""\";Paul;1950-01-01;M;;
            Morel;Anne;31/02/1980;F;;
            """;

    @TempDir Path folder;
    private TestVault vault;
    private Patients patients;
    private PatientsFromElsewhere elsewhere;
    private Session desk;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        elsewhere = new PatientsFromElsewhere(vault.administrative(), patients);
        desk = vault.session(Role.FRONT_DESK);
    }

    @AfterEach void close() {
        vault.close();
    }

    private static List<ClaimedPatient> read(String table) {
        return PatientTable.read(table.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private List<Outcome> bring(String table) {
        return elsewhere.bring(desk, read(table), false).stream().map(Brought::outcome).toList();
    }

    private static Code refused(Executable wrong) {
        return assertThrows(ElsewhereException.class, wrong).code();
    }

    @Test void bringsATableInOnceHoweverOftenItIsBrought() {
        assertEquals(List.of(Outcome.CREATED, Outcome.CREATED, Outcome.REFUSED), bring(TABLE));
        assertEquals(List.of(Outcome.ALREADY_THERE, Outcome.ALREADY_THERE, Outcome.REFUSED), bring(TABLE));
        Patient zoe = patients.find(desk, "lefevre").getFirst();
        assertEquals(IdentityStatus.PROV, zoe.status());
        assertEquals(Optional.of("Le Goff"), zoe.used().name());
        assertEquals("Durand; dit \"Petit\"", patients.find(desk, "durand").getFirst().traits().birthName());
    }

    @Test void whoMayBeHereAlreadyIsLeftToAPerson() {
        bring(TABLE);
        Brought like = elsewhere.bring(desk, read("Nom;Prénom;DDN\nLefevre;Zoe;13/03/1985\n"), false).getFirst();
        assertEquals(Outcome.POSSIBLE_DUPLICATE, like.outcome());
        assertEquals(List.of(patients.find(desk, "lefevre").getFirst().id()), like.patients());
        assertEquals(2, like.row());
    }

    private static String listed(String birthName, String phone, String address) {
        return "IPP;Nom de naissance;Prénoms;Date de naissance;Sexe;Téléphone;Adresse\n"
                + "17;%s;Zoé Marie;12/03/1985;F;%s;%s\n".formatted(birthName, phone, address);
    }

    private Brought again(String table) {
        return elsewhere.bring(desk, read(table), false).getFirst();
    }

    private Patient zoe() {
        return patients.find(desk, "zoe").getFirst();
    }

    @Test void whatChangedElsewhereIsTakenWhatChangedHereStaysAndBothIsForAPerson() {
        assertEquals(Outcome.CREATED, again(listed("Lefèvre", "06 12 34 56 78", "3 rue Haute")).outcome());
        Brought same = again(listed("Lefèvre", "0612345678", "3 rue Haute"));
        assertEquals(Outcome.ALREADY_THERE, same.outcome());
        assertEquals(1, zoe().version(), "nothing was written");
        Brought moved = again(listed("LEFEVRE", "06 12 34 56 78", "9 quai Bas"));
        assertEquals(Outcome.UPDATED, moved.outcome());
        assertEquals(Set.of(PatientField.ADDRESS), moved.taken());
        assertEquals(Optional.of("9 quai Bas"), zoe().contact().address());
        Patient before = zoe();
        patients.edit(desk, before.id(), before.version(), new Patients.Draft(before.traits(), before.used(),
                new Patient.Contact(Optional.of("07 00 00 00 01"), before.contact().address(), Optional.empty())));
        assertEquals(Outcome.ALREADY_THERE, again(listed("Lefèvre", "06 12 34 56 78", "9 quai Bas")).outcome());
        assertEquals(Optional.of("07 00 00 00 01"), zoe().contact().phone(), "corrected here since");
        for (int twice = 0; twice < 2; twice++) {
            Brought both = again(listed("Lefèvre", "07 99 99 99 99", "9 quai Bas"));
            assertEquals(Outcome.DIFFERS, both.outcome());
            assertEquals(Set.of(PatientField.PHONE), both.differs());
            assertEquals(Optional.of("07 00 00 00 01"), zoe().contact().phone());
        }
        assertEquals(Outcome.UPDATED, elsewhere.bring(desk, read(listed("Lefèvre", "07 99 99 99 99", "9 quai Bas")), Set.of(2), false)
                .getFirst().outcome());
        assertEquals(Optional.of("07 99 99 99 99"), zoe().contact().phone());
        assertEquals(Outcome.ALREADY_THERE, again(listed("Lefèvre", "07 99 99 99 99", "9 quai Bas")).outcome());
    }

    @Test void aNumberThatWasTakenAwayHereDoesNotComeBackUnasked() {
        again(listed("Lefèvre", "06 12 34 56 78", "3 rue Haute"));
        Patient before = zoe();
        patients.edit(desk, before.id(), before.version(), new Patients.Draft(before.traits(), before.used(),
                new Patient.Contact(Optional.empty(), before.contact().address(), Optional.empty())));
        Brought changed = again(listed("Lefèvre", "07 99 99 99 99", "3 rue Haute"));
        assertEquals(Outcome.DIFFERS, changed.outcome());
        assertEquals(Optional.empty(), zoe().contact().phone());
    }

    @Test void whatDiffersOfTheIdentityIsToldAndNeverWritten() {
        again(listed("Lefèvre", "06 12 34 56 78", ""));
        Brought other = again(listed("Lefèvre", "06 00 00 00 00", "").replace(";F;", ";M;"));
        assertEquals(Outcome.DIFFERS, other.outcome());
        assertEquals(Set.of(PatientField.SEX), other.differs());
        assertEquals(Sex.FEMALE, zoe().traits().sex());
        assertEquals(Optional.of("06 00 00 00 00"), zoe().contact().phone(), "the identifier is surely hers");
        Brought somebody = elsewhere.bring(desk, read("IPP;Nom;Prénom;DDN;Tel\n17;Tran;Minh;01/01/1950;01\n"), false).getFirst();
        assertEquals(Outcome.POSSIBLE_DUPLICATE, somebody.outcome(), "an identifier that was given again");
        assertEquals(Optional.of("06 00 00 00 00"), zoe().contact().phone());
        assertEquals(List.of(), patients.find(desk, "tran"));
    }

    @Test void whoCameUnderTheIdentifierAndNoLongerResemblesIsThemOnceAPersonSaysSo() {
        again(listed("Lefèvre", "06 12 34 56 78", ""));
        String married = "IPP;Nom;Prénoms;DDN;Tel\n17;Kervella;Maryvonne;12/03/1985;0700000001\n";
        assertEquals(Outcome.POSSIBLE_DUPLICATE, again(married).outcome());
        Brought said = elsewhere.bring(desk, read(married), Set.of(2), false).getFirst();
        assertEquals(Outcome.DIFFERS, said.outcome());
        assertEquals(Set.of(PatientField.BIRTH_NAME, PatientField.GIVEN_NAMES), said.differs());
        assertEquals(Set.of(PatientField.PHONE), said.taken());
        assertEquals(Optional.of("0700000001"), zoe().contact().phone());
        assertEquals("Lefèvre", zoe().traits().birthName());
    }

    @Test void withoutANumberOrAnIdentifierOnlyAPersonSaysThatItIsTheSame() {
        String table = "Nom;Prénoms;DDN;Sexe;Tel\nLefèvre;Zoé Marie;12/03/1985;F;0612345678\n";
        again(table);
        String changed = table.replace("0612345678", "0700000001");
        assertEquals(Outcome.DIFFERS, again(changed).outcome());
        assertEquals(Optional.of("0612345678"), zoe().contact().phone());
        assertEquals(Outcome.UPDATED, elsewhere.bring(desk, read(changed), Set.of(2), false).getFirst().outcome());
        assertEquals(Outcome.ALREADY_THERE, again(changed).outcome());
    }

    @Test void aNumberThatIsVerifiedHereAndAllTraitsSayWhoItIs() {
        Session doctor = vault.session(Role.DOCTOR);
        Traits traits = new Traits("Lévêque", "Zoé Anne", PartialDate.parse("1985-05-12"), Sex.FEMALE, Optional.of("2A004"));
        PatientId zoe = patients.create(doctor, new Patients.Draft(traits), Set.of());
        patients.insiAnswered(doctor, zoe, new Ins("185052A00401270", Ins.Issuer.NIR_TEST), traits, true);
        String table = "INS;OID INS;Nom;Prénoms;DDN;Sexe;COG;Tel\n1 85 05 2A 004 012 70;1.2.250.1.213.1.4.10;Lévêque;Zoé Anne;12/05/1985;F;2A004;0612345678\n";
        assertEquals(Outcome.UPDATED, again(table).outcome());
        assertEquals(Optional.of("0612345678"), zoe().contact().phone());
        assertEquals(Outcome.ALREADY_THERE, again(table).outcome());
        assertEquals(Outcome.POSSIBLE_DUPLICATE, again(table.replace("12/05/1985", "13/05/1985").replace("0612345678", "0700000001")).outcome(),
                "another day of birth: for a person");
        assertEquals(Optional.of("0612345678"), zoe().contact().phone());
    }

    @Test void tryingChangesNothing() {
        assertEquals(List.of(Outcome.CREATED, Outcome.CREATED, Outcome.REFUSED),
                elsewhere.bring(desk, read(TABLE), true).stream().map(Brought::outcome).toList());
        assertEquals(List.of(), patients.find(desk, "lefevre"));
    }

    @Test void readsCommasTabsAndTheTablesOfWindows() {
        assertEquals("Zoé", read("nom,prenom\nLefèvre,Zoé\n").getFirst().field(PatientField.GIVEN_NAMES).orElseThrow());
        assertEquals("Zoé", read("\uFEFFnom\tprenom\r\nLefèvre\tZoé").getFirst().field(PatientField.GIVEN_NAMES).orElseThrow());
        byte[] windows = "nom;prenom\nLefèvre;Zoé\n".getBytes(Charset.forName("windows-1252"));
        assertEquals("Lefèvre", PatientTable.read(windows, Map.of()).getFirst().field(PatientField.BIRTH_NAME).orElseThrow());
    }

    @Test void aMappingSaysWhatAColumnIs() {
        byte[] table = "Patronyme;Titre\nLefèvre;Mme\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(Code.NAME_COLUMN_MISSING, refused(() -> PatientTable.read(table, Map.of())));
        assertEquals(Code.UNKNOWN_COLUMN, refused(() -> PatientTable.read(table, Map.of(PatientField.BIRTH_NAME, "Nom"))));
        List<ClaimedPatient> read = PatientTable.read(table, Map.of(PatientField.BIRTH_NAME, "patronyme", PatientField.SEX, "Titre"));
        elsewhere.bring(desk, read, false);
        assertEquals(Sex.FEMALE, patients.find(desk, "lefevre").getFirst().traits().sex());
    }

    @Test void readsThePatientsOfAFhirBundle() {
        String bundle = """
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"resource":{"resourceType":"Organization","name":"Cabinet"}},
                 {"resource":{"resourceType":"Patient","identifier":[{"system":"urn:oid:1.2.250.1.213.1.4.8","value":"285030000401216"}],
                  "name":[{"use":"usual","family":"Le Goff","given":["Zoé"]},{"use":"official","family":"Lefèvre","given":["Zoé","Marie"]}],
                  "gender":"female","birthDate":"1985-03-12","telecom":[{"system":"phone","value":"0612345678"}],
                  "address":[{"line":["3 rue Haute"],"postalCode":"75001","city":"Paris"}]}}]}""";
        List<ClaimedPatient> read = PatientBundle.read(bundle.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(Outcome.CREATED), elsewhere.bring(desk, read, false).stream().map(Brought::outcome).toList());
        Patient zoe = patients.find(desk, "le goff").getFirst();
        assertEquals("Zoé Marie", zoe.traits().givenNames());
        assertEquals(Optional.of("3 rue Haute 75001 Paris"), zoe.contact().address());
        assertEquals(Optional.empty(), zoe.ins(), "only INSi says whose a number is");
    }

    @Test void refusesWhatIsNoListAndThrowsNothingElseOnAnyBytes() {
        for (String text : List.of("", "nom", "nom;prenom\n\"Lefèvre;Zoé\n", "x".repeat(20_000))) {
            assertEquals(Code.NOT_A_LIST, refused(() -> read(text)), text.substring(0, Math.min(9, text.length())));
        }
        for (String text : List.of("", "{", "[]", "{\"resourceType\":\"Patient\"}", "{\"a\":".repeat(3_000))) {
            assertEquals(Code.NOT_A_LIST, refused(() -> PatientBundle.read(text.getBytes(StandardCharsets.UTF_8))));
        }
        assertEquals(Code.TOO_LARGE, refused(() -> PatientTable.read(new byte[PatientTable.LARGEST_BYTES + 1], Map.of())));
        assertEquals(Code.TOO_LARGE, refused(() -> read("nom\n" + "a\n".repeat(PatientTable.MOST_ROWS))));
        assertEquals(Code.NOT_A_LIST, refused(() -> read("nom" + ";".repeat(300) + "\na\n")));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
            for (int flips = 0; flips < 4; flips++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                elsewhere.bring(desk, PatientTable.read(bytes, Map.of()).subList(0, 0), true);
            } catch (ElsewhereException e) {
                assertTrue(e.code() != null, "seed " + seed);
            }
        }
        assertFalse(read(TABLE).toString().contains("Lef"));
    }
}
