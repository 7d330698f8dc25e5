package fr.havre.documents;

import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.PartialDate;
import java.util.List;
import java.util.Optional;

/**
 * What a document, or the list it came in, says of itself (CDA header, XDS metadata). All of it is a claim; empty texts
 * and Optionals were not said. Codes are kept as written.
 *
 * @param type JDV_J07
 * @param documentClass JDV_J06: that of the type (ASS_X04), else as written
 * @param date when the document was made, not when it was sent
 * @param language such as {@code fr-FR}
 * @param confidentiality all labels, JDV_J08; the first is the level (N, R, V)
 * @param replaces the uniqueId of the document this one takes the place of (RPLC)
 * @param format JDV_J10
 * @param serviceStart begin of the act that is documented
 * @param patient of whom it speaks, by its own words
 */
public record DocumentMetadata(String title, Optional<CodedValue> type, Optional<CodedValue> documentClass,
        Optional<PartialDate> date, Author author, String language, List<CodedValue> confidentiality,
        Optional<CodedValue> facilityType, Optional<CodedValue> practiceSetting, Optional<Identifier> uniqueId,
        Optional<Identifier> setId, Optional<Integer> version, Optional<Identifier> replaces,
                Optional<CodedValue> format,
        List<CodedValue> eventCodes, Optional<PartialDate> serviceStart, Optional<PartialDate> serviceEnd,
        ClaimedIdentity patient) {

    public static final DocumentMetadata NONE = builder().build();

    public DocumentMetadata {
        confidentiality = List.copyOf(confidentiality);
        eventCodes = List.copyOf(eventCodes);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that holds all of this, to say some of it differently. */
    public Builder toBuilder() {
        return new Builder().title(title).type(type).documentClass(documentClass).date(date).author(author)
                .language(language).confidentiality(confidentiality).facilityType(facilityType)
                .practiceSetting(practiceSetting).uniqueId(uniqueId).setId(setId).version(version).replaces(replaces)
                .format(format).eventCodes(eventCodes).service(serviceStart, serviceEnd).patient(patient);
    }

    /** False if both name a uniqueId or an INS number and these differ; what one of them does not say cannot differ. */
    public boolean agreesWith(DocumentMetadata other) {
        boolean sameId = uniqueId.isEmpty() || other.uniqueId.isEmpty() || uniqueId.equals(other.uniqueId);
        boolean samePatient = patient.ins().isEmpty() || other.patient.ins().isEmpty()
                || patient.ins().get().claimedNumber().equals(other.patient.ins().get().claimedNumber());
        return sameId && samePatient;
    }

    /** Titles name persons and diseases: only codes are shown. */
    @Override public String toString() {
        return "DocumentMetadata[type " + type.map(CodedValue::code).orElse("-") + "]";
    }

    /** Collects what a reader finds; what is never called was not said. One thread. */
    public static final class Builder {
        private String title = "";
        private Optional<CodedValue> type = Optional.empty();
        private Optional<CodedValue> documentClass = Optional.empty();
        private Optional<PartialDate> date = Optional.empty();
        private Author author = Author.NONE;
        private String language = "";
        private List<CodedValue> confidentiality = List.of();
        private Optional<CodedValue> facilityType = Optional.empty();
        private Optional<CodedValue> practiceSetting = Optional.empty();
        private Optional<Identifier> uniqueId = Optional.empty();
        private Optional<Identifier> setId = Optional.empty();
        private Optional<Integer> version = Optional.empty();
        private Optional<Identifier> replaces = Optional.empty();
        private Optional<CodedValue> format = Optional.empty();
        private List<CodedValue> eventCodes = List.of();
        private Optional<PartialDate> serviceStart = Optional.empty();
        private Optional<PartialDate> serviceEnd = Optional.empty();
        private ClaimedIdentity patient = ClaimedIdentity.NONE;

        private Builder() { }

        public Builder title(String said) {
            title = said;
            return this;
        }

        public Builder type(Optional<CodedValue> said) {
            type = said;
            return this;
        }

        public Builder documentClass(Optional<CodedValue> said) {
            documentClass = said;
            return this;
        }

        public Builder date(Optional<PartialDate> said) {
            date = said;
            return this;
        }

        public Builder author(Author said) {
            author = said;
            return this;
        }

        public Builder language(String said) {
            language = said;
            return this;
        }

        public Builder confidentiality(List<CodedValue> said) {
            confidentiality = said;
            return this;
        }

        public Builder facilityType(Optional<CodedValue> said) {
            facilityType = said;
            return this;
        }

        public Builder practiceSetting(Optional<CodedValue> said) {
            practiceSetting = said;
            return this;
        }

        public Builder uniqueId(Optional<Identifier> said) {
            uniqueId = said;
            return this;
        }

        public Builder setId(Optional<Identifier> said) {
            setId = said;
            return this;
        }

        public Builder version(Optional<Integer> said) {
            version = said;
            return this;
        }

        public Builder replaces(Optional<Identifier> said) {
            replaces = said;
            return this;
        }

        public Builder format(Optional<CodedValue> said) {
            format = said;
            return this;
        }

        public Builder eventCodes(List<CodedValue> said) {
            eventCodes = said;
            return this;
        }

        public Builder service(Optional<PartialDate> start, Optional<PartialDate> end) {
            serviceStart = start;
            serviceEnd = end;
            return this;
        }

        public Builder patient(ClaimedIdentity said) {
            patient = said;
            return this;
        }

        /** The class is the one of the type, where the type is known: a wrong class would open it to others. */
        public DocumentMetadata build() {
            Optional<CodedValue> ofType = type.flatMap(each -> CodeLists.official().classOf(each.code()))
                    .or(() -> documentClass);
            return new DocumentMetadata(title, type, ofType, date, author, language, confidentiality, facilityType,
                    practiceSetting, uniqueId, setId, version, replaces, format, eventCodes, serviceStart,
                        serviceEnd, patient);
        }
    }
}
