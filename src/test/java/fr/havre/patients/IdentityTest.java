package fr.havre.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.patients.Identity.InsiAnswer;
import fr.havre.patients.Identity.Proof;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The state machine of spec INS: PROV, RECUP, VALI, QUAL. */
class IdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final UUID SOMEBODY = new UUID(1, 2);
    private static final Traits TRAITS = traits("Lefèvre", "Zoé Marie");
    private static final InsiAnswer ANSWER = new InsiAnswer(PatientPopulation.testIns(TRAITS, 1), NOW, SOMEBODY);
    private static final Proof PASSPORT = new Proof(ProofType.PASSPORT, NOW, SOMEBODY);

    private static Traits traits(String name, String given) {
        return new Traits(name, given, PartialDate.parse("1985-03-12"), Sex.FEMALE, Optional.of("75056"));
    }

    @Test void isQualifiedOnlyByAnAnswerAndAProofInEitherOrder() {
        Identity entered = Identity.provisional(TRAITS);
        assertEquals(IdentityStatus.PROV, entered.status());
        assertEquals(IdentityStatus.RECUP, entered.answered(ANSWER, TRAITS, false).status());
        assertEquals(IdentityStatus.VALI, entered.proved(PASSPORT).status());
        assertEquals(IdentityStatus.QUAL, entered.answered(ANSWER, TRAITS, false).proved(PASSPORT).status());
        assertEquals(IdentityStatus.QUAL, entered.proved(PASSPORT).answered(ANSWER, TRAITS, false).status());
    }

    @Test void aChangedTraitMakesItProvisionalAgainWhateverItWas() {
        Identity qualified = Identity.provisional(TRAITS).answered(ANSWER, TRAITS, false).proved(PASSPORT);
        for (Traits changed : new Traits[] {traits("Lefèbvre", "Zoé Marie"), traits("Lefèvre", "Zoé"),
                new Traits("Lefèvre", "Zoé Marie", PartialDate.parse("1985-03-13"), Sex.FEMALE, Optional.of("75056")),
                new Traits("Lefèvre", "Zoé Marie", PartialDate.parse("1985-03-12"), Sex.MALE, Optional.of("75056")),
                new Traits("Lefèvre", "Zoé Marie", PartialDate.parse("1985-03-12"), Sex.FEMALE, Optional.of("69123"))}) {
            assertEquals(IdentityStatus.PROV, qualified.withTraits(changed).status());
            assertEquals(Optional.empty(), qualified.withTraits(changed).ins());
            assertEquals(IdentityStatus.PROV, Identity.provisional(TRAITS).proved(PASSPORT).withTraits(changed).status());
        }
    }

    @Test void anAccentOrAHyphenIsNoChange() {
        Identity qualified = Identity.provisional(TRAITS).answered(ANSWER, TRAITS, false).proved(PASSPORT);
        assertEquals(IdentityStatus.QUAL, qualified.withTraits(traits("LEFEVRE", "ZOE-MARIE")).status());
    }

    @Test void anAnswerThatDiffersNeedsSomebodyToAcceptItAndVoidsTheProof() {
        Identity validated = Identity.provisional(TRAITS).proved(PASSPORT);
        Traits answered = traits("Lefèvre", "Zoé Marie Louise");
        assertEquals(PatientException.Code.TRAITS_DIFFER,
                assertThrows(PatientException.class, () -> validated.answered(ANSWER, answered, false)).code());
        Identity accepted = validated.answered(ANSWER, answered, true);
        assertEquals(IdentityStatus.RECUP, accepted.status());
        assertEquals(answered, accepted.traits());
    }

    @Test void nothingIsVerifiedOfAnIncompleteIdentity() {
        Identity unknownPlace = Identity.provisional(
                new Traits("Lefèvre", "Zoé", PartialDate.parse("1985"), Sex.FEMALE, Optional.empty()));
        assertEquals(PatientException.Code.TRAITS_INCOMPLETE,
                assertThrows(PatientException.class, () -> unknownPlace.proved(PASSPORT)).code());
    }

    @Test void fallsBackStepByStepWhenAnAnswerOrAProofIsWithdrawn() {
        Identity qualified = Identity.provisional(TRAITS).answered(ANSWER, TRAITS, false).proved(PASSPORT);
        assertEquals(IdentityStatus.VALI, qualified.unconfirmed().status());
        assertEquals(IdentityStatus.RECUP, qualified.unproved().status());
        assertEquals(IdentityStatus.PROV, qualified.unproved().unconfirmed().status());
    }

    @Test void printsNothingOfAPerson() {
        Identity qualified = Identity.provisional(TRAITS).answered(ANSWER, TRAITS, false);
        String printed = qualified + " " + TRAITS + " " + new Patient(new PatientId(SOMEBODY), 1, qualified,
                Patient.UsedNames.NONE, Patient.Contact.NONE, NOW, NOW, SOMEBODY);
        assertFalse(printed.contains("Lef") || printed.contains("Zo") || printed.contains("1985"), printed);
    }
}
