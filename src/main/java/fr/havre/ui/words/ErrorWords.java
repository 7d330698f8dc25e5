package fr.havre.ui.words;

import fr.havre.access.AbsenceException;
import fr.havre.access.AccessDeniedException;
import fr.havre.admissions.AdmissionException;
import fr.havre.agenda.AgendaException;
import fr.havre.agenda.calendar.CalendarException;
import fr.havre.agenda.fhir.AgendaServerException;
import fr.havre.agenda.prevention.PreventionException;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryRefusedException;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.FilingException;
import fr.havre.documents.ocr.OcrException;
import fr.havre.documents.review.ReviewException;
import fr.havre.documents.writing.WritingException;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.inbox.InboxException;
import fr.havre.messaging.outgoing.LetterRefusedException;
import fr.havre.messaging.transport.MailException;
import fr.havre.patients.ConsentException;
import fr.havre.patients.PatientException;
import fr.havre.patients.elsewhere.ElsewhereException;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.profile.ProfileException;
import fr.havre.record.RecordException;
import fr.havre.record.RecordRefusedException;
import fr.havre.sending.SendingException;
import fr.havre.sync.SyncException;
import fr.havre.vault.VaultException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** One sentence for the user: what did not happen, and what to do. Never a stack trace, never another system's text. */
public final class ErrorWords {
    static final String UNEXPECTED = "unexpected";

    private final Language language;

    public ErrorWords(Language language) {
        this.language = language;
    }

    /** Read when something first goes wrong. */
    private ResourceBundle texts() {
        return language.texts("errors");
    }

    /** What {@code problem} means for a person; for an error of the program, that it is one. */
    public String sentence(Throwable problem) {
        return codeOf(problem).map(this::sentence).orElseGet(() -> texts().getString(UNEXPECTED));
    }

    /** The sentence of a code, a warning or a finding. */
    public String sentence(Enum<?> code) {
        return texts().getString(key(code));
    }

    /**
     * The sentence of a code as it stands in a row: {@code record.HASH_DIFFERS} as a refused entry has it, or the bare
     * {@code ACCESS_BLOCKED} of an outgoing item or a look at the record; empty for one that an older program wrote.
     */
    public Optional<String> sentence(String stored) {
        return Stream.of("", "record.", "access.", "patient.", "consent.", "recordRefused.", "mail.",
                        "mailRefused.").map(prefix -> prefix + stored)
                .filter(key -> key.contains(".") && texts().containsKey(key)).findFirst().map(key -> texts().getString(key));
    }

    /** The code that window, command and journal know a problem by; empty for an error of the program. */
    public static Optional<Enum<?>> codeOf(Throwable problem) {
        return switch (problem) {
            case VaultException e -> Optional.of(e.code());
            case AccessDeniedException e -> Optional.of(e.permission());
            case AbsenceException e -> Optional.of(e.code());
            case PatientException e -> Optional.of(e.code());
            case AdmissionException e -> Optional.of(e.code());
            case PreventionException e -> Optional.of(e.code());
            case AgendaException e -> Optional.of(e.code());
            case CalendarException e -> Optional.of(e.code());
            case FhirException e -> Optional.of(e.code());
            case AgendaServerException e -> Optional.of(e.code());
            case ProfileException e -> Optional.of(e.code());
            case ElsewhereException e -> Optional.of(e.code());
            case ConsentException e -> Optional.of(e.code());
            case DocumentRefusedException e -> Optional.of(e.code());
            case FilingException e -> Optional.of(e.code());
            case OcrException e -> Optional.of(e.code());
            case ReviewException e -> Optional.of(e.code());
            case WritingException e -> Optional.of(e.code());
            case RecordException e -> Optional.of(e.code());
            case RecordRefusedException e -> Optional.of(e.code());
            case DirectoryException e -> Optional.of(e.code());
            case DirectoryRefusedException e -> Optional.of(e.code());
            case MailRefusedException e -> Optional.of(e.code());
            case MailException e -> Optional.of(e.code());
            case InboxException e -> Optional.of(e.code());
            case LetterRefusedException e -> Optional.of(e.first());
            case SendingException e -> Optional.of(e.code());
            case SyncException e -> Optional.of(e.code());
            default -> Optional.empty();
        };
    }

    /** {@code vault.DAMAGED} for {@code VaultException.Code.DAMAGED}. */
    public static String key(Enum<?> code) {
        Class<?> type = code.getDeclaringClass();
        if (type.getSimpleName().equals("Permission")) return "access." + code.name();
        Class<?> named = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        String name = named.getSimpleName().replaceFirst("Exception$", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "." + code.name();
    }
}
