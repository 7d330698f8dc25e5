package fr.havre.ui.admissions;

import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionState;
import fr.havre.ui.LiveWords;
import fr.havre.ui.patients.PatientWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.words.ErrorWords;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was sent of an admission and how far it is, in words of the language of the moment. */
final class SendingWords {
    private final LiveWords words;

    SendingWords(LiveWords words) {
        this.words = words;
    }

    /** What the pill says. */
    String state(Submission submission) {
        return words.label(submission.state());
    }

    static Badge.Tone tone(Submission submission) {
        if (submission.stopped()) return Badge.Tone.BAD;
        return switch (submission.state()) {
            case RECEIVED, PAPER -> Badge.Tone.GOOD;
            case PREPARED, QUEUED, SENT -> Badge.Tone.INFO;
            case IN_DOUBT -> Badge.Tone.WARN;
            case REFUSED -> Badge.Tone.BAD;
            case REPLACED, WITHDRAWN -> Badge.Tone.PLAIN;
        };
    }

    /** To whom, how many documents. */
    String what(Submission submission) {
        String whom = Stream.of(submission.addressee(), submission.address()).filter(part -> !part.isBlank())
                .collect(Collectors.joining(AdmissionWords.BETWEEN));
        if (submission.callsOff()) return words.now("admissions.sending.off", whom);
        return words.now("admissions.sending.what", whom, submission.pieces().size());
    }

    static String whom(Submission submission) {
        return submission.addressee().isBlank() ? submission.address() : submission.addressee();
    }

    /** Who prepared it and when, who sent it, since when it is so. */
    String who(Submission submission, Map<UUID, String> names) {
        String prepared = words.now("admissions.sending.prepared", PatientWords.moment(submission.preparedAt()),
                names.getOrDefault(submission.preparedBy(), ""));
        String since = submission.state() == SubmissionState.PREPARED ? "" : words.now("admissions.sending.since",
                state(submission), PatientWords.moment(submission.since()));
        String sent = submission.sentBy().map(by -> words.now("admissions.sending.by", names.getOrDefault(by, ""))).orElse("");
        return Stream.of(prepared, since, sent).filter(part -> !part.isBlank()).collect(Collectors.joining(AdmissionWords.BETWEEN));
    }

    /** What stands in its way or became of it; empty where there is nothing to say. */
    String why(Submission submission) {
        return submission.reason().map(reason -> new ErrorWords(words.languageProperty().get()).sentence(reason)).orElse("");
    }
}
