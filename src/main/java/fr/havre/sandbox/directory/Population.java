package fr.havre.sandbox.directory;

import fr.havre.sandbox.samples.Professional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Invents the people and structures, always the same. Numbers begin with 999 where no real one does. */
final class Population {
    private static final int PEOPLE = 300;
    private static final List<String> TOWNS = List.of("35000 Rennes", "35400 Saint-Malo", "35300 Fougères", "35500 Vitré",
            "35600 Redon", "35310 Saint-Thurial", "35160 Montfort-sur-Meu", "22100 Dinan", "22000 Saint-Brieuc",
            "56000 Vannes", "56100 Lorient", "29000 Quimper", "29200 Brest", "44000 Nantes", "53000 Laval",
            "50300 Avranches");
    private static final List<String> FAMILIES = List.of("Abgrall", "Bellec", "Briand", "Cariou", "Cozic", "Danic",
            "Delalande", "Dréan", "Evano", "Fouquet", "Galliou", "Guézennec", "Guillou", "Hamon", "Jaffré", "Jézéquel",
            "Kerdoncuff", "Kermarrec", "Lagadec", "Lamour", "Le Bihan", "Le Corre", "Le Goff", "Lharidon", "Madec",
            "Marzin", "Nédélec", "Olivier", "Pichon", "Poulain", "Quéré", "Rault", "Riou", "Salaün", "Simon", "Tanguy",
            "Tréguier", "Urvoy", "Vaillant", "Yvinec", "de La Tour Saint-Martin", "Martin", "Durand", "Moreau", "Nguyen",
            "Diallo", "Benhaddou", "Ferreira", "Kowalski", "Œuvrard");
    private static final List<String> GIVEN = List.of("Anne", "Bruno", "Camille", "Denis", "Élodie", "Fabien", "Gaëlle",
            "Hervé", "Inès", "Jean-Luc", "Karim", "Loïc", "Maël", "Nolwenn", "Olivier", "Pauline", "Quentin", "Rozenn",
            "Soazig", "Tugdual", "Ulysse", "Véronique", "William", "Yann", "Zoé", "Marie-Christine");
    /** Profession and specialty, and how many of a hundred. */
    private static final List<String> WORK = List.of("10 SM54 24", "10 SM04 7", "10 SM15 4", "10 SM24 4", "10 SM20 4",
            "10 SM32 4", "10 SM38 5", "10 SM40 5", "10 SM41 4", "10 SM42 4", "10 SM44 4", "10 SM48 4", "10 SM08 3",
            "21 - 6", "40 - 5", "50 - 3", "60 - 6", "70 - 5", "91 - 3");
    private static final List<String> SERVICES = List.of("Cardiologie", "Urgences", "Maternité", "Pneumologie",
            "Consultations externes", "Chirurgie orthopédique");

    private final Register register;
    private final Random random = new Random(20261126);
    private final Set<String> given = new HashSet<>();
    private final List<String> structures = new ArrayList<>();

    Population(Register register) {
        this.register = register;
    }

    void fill(List<Professional> known) {
        for (String town : TOWNS) structures(town);
        JsonNode mailboxes = mailboxes();
        known.forEach(each -> known(each, mailboxes));
        for (int i = 0; i < PEOPLE; i++) professional(i);
    }

    /** A hospital or clinic, a practice or health centre; a laboratory or a pharmacy in every second town. */
    private void structures(String town) {
        int number = structures.size();
        String postalCode = town.substring(0, 5);
        String city = town.substring(6);
        String domain = plain(city).replace(' ', '-');
        List<ObjectNode> mailboxes = new ArrayList<>(List.of(
                Resources.mailbox("application@ch-" + domain + ".mssante.fr", "APP", "Dossier patient informatisé", ""),
                Resources.mailbox("accueil@ch-" + domain + ".example.org", null, "", ""),
                Resources.mailbox("direction@ch-" + domain + ".mssante.fr", "ORG!", "Direction", "")));
        for (String each : SERVICES.subList(0, 2 + number % 4)) {
            mailboxes.add(Resources.mailbox("secretariat." + plain(each).replace(' ', '-') + "@ch-" + domain + ".mssante.fr",
                    "ORG", each, "Secrétariat du service"));
        }
        structure("99935%04d".formatted(number), "Centre hospitalier de " + city, "SA01", "1 avenue de l'Hôpital", postalCode,
                city, mailboxes);
        structure("99936%04d".formatted(number), "Maison de santé de " + city, "SA52", "12 place du Marché", postalCode, city,
                List.of(Resources.mailbox("secretariat@msp-" + domain + ".mssante.fr", "ORG", "Secrétariat", "")));
        if (number % 4 < 2) {
            structure("99937%04d".formatted(number), "Laboratoire " + city + " Analyses", "SA25", "3 rue Pasteur", postalCode,
                    city, List.of(Resources.mailbox("resultats@labo-" + domain + ".mssante.fr", "APP", "Résultats", "")));
        }
    }

    private void structure(String number, String name, String sector, String line, String postalCode, String city,
            List<ObjectNode> mailboxes) {
        String id = "001-" + number;
        register.put(Resources.organization(id, number, name, sector, line, postalCode, city, mailboxes));
        structures.add(id);
    }

    /** Those of the record's sandbox at their own place, with the mailboxes that the mail's sandbox gives them. */
    private void known(Professional each, JsonNode mailboxes) {
        String rpps = each.id().substring(1);
        String number = each.structure().substring(1);
        String specialty = each.speciality().contains("/") ? each.speciality().split("/", 2)[1] : null;
        String place = "001-" + number;
        if (register.get("Organization", place).isEmpty()) {
            register.put(Resources.organization(place, number, each.structureName(), each.facility(), each.address(),
                    each.postalCode(), each.city(), ofStructure(each.structureName(), mailboxes)));
        }
        List<ObjectNode> own = new ArrayList<>();
        mailboxes.forEach(box -> {
            if (box.path("professional").asString("").equals(each.key()) && box.path("kind").asString("").equals("PER")) {
                own.add(Resources.mailbox(box.path("address").asString(""), "PER", "", ""));
            }
        });
        if (own.isEmpty()) own.add(Resources.mailbox(address(each.given(), each.family(), "medecin"), "PER", "", ""));
        register.put(Resources.practitioner(rpps, each.family(), each.given(), profession(each.speciality()), specialty, own));
        register.put(Resources.role("005-" + rpps, "003-" + rpps, place, List.of()));
    }

    /** {@code CH de Brocéliande – urgences} belongs to {@code CH de Brocéliande}, as its service. */
    private static List<ObjectNode> ofStructure(String name, JsonNode mailboxes) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode box : mailboxes) {
            String[] parts = box.path("name").asString("").split(" – ", 2);
            if (!parts[0].equals(name.replace(" (fictif)", "").replace("Centre hospitalier", "CH"))) continue;
            found.add(Resources.mailbox(box.path("address").asString(""), box.path("kind").asString(""),
                    parts.length == 2 ? parts[1] : "Secrétariat", ""));
        }
        return found;
    }

    private static JsonNode mailboxes() {
        try (InputStream in = Population.class.getResourceAsStream("/fr/havre/sandbox/mail/mailboxes.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String profession(String speciality) {
        String first = speciality.split("/", 2)[0];
        return first.substring(first.indexOf('_') + 1);
    }

    private void professional(int number) {
        String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        String first = GIVEN.get(random.nextInt(GIVEN.size()));
        String[] work = work();
        String rpps = "1999%07d".formatted(number);
        String domain = switch (work[0]) {
            case "10" -> "medecin";
            case "21" -> "pharmacien";
            case "40" -> "chirurgien-dentiste";
            case "50" -> "sage-femme";
            case "60" -> "infirmier";
            case "70" -> "masseur-kinesitherapeute";
            default -> "pro";
        };
        int luck = random.nextInt(100);
        List<ObjectNode> own = new ArrayList<>();
        if (luck < 80) own.add(Resources.mailbox(address(first, family, domain), "PER", "", ""));
        else if (luck < 88) own.add(Resources.mailbox(address(first, family, domain), "PER!", "", ""));
        if (luck % 9 == 0) own.add(Resources.mailbox(address("cabinet", family, domain), "CAB", "Cabinet", ""));
        ObjectNode practitioner = Resources.practitioner(rpps, family.toUpperCase(Locale.FRENCH), first, work[0],
                work[1].equals("-") ? null : work[1], own);
        if (luck == 99) practitioner.put("active", false);
        register.put(practitioner);
        int places = 1 + (random.nextInt(5) == 0 ? 1 : 0);
        for (int i = 0; i < places; i++) {
            String place = structures.get(random.nextInt(structures.size()));
            List<ObjectNode> there = luck % 7 == 0 ? List.of(Resources.mailbox(address(first, family, "exercice"), "PER", "", ""))
                    : List.of();
            register.put(Resources.role("005-" + rpps + "-" + i, "003-" + rpps, place, there));
        }
    }

    private String[] work() {
        int at = random.nextInt(100);
        for (String each : WORK) {
            String[] parts = each.split(" ", 3);
            at -= Integer.parseInt(parts[2]);
            if (at < 0) return parts;
        }
        return WORK.getFirst().split(" ", 3);
    }

    /** Each address once. */
    private String address(String first, String family, String domain) {
        String name = plain(first).replace(' ', '-') + "." + plain(family).replace(' ', '-');
        for (int i = 1;; i++) {
            String address = name + (i == 1 ? "" : "" + i) + "@" + domain + ".mssante.fr";
            if (given.add(address)) return address;
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace("Œ", "Oe"), Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", " ").strip();
    }
}
