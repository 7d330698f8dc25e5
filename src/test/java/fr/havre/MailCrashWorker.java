package fr.havre;

import fr.havre.patients.PatientId;
import fr.havre.vault.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The program that is killed: writes letters, sends and fetches without end, and says each thing on a line of its own once
 * it is done: {@code open}, {@code alarm KIND SUBJECT}, {@code queued MESSAGE}, {@code turn SECONDS-AHEAD}.
 *
 * <p>Arguments: place, number of the run, how many seconds its time is ahead, how many letters it writes at most, to whom,
 * the patients.
 */
final class MailCrashWorker {
    private final MailPractice practice;
    private final int run;
    private final String to;
    private final List<PatientId> patients;
    private final PrintStream out;
    private final Random random;

    private MailCrashWorker(MailPractice practice, int run, String to, List<PatientId> patients, PrintStream out) {
        this.practice = practice;
        this.run = run;
        this.to = to;
        this.patients = patients;
        this.out = out;
        this.random = new Random(run);
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        List<PatientId> patients = Arrays.stream(args).skip(5).map(each -> new PatientId(UUID.fromString(each))).toList();
        try (MailPractice practice = MailPractice.open(Path.of(args[0]), Duration.ofSeconds(Long.parseLong(args[2])))) {
            practice.vault().findings().stream().filter(Finding::isAlarm)
                    .forEach(each -> out.println("alarm " + each.kind() + " " + each.subject()));
            out.println("open");
            new MailCrashWorker(practice, Integer.parseInt(args[1]), args[4], patients, out).work(Integer.parseInt(args[3]));
        }
    }

    /** In every other run the window's scheduler sends and fetches meanwhile; else this thread does, in turn. */
    private void work(int most) throws IOException {
        boolean beside = run % 2 == 0;
        if (beside) practice.vault().record().scheduler().start();
        for (int turn = 0; !out.checkError(); turn++) {
            if (turn < most) {
                PatientId patient = patients.get(random.nextInt(patients.size()));
                out.println("queued " + practice.send(patient, "Lettre " + run + "-" + turn, words(turn), to, random.nextInt(3) > 0));
            } else if (beside) {
                practice.workBeside();
                if (System.in.read() < 0) return;                           // until it is killed
            }
            if (beside) practice.workBeside();
            else if (turn % 3 == 2 || turn >= most) practice.work();
            out.println("turn " + practice.ahead().toSeconds());
        }
    }

    /** Unlike any others; from a few lines to a few pages. */
    private String words(int turn) {
        StringBuilder words = new StringBuilder("Lettre " + run + "-" + turn + "\n");
        for (int i = random.nextInt(300); i >= 0; i--) {
            words.append("mot").append(random.nextInt(5000)).append(i % 9 == 0 ? '\n' : ' ');
        }
        return words.toString();
    }
}
