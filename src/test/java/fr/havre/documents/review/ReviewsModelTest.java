package fr.havre.documents.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.documents.DocumentId;
import fr.havre.documents.Origin;
import fr.havre.patients.PatientId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, is seen, unseen, replaced, moved and erased: the list is what a simple model says. */
class ReviewsModelTest {
    private static final int STEPS = 150;
    private static final List<Origin.Kind> WAYS = List.of(Origin.Kind.FILE, Origin.Kind.RECORD, Origin.Kind.MESSAGE);

    private static final class Modelled {
        private final DocumentId id;
        private final String uniqueId;
        private final Severity severity;
        private final boolean due;
        private final int patient;
        private final Optional<String> forWhom;
        private Optional<Modelled> replacedBy = Optional.empty();
        private boolean seen;

        Modelled(DocumentId id, String uniqueId, Severity severity, boolean due, int patient, Optional<String> forWhom) {
            this.id = id;
            this.uniqueId = uniqueId;
            this.severity = severity;
            this.due = due;
            this.patient = patient;
            this.forWhom = forWhom;
        }
    }

    @TempDir Path folder;
    private final List<Modelled> model = new ArrayList<>();
    private ReviewWorld world;
    private List<PatientId> patients;
    private Random random;
    private int made;

    @ParameterizedTest @ValueSource(longs = {1, 20, 300, 4000, 50_000})
    void theListIsWhatASimpleModelSays(long seed) {
        random = new Random(seed);
        try (ReviewWorld open = new ReviewWorld(folder)) {
            world = open;
            patients = List.of(open.patient("Dupont"), open.patient("Martin"));
            for (int step = 0; step < STEPS; step++) {
                open.vault.waitFor(Duration.ofMinutes(1));
                String did = step();
                compare("seed " + seed + ", step " + step + ", " + did);
            }
        }
    }

    private String step() {
        int dice = random.nextInt(100);
        if (model.isEmpty() || dice < 35) return arrives(Optional.empty());
        Modelled one = model.get(random.nextInt(model.size()));
        if (dice < 50) {
            Optional<Modelled> current = model.stream().filter(each -> each.replacedBy.isEmpty()).skip(random.nextInt(3)).findFirst();
            return arrives(current);
        }
        if (dice < 78) return seen(one);
        if (dice < 95) return unseen(one);
        return erased(one);
    }

    private String arrives(Optional<Modelled> older) {
        String uniqueId = "1.2.250.7." + made++;
        String said = List.of("N", "H", "L", "HH", "LL", "A", "AA").get(random.nextInt(7));
        Severity severity = switch (said) {
            case "N" -> Severity.NOTHING;
            case "H", "L", "A" -> Severity.ABNORMAL;
            default -> Severity.CRITICAL;
        };
        boolean news = random.nextInt(4) > 0;
        boolean here = random.nextInt(8) == 0;
        int patient = older.map(each -> each.patient).orElseGet(() -> random.nextInt(2));
        Optional<String> forWhom = random.nextBoolean() ? Optional.of(ReviewWorld.CLAIRE_NUMBER) : Optional.empty();
        LabReport report = new LabReport(uniqueId).day(news ? "202611" : "2024").result("K", "4", "mmol/L", "3", "5", said);
        older.ifPresent(each -> report.replaces(each.uniqueId));
        forWhom.ifPresent(report::orderedBy);
        DocumentId id = world.arrives(patients.get(patient), report, here ? Origin.Kind.WRITTEN_HERE
                : WAYS.get(random.nextInt(WAYS.size())));
        boolean due = !here && (news || older.filter(each -> each.due).isPresent());
        Modelled arrived = new Modelled(id, uniqueId, severity, due, patient, forWhom);
        older.ifPresent(each -> each.replacedBy = Optional.of(arrived));
        model.add(arrived);
        return "arrives " + due;
    }

    private String seen(Modelled one) {
        if (!one.due) return "nothing";
        world.reviews.seen(world.claire, one.id, random.nextBoolean() ? "" : "prévenir");
        one.seen = true;
        return "seen";
    }

    private String unseen(Modelled one) {
        if (!one.due) return "nothing";
        world.reviews.unseen(world.bruno, one.id);
        one.seen = false;
        return "unseen";
    }

    /** Those it had replaced are replaced by what replaced it, or current again. */
    private String erased(Modelled one) {
        world.documents.erase(world.claire, one.id);
        model.remove(one);
        for (Modelled each : model) if (each.replacedBy.equals(Optional.of(one))) each.replacedBy = one.replacedBy;
        return "erased";
    }

    private void compare(String where) {
        List<Modelled> waiting = model.stream().filter(each -> each.due && !each.seen && each.replacedBy.isEmpty())
                .sorted(Comparator.comparing((Modelled each) -> each.severity).reversed()).toList();
        List<Modelled> ofBruno = waiting.stream().filter(each -> each.forWhom.isEmpty()).toList();
        assertEquals(ids(waiting), world.shown(world.claire, Whose.MINE), where);
        assertEquals(ids(waiting), world.shown(world.bruno, Whose.ALL), where);
        assertEquals(ids(ofBruno), world.shown(world.bruno, Whose.MINE), where);
        assertEquals(new ReviewCounts(ofBruno.size(), count(ofBruno, Severity.CRITICAL), count(ofBruno, Severity.ABNORMAL),
                waiting.size()), world.reviews.counts(world.bruno), where);
    }

    private static int count(List<Modelled> all, Severity severity) {
        return (int) all.stream().filter(each -> each.severity == severity).count();
    }

    private static List<DocumentId> ids(List<Modelled> all) {
        return all.stream().map(each -> each.id).toList();
    }
}
