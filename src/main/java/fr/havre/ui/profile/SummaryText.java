package fr.havre.ui.profile;

import fr.havre.agenda.prevention.Prevention;
import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.PatientId;
import fr.havre.patients.ips.GivenVaccine;
import fr.havre.patients.ips.SummaryWords;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.ui.words.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a patient summary, in the language it is written in; and the vaccinations that go with it. */
public final class SummaryText implements SummaryWords {
    private final ProfileWords words;

    public SummaryText(Language language) {
        words = new ProfileWords(() -> language);
    }

    @Override public Locale language() {
        return words.language().locale();
    }

    @Override public String title() {
        return words.now("profile.ips.title");
    }

    @Override public String section(ProfileKind kind) {
        return words.label(kind);
    }

    @Override public String vaccinations() {
        return words.now("profile.ips.vaccinations");
    }

    @Override public String line(ProfileContent content) {
        return words.full(content);
    }

    @Override public String absent(ProfileKind kind, boolean asked) {
        return asked ? words.now("profile.none." + kind) : words.label(fr.havre.patients.profile.Profile.Known.NOT_ASKED);
    }

    /** What was given, where this person may know; none of a patient without a birth date. */
    public static List<GivenVaccine> vaccines(Optional<Prevention> prevention, Session session, PatientId patient, boolean born,
            Language language) {
        if (prevention.isEmpty() || !born || !session.may(Permission.KEEP_PREVENTION)) return List.of();
        return prevention.get().open(session, patient).vaccinations().stream()
                .map(each -> new GivenVaccine(each.vaccine().name(language.locale()), each.on(), each.lot())).toList();
    }
}
