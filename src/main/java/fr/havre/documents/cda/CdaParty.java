package fr.havre.documents.cda;

import fr.havre.documents.Author;
import fr.havre.patients.PartialDate;
import java.util.Optional;

/**
 * Somebody who took part in a document, as its header says.
 *
 * @param function in words, as written; empty if it was not said
 */
public record CdaParty(Kind kind, Author who, Optional<PartialDate> when, String function) {
    /** In what way. */
    public enum Kind { AUTHOR, LEGAL_AUTHENTICATOR, AUTHENTICATOR, CUSTODIAN, PERFORMER, RECIPIENT, INFORMANT, DATA_ENTERER,
        PARTICIPANT }

    @Override public String toString() {
        return "CdaParty[" + kind + "]";
    }
}
