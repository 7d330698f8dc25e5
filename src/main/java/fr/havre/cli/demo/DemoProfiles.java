package fr.havre.cli.demo;

import fr.havre.OpenVault;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.ProfileProposal;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of those with the fullest charts, as their documents say it; each line's source says that it is invented. */
final class DemoProfiles {
    private static final String INVENTED = " [DEMO]";
    /** Whose, which kind, since when, what, what of it. */
    private static final String LINES = """
            lefevre   | ALLERGY        | 1998    | Pénicilline | urticaire
            lefevre   | TREATMENT      |         | Apixaban 5 mg | 1 comprimé matin et soir
            lefevre   | TREATMENT      |         | Bisoprolol 5 mg | 1 comprimé le matin
            lefevre   | HISTORY        |         | Fibrillation atriale permanente |
            lefevre   | HISTORY        |         | Hypertension artérielle |
            lefevre   | IMPLANT        | 2016    | Prothèse totale de hanche droite |
            lefevre   | TRUSTED_PERSON | 2024-03 | Hélène Lefèvre | sa fille
            lefevre   | DIRECTIVE      | 2024-03 | Rédigées | copie au cabinet
            morel     | ALLERGY        |         | none |
            morel     | TREATMENT      |         | Metformine 1000 mg | 1 comprimé matin et soir
            morel     | TREATMENT      |         | Dapagliflozine 10 mg | 1 comprimé le matin
            morel     | TREATMENT      |         | Atorvastatine 40 mg | 1 comprimé le soir
            morel     | TREATMENT      |         | Périndopril 5 mg | 1 comprimé le matin
            morel     | HISTORY        |         | Diabète de type 2 | depuis onze ans
            morel     | HISTORY        |         | Rétinopathie diabétique minime de l’œil droit |
            morel     | PERSON_TO_WARN |         | Paul Vasselin | son fils
            ferreira  | ALLERGY        |         | Iode |
            ferreira  | TREATMENT      |         | Amlodipine 5 mg | 1 comprimé le matin
            ferreira  | HISTORY        |         | Insuffisance veineuse chronique |
            ferreira  | HISTORY        |         | Arthrose des genoux |
            marchand  | TREATMENT      |         | Lévothyroxine 75 µg | 1 comprimé le matin à jeun
            marchand  | HISTORY        |         | Thyroïdite auto-immune |
            legouerec | ALLERGY        |         | none |
            legouerec | TREATMENT      |         | none |
            legouerec | HISTORY        |         | Appendicectomie |
            legouerec | HISTORY        | 2021    | Tabac sevré | 12 paquets-années
            """;

    private final OpenVault vault;
    private final Map<String, PatientId> patients;
    private final PartialDate on;

    DemoProfiles(OpenVault vault, Map<String, PatientId> patients, LocalDate today) {
        this.vault = vault;
        this.patients = patients;
        on = PartialDate.of(today.minusDays(58));
    }

    /** And what one of them has told, which waits to be checked. */
    void fill() {
        Profiles profiles = vault.profiles().orElseThrow();
        ProfileSource practice = new ProfileSource(ProfileOrigin.PRACTICE, Optional.empty(), Optional.of("Dr Claire Roussel" + INVENTED),
                Optional.of(on));
        for (String line : LINES.lines().toList()) {
            String[] parts = line.split("\\|", -1);
            ProfileKind kind = ProfileKind.valueOf(parts[1].strip());
            ProfileContent content = parts[3].strip().equals("none") ? ProfileContent.none(kind)
                    : ProfileContent.of(kind, parts[3].strip()).withDetail(Optional.of(parts[4].strip()))
                    .withDates(PartialDate.parse(parts[2].strip()), Optional.empty());
            profiles.add(vault.session(), patients.get(parts[0].strip()), content, practice);
        }
        profiles.propose(vault.session(), patients.get("lefevre"), ProfileLane.PATIENT, List.of(new ProfileProposal(
                ProfileContent.of(ProfileKind.TREATMENT, "Paracétamol 1 g, parfois"), new ProfileSource(ProfileOrigin.QUESTIONNAIRE,
                Optional.empty(), Optional.of("Questionnaire avant anesthésie" + INVENTED), Optional.of(on)))));
    }
}
