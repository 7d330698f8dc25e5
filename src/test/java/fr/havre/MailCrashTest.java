package fr.havre;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentFilter;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.inbox.MessageLine.Keeping;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.patients.PatientId;
import fr.havre.sandbox.mail.Behaviour;
import fr.havre.sandbox.mail.Delivered;
import fr.havre.vault.Finding;
import fr.havre.vault.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Letters with an archive from one Havre to another through a real SMTP and a real IMAP server, over a line that is cut at
 * random bytes, by programs that are killed: each is sent once, or shown in doubt and settled; another try is the same
 * message to the byte; the recipient keeps one; none lies unfiled without a reason.
 */
class MailCrashTest {
    private static final String RECIPIENT = "accueil@bleuets.mssante.fr";
    /** The last one is nobody the recipient knows. */
    private static final List<String> PEOPLE = List.of("lefevre", "marchand", "morel", "paoli");
    private static final Set<Finding.Kind> EXPLAINED = Set.of(Finding.Kind.CONTENT_ORPHAN, Finding.Kind.SEGMENT_UNKNOWN,
            Finding.Kind.SEARCH_BEHIND, Finding.Kind.FILE_UNKNOWN, Finding.Kind.HEADS_DAMAGED);
    private static final Set<MessageState> OVER = Set.of(MessageState.SENT, MessageState.DELIVERED, MessageState.READ);
    private static final int LOOKS = 60;
    private static final int LOOKS_BEFORE_DECIDING = 4;

    @TempDir Path place;
    private final Set<String> queued = new LinkedHashSet<>();
    private final Set<String> wronglySentAgain = new HashSet<>();
    private final Map<String, Integer> figures = new HashMap<>();
    private final Duration[] ahead = {Duration.ZERO, Duration.ZERO};
    private MailWorld world;
    private MailTroubles troubles;
    private Random random;
    private List<PatientId> patients;
    private List<PatientId> theirs;
    private String what = "";

    @BeforeEach void begin() throws Exception {
        world = new MailWorld(InstantSource.system());
        world.mail().open(RECIPIENT, "ORG", "Accueil des Bleuets", Behaviour.CONFIRMS);
        Files.createDirectories(folder(0));
        Files.createDirectories(folder(1));
    }

    private MailPractice sender() {
        MailPractice made = make(0, MailWorld.CLAIRE, PEOPLE);
        patients = made.patients();
        return made;
    }

    private MailPractice recipient() {
        MailPractice made = make(1, RECIPIENT, PEOPLE.subList(0, PEOPLE.size() - 1));
        theirs = made.patients();
        return made;
    }

    @AfterEach void end() {
        world.close();
    }

    private Path folder(int practice) {
        return place.resolve(practice == 0 ? "sender" : "recipient");
    }

    private MailPractice make(int practice, String address, List<String> people) {
        return MailPractice.create(folder(practice), MailPractice.mailbox(address, world.password(address), world.authority(),
                world.imap().port(), world.smtp().port()), people);
    }

    private void seed(long seed) {
        what = "seed " + seed;
        System.out.println("letters over a bad line: " + what);
        random = new Random(seed);
        troubles = new MailTroubles(world, random);
    }

    @Test void lettersOverABadLineArriveOnceEach() throws Exception {
        seed(20261126);
        try (MailPractice sender = sender(); MailPractice recipient = recipient()) {
            for (int i = 0; i < 20; i++) {
                queued.add(sender.send(patients.get(i % patients.size()), "Lettre " + i, "Lettre " + i, RECIPIENT, i % 3 > 0)
                        .toString());
                troubles.next(8);
                if (i % 3 == 2) sender.work();
                if (i % 5 == 4) recipient.work();
            }
            finish(sender, recipient);
        }
    }

    @Test @Tag("soak") void threeHundredLettersOfProgramsThatAreKilled() throws Exception {
        seed(Long.getLong("havre.soak.seed", System.nanoTime()));
        sender().close();
        recipient().close();
        int wanted = Integer.getInteger("havre.soak.letters", 300);
        int kills = 0;
        while (queued.size() < wanted) {
            killOnce(kills % 3 == 2 ? 1 : 0, kills++, Math.min(12, wanted - queued.size()));
        }
        figures.put("kills", kills);
        try (MailPractice sender = open(0); MailPractice recipient = open(1)) {
            finish(sender, recipient);
        }
    }

    private MailPractice open(int practice) {
        ahead[practice] = ahead[practice].plusHours(6);                     // what was killed may have been a little further
        return MailPractice.open(folder(practice), ahead[practice]);
    }

    private void killOnce(int practice, int run, int letters) throws Exception {
        ahead[practice] = ahead[practice].plusHours(6);
        troubles.next(60);
        List<String> arguments = new ArrayList<>(List.of(folder(practice).toString(), String.valueOf(run),
                String.valueOf(ahead[practice].toSeconds()), String.valueOf(practice == 0 ? letters : 0), RECIPIENT));
        patients.forEach(each -> arguments.add(each.toString()));
        boolean early = random.nextInt(8) == 0;
        KilledProgram program = new KilledProgram(MailCrashWorker.class, arguments, early ? 0 : 1 + random.nextInt(2 * letters + 4));
        boolean ran = program.kill(40, random.nextInt(early ? 2500 : 400));
        assertTrue(ran, () -> what + " run " + run + " ended by itself: " + program.said());
        for (String line : program.said()) note(practice, line.split(" ", -1));
    }

    private void note(int practice, String[] words) {
        switch (words[0]) {
            case "queued" -> {
                if (words.length == 2 && words[1].length() == 36) queued.add(words[1]);
            }
            case "turn" -> ahead[practice] = Duration.ofSeconds(Long.parseLong(words[1]));
            case "alarm" -> throw new AssertionError(what + ": " + String.join(" ", words));
            default -> { }
        }
    }

    /** The line is good again; what stays in doubt a person decides, who is sometimes wrong. */
    private void finish(MailPractice sender, MailPractice recipient) throws Exception {
        troubles.end();
        List<String> moving = sender.sent().stream().map(each -> each.state().map(Enum::name).orElse("-")).toList();
        for (int look = 0; look < LOOKS && !sender.sent().stream().allMatch(MailCrashTest::over); look++) {
            sender.work();
            if (look >= LOOKS_BEFORE_DECIDING) sender.sent().stream().filter(MailCrashTest::doubtful).forEach(each -> decide(sender, each));
        }
        for (int look = 0; look < 3; look++) {
            sender.work();
            recipient.work();
        }
        check(sender, recipient);
        System.out.println("letters over a bad line: " + sender.sent().size() + " letters, of which unsettled when it was good again "
                + moving.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())) + ", " + figures
                + ", taken by the server " + world.mail().taken().size() + " times, connections "
                + (world.imap().connections() + world.smtp().connections()));
    }

    private static boolean over(MessageLine line) {
        return line.state().filter(OVER::contains).isPresent();
    }

    private static boolean doubtful(MessageLine line) {
        return line.state().equals(Optional.of(MessageState.IN_DOUBT));
    }

    private void decide(MailPractice sender, MessageLine line) {
        String id = sender.messageId(line);
        boolean arrived = world.mail().timesTaken(id) > 0;
        boolean wrong = arrived && random.nextInt(3) == 0;
        figures.merge(arrived ? wrong ? "said not to have arrived, wrongly" : "said to have arrived" : "sent again", 1, Integer::sum);
        if (wrong) wronglySentAgain.add(id);
        if (arrived && !wrong) sender.vault().messages().letters().arrived(sender.vault().session(), line.id());
        else sender.vault().messages().letters().sendAgain(sender.vault().session(), line.id());
    }

    private void check(MailPractice sender, MailPractice recipient) throws Exception {
        List<MessageLine> sent = sender.sent();
        assertEquals(List.of(), sent.stream().filter(each -> !over(each)).map(each -> each.id() + " " + each.state()).toList(), what);
        Set<String> known = sent.stream().map(MessageLine::id).map(MessageId::toString).collect(Collectors.toSet());
        assertTrue(known.containsAll(queued), what + ": a letter that was said to be queued is gone");
        Map<String, PatientId> ids = new HashMap<>();
        for (MessageLine each : sent) {
            ids.put(sender.messageId(each), each.patient().orElseThrow());
            sentOnce(sender, each);
        }
        received(recipient, ids);
        for (MailPractice each : List.of(sender, recipient)) unharmed(each);
    }

    private void sentOnce(MailPractice sender, MessageLine line) {
        String id = sender.messageId(line);
        List<Delivered> copies = world.mail().taken().stream().filter(each -> each.id().equals(id)).toList();
        int allowed = wronglySentAgain.contains(id) ? 2 : 1;
        assertEquals(allowed, copies.size(), () -> what + ": taken by the server, " + line.id() + " " + line.state());
        for (Delivered copy : copies) assertArrayEquals(sender.original(line), copy.bytes(), what + ": another try, other bytes");
    }

    private void received(MailPractice recipient, Map<String, PatientId> sent) {
        Map<PatientId, Integer> expected = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (MessageLine each : recipient.received()) {
            String id = recipient.messageId(each);
            if (!sent.containsKey(id)) continue;                            // a receipt, say
            assertTrue(seen.add(id), what + ": kept twice");
            assertEquals(Keeping.KEPT, each.keeping(), what);
            int person = patients.indexOf(sent.get(id));
            boolean stranger = person >= theirs.size();
            assertEquals(stranger ? FilingState.TRAY : FilingState.FILED, each.filing(), () -> what + " " + each.reason());
            assertEquals(stranger, each.reason().isPresent(), what);
            if (!stranger) {
                assertEquals(Optional.of(theirs.get(person)), each.patient(), what);
                expected.merge(theirs.get(person), 1, Integer::sum);
            }
        }
        assertEquals(sent.keySet(), seen, what + ": received");
        for (PatientId each : theirs) {
            assertEquals(expected.getOrDefault(each, 0), recipient.vault().documents().list(recipient.vault().session(), each,
                    DocumentFilter.CURRENT).size(), what + ": documents in the file");
        }
    }

    private void unharmed(MailPractice practice) {
        List<Finding> found = practice.vault().verify(Progress.NONE).stream()
                .filter(each -> !EXPLAINED.contains(each.kind())).toList();
        assertEquals(List.of(), found, what);
    }
}
