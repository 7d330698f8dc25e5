package fr.havre.patients;

import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Invented patients with French names, the same for the same seed: frequent names are frequent, and a long tail of rare
 * ones is made of syllables. A fifth go by a used name; some names have hyphens, apostrophes and particles.
 */
public final class PatientPopulation {
    private static final List<String> FAMILY = List.of("Martin", "Bernard", "Thomas", "Petit", "Robert", "Richard", "Durand",
            "Dubois", "Moreau", "Laurent", "Simon", "Michel", "Lefèvre", "Leroy", "Roux", "David", "Bertrand", "Morel",
            "Fournier", "Girard", "Bonnet", "Dupont", "Lambert", "Fontaine", "Rousseau", "Vincent", "Müller", "Le Goff",
            "Faure", "André", "Mercier", "Blanc", "Guérin", "Boyer", "Garnier", "Chevalier", "François", "Legrand",
            "Gauthier", "Garcia", "Perrin", "Robin", "Clément", "Morin", "Nicolas", "Henry", "Roussel", "Mathieu", "Gautier",
            "Masson", "Marchand", "Duval", "Denis", "Dumont", "Marie", "Lemaire", "Noël", "Meyer", "Dufour", "Meunier",
            "Brun", "Blanchard", "Giraud", "Joly", "Rivière", "Lucas", "Brunet", "Gaillard", "Barbier", "Arnaud", "Martinez",
            "Gérard", "Roche", "Renard", "Schmitt", "Roy", "Leroux", "Colin", "Vidal", "Caron", "Picard", "Roger", "Fabre",
            "Aubert", "Lemoine", "Renaud", "Dumas", "Lacroix", "Olivier", "Philippe", "Bourgeois", "Pierre", "Benoît", "Rey",
            "Leclerc", "Payet", "Rolland", "Leclercq", "Guillaume", "Lecomte", "N’Guyen", "D’Almeida", "O’Brien",
            "de La Tour", "Saint-Martin", "L’Hôpital", "Œuvrard", "Haÿ");
    private static final List<String> GIVEN = List.of("Marie", "Jean", "Pierre", "Michel", "Nathalie", "Isabelle", "Philippe",
            "Sylvie", "Catherine", "Françoise", "Anne", "Nicolas", "Christophe", "Patrick", "Laurent", "Julien", "Céline",
            "Stéphane", "Sébastien", "Frédéric", "Olivier", "David", "Sandrine", "Véronique", "Valérie", "Camille", "Léa",
            "Manon", "Chloé", "Emma", "Louise", "Gabriel", "Raphaël", "Louis", "Léo", "Jules", "Hugo", "Arthur", "Lucas",
            "Zoé", "Inès", "Maël", "Noémie", "Jean-Paul", "Marie-Jeanne", "Anne-Sophie", "Jean-François", "Aïcha", "Fatima",
            "Mohamed", "Karim", "Yasmine", "Inaya", "Éric", "Élodie", "Hélène", "Thérèse", "André", "René", "Odette",
            "Germaine", "Lucien", "Marcel", "Simone", "Yvonne", "Ginette", "Maëlys", "Loïc", "Gaël", "Gwenaëlle", "Anaïs");
    private static final List<String> SYLLABLES = List.of("ba", "bel", "ber", "bou", "char", "chas", "cour", "dan", "del",
            "des", "du", "fa", "fer", "fon", "ga", "gri", "guil", "lan", "la", "le", "li", "lou", "mar", "mas", "men", "mon",
            "nau", "nel", "pas", "per", "pel", "rou", "ron", "sau", "ser", "ta", "tel", "ti", "va", "ver", "vil", "vin");

    private final Random random;

    public PatientPopulation(long seed) {
        random = new Random(seed);
    }

    public Patients.Draft next() {
        String birthName = familyName();
        boolean woman = random.nextBoolean();
        StringBuilder given = new StringBuilder(givenName());
        for (int more = random.nextInt(3); more > 0; more--) given.append(' ').append(givenName());
        LocalDate born = LocalDate.of(1926, 1, 1).plusDays(random.nextInt(100 * 365));
        Traits traits = new Traits(birthName, given.toString(), Optional.of(PartialDate.of(born)),
                woman ? Sex.FEMALE : Sex.MALE, Optional.of(String.format(Locale.ROOT, "%02d%03d", 1 + random.nextInt(95),
                        1 + random.nextInt(500))));
        UsedNames used = new UsedNames(random.nextInt(5) == 0 ? Optional.of(familyName()) : Optional.empty(), Optional.empty());
        Contact contact = new Contact(Optional.of(String.format(Locale.ROOT, "06 %02d %02d %02d %02d", random.nextInt(100),
                random.nextInt(100), random.nextInt(100), random.nextInt(100))), Optional.empty(), Optional.empty());
        return new Patients.Draft(traits, used, contact);
    }

    /** Writes {@code count} patients in large transactions, without looking for duplicates. Every third is qualified. */
    public List<Patient> fill(Database administrative, int count) {
        List<Patient> written = new ArrayList<>();
        PatientRepository repository = new PatientRepository();
        while (written.size() < count) {
            int batch = Math.min(5000, count - written.size());
            administrative.write(tx -> {
                for (int i = 0; i < batch; i++) {
                    Patient patient = patient(next(), written.size(), tx.now());
                    repository.insert(tx, patient, PatientVersion.What.CREATED);
                    written.add(patient);
                }
                return null;
            });
        }
        return written;
    }

    private static Patient patient(Patients.Draft draft, int number, Instant now) {
        UUID somebody = new UUID(7, 7);
        Identity identity = Identity.provisional(draft.traits());
        if (number % 3 == 0) {
            Ins ins = testIns(draft.traits(), number);
            identity = identity.answered(new Identity.InsiAnswer(ins, now, somebody), draft.traits(), false)
                    .proved(new Identity.Proof(ProofType.PASSPORT, now, somebody));
        }
        return new Patient(new PatientId(Uuids.newId(now)), 1, identity, draft.used(), draft.contact(), now, now, somebody);
    }

    /** A number of the test domain that computes, different for each {@code number} below 100,000,000. */
    public static Ins testIns(Traits traits, int number) {
        LocalDate born = traits.birthDate().orElseThrow().firstDay();
        String thirteen = String.format(Locale.ROOT, "%d%02d%02d%08d", traits.sex() == Sex.MALE ? 1 : 2,
                born.getYear() % 100, born.getMonthValue(), number);
        return new Ins(thirteen + Ins.keyOf(thirteen), Ins.Issuer.NIR_TEST);
    }

    private String familyName() {
        if (random.nextInt(100) < 35) return frequent(FAMILY);
        StringBuilder made = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) made.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        made.append(List.of("", "t", "d", "x", "ier", "in", "eau", "et", "on", "ard").get(random.nextInt(10)));
        return made.substring(0, 1).toUpperCase(Locale.ROOT) + made.substring(1);
    }

    private String givenName() {
        return frequent(GIVEN);
    }

    /** The first of the list most often. */
    private String frequent(List<String> names) {
        double position = random.nextDouble();
        return names.get((int) (position * position * names.size()));
    }
}
