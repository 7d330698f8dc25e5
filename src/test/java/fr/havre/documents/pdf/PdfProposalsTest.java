package fr.havre.documents.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.Proposal;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Sex;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfProposalsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String LETTER = """
            Centre d’imagerie du Port                    Lyon, le 5 mars 2024
            COMPTE-RENDU D’IMAGERIE
            Nom de naissance : LÉVÊQUE    Prénom : Zoé
            Nom d'usage : MARTIN
            Née le 12/05/1985    Sexe : F
            INS : 1 85 05 2A 004 012 70 (NIR) OID 1.2.250.1.213.1.4.10
            IRM du genou réalisée le 04/03/2024. Prochain contrôle le 01/09/2031.
            """;

    @Test void proposesTypeDateAndPatientWithThePhrasesTheyWereSeenIn() {
        PdfProposals proposals = PdfProposals.of(LETTER, TODAY);
        assertEquals("18748-4", proposals.types().getFirst().value().code());
        assertTrue(proposals.types().getFirst().phrase().contains("COMPTE-RENDU D’IMAGERIE"));
        assertEquals(List.of("2024-03-05", "2024-03-04"), proposals.dates().stream().map(date -> date.value().iso()).toList());
        Proposal<ClaimedIdentity> patient = proposals.patient().orElseThrow();
        assertEquals("LÉVÊQUE", patient.value().birthFamilyName());
        assertEquals("Zoé", patient.value().birthGivenNames());
        assertEquals("MARTIN", patient.value().usedFamilyName());
        assertEquals("1985-05-12", patient.value().birthDate().orElseThrow().iso());
        assertEquals(Optional.of(Sex.FEMALE), patient.value().sex());
        assertEquals("185052A00401270", patient.value().verifiedIns().orElseThrow().number());
        assertTrue(patient.value().verifiedIns().orElseThrow().test());
        assertTrue(patient.phrase().contains("1 85 05 2A 004 012 70"));
    }

    @ParameterizedTest
    @CsvSource({"Compte rendu opératoire,34874-8", "ORDONNANCE,57833-6", "Résultats d'analyses de biologie,11502-2",
        "Lettre de liaison à la sortie,11490-0", "Carte nationale d'identité,PIECE-IDENTITE", "Avis d’arrêt de travail,PRESC-AAT"})
    void knowsTheUsualWords(String words, String code) {
        assertEquals(code, PdfProposals.of("Docteur Petit\n" + words + "\n", TODAY).types().getFirst().value().code());
    }

    @Test void everyProposedTypeIsInTheOfficialList() {
        CodeLists.official().typesProposedByWords().forEach((words, code) ->
                assertTrue(CodeLists.official().find(CodeList.TYPE, code).isPresent(), words));
    }

    @Test void readsTheFormOfAddressOfALetter() {
        ClaimedIdentity patient = PdfProposals.of("J'ai vu Madame Anne Martin née Lévêque, née le 1er mai 1985.", TODAY)
                .patient().orElseThrow().value();
        assertEquals("Anne Martin", patient.usedFamilyName());
        assertEquals("Lévêque", patient.birthFamilyName());
        assertEquals("1985-05-01", patient.birthDate().orElseThrow().iso());
    }

    @Test void proposesNoNumberWhoseKeyDoesNotCompute() {
        assertEquals(Optional.empty(), PdfProposals.of("INS 2 23 04 25 456 114 04", TODAY).patient());
    }

    @Test void proposesNothingForNoise() {
        PdfProposals proposals = PdfProposals.of("lorem ipsum 12345 99/99/2024 31/02/2024", TODAY);
        assertEquals(List.of(), proposals.types());
        assertEquals(List.of(), proposals.dates());
        assertEquals(Optional.empty(), proposals.patient());
        assertEquals(Optional.empty(), PdfProposals.of("", TODAY).patient());
    }

    @Test void givesTheWordsBackWhereFoldingChangesTheirLength() {
        FoldedText text = new FoldedText("L’ŒIL d’une sœur – Étienne");
        int at = text.folded().indexOf("soeur");
        assertEquals("sœur", text.original(at, at + 5));
        assertEquals("l'oeil d'une soeur - etienne", text.folded());
    }
}
