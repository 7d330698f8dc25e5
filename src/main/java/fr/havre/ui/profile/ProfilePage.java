package fr.havre.ui.profile;

import fr.havre.documents.pdf.Paper;
import fr.havre.patients.Patient;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.Profile.Known;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.ui.words.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The profile on one sheet for an admission: what counts in an emergency first, each line with its source and date. */
public final class ProfilePage {
    private final ProfileWords words;

    public ProfilePage(Language language) {
        words = new ProfileWords(() -> language);
    }

    /**
     * A PDF; some 100 ms, never on the FX thread.
     *
     * @param by who prints it
     * @param large letters for who sees badly
     */
    public byte[] pdf(Patient patient, Profile profile, String by, Instant now, boolean large) {
        Paper.Builder page = Paper.titled(words.now("profile.title"), now).author(by)
                .language(words.language().locale().toLanguageTag()).large(large)
                .footer(patient.shownName() + patient.traits().birthDate().map(each -> " · " + ProfileWords.day(each)).orElse(""))
                .shownTitle().boxed(identity(patient));
        for (ProfileKind kind : ProfileKind.values()) kind(page, profile, kind);
        return page.aside(List.of(words.now("profile.page.made", by, ProfileWords.day(now)))).pdf();
    }

    private List<String> identity(Patient patient) {
        return Stream.of(patient.traits().birthName() + " " + patient.traits().givenNames(),
                patient.used().name().map(each -> words.now("profile.page.used", each)).orElse(""),
                words.now("profile.page.born", patient.traits().birthDate().map(ProfileWords::day).orElse("?"),
                        words.label(patient.traits().sex())),
                patient.ins().map(each -> words.now("profile.page.ins", each.number())).orElse("")).filter(each -> !each.isEmpty()).toList();
    }

    /** Kinds that nobody has asked about are said only where silence would be taken for "none". */
    private void kind(Paper.Builder page, Profile profile, ProfileKind kind) {
        Known known = profile.known(kind);
        if (known == Known.NOT_ASKED && !kind.medical() && !kind.emergency()) return;
        page.heading(words.label(kind));
        if (known == Known.NOT_ASKED) {
            page.paragraph(words.unknown(known, kind));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        profile.none(kind).ifPresent(each -> rows.add(row(each)));
        profile.current(kind).forEach(each -> rows.add(row(each)));
        page.table(List.of(), rows);
    }

    private List<String> row(ProfileLine line) {
        ProfileContent content = line.content();
        String what = Stream.of(words.what(content), words.more(content)).filter(each -> !each.isEmpty())
                .collect(java.util.stream.Collectors.joining("\n"));
        return List.of(what, words.when(content), words.source(line.source()));
    }
}
