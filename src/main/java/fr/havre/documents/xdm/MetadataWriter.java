package fr.havre.documents.xdm;

import static fr.havre.documents.xdm.EbRim.plain;

import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Identifier;
import fr.havre.documents.xdm.XdmSubmission.Item;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A METADATA.XML: the counterpart of {@link XdmList} and {@link ListedObject}. */
final class MetadataWriter {
    private static final String SUBMISSION_SET = "a54d6aa5-d40d-43f9-88c5-b4633d873bdd";
    private static final String STABLE_DOCUMENT = "7edca82f-054d-47f2-a032-9b2a5b5186c1";
    private static final String SET_AUTHOR = "a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d";
    private static final String SET_CONTENT = "aa543740-bdda-424e-8c96-df4873be8500";
    private static final String SET_UNIQUE_ID = "96fdda7c-d067-4183-912e-bf5ee74998a8";
    private static final String SET_SOURCE = "554ac39e-e3fe-47fe-b233-965d2a147832";
    private static final String SET_PATIENT = "6b5aea1a-874d-4603-a4bc-96a0a7b38446";
    private static final String SET = "SubmissionSet01";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .withZone(ZoneOffset.UTC);

    private final XdmSubmission submission;
    private final EbRim out = new EbRim();
    private final String patientId;

    MetadataWriter(XdmSubmission submission) {
        this.submission = submission;
        Ins ins = submission.patient().verifiedIns().orElseThrow();
        patientId = ins.number() + "^^^&" + ins.issuer().oid() + "&ISO^NH";
    }

    String write() {
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lcm:SubmitObjectsRequest"
                + " xmlns:lcm=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\""
                + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">\n<RegistryObjectList>\n");
        for (int i = 0; i < submission.documents().size(); i++) document(submission.documents().get(i), i);
        set();
        for (int i = 0; i < submission.documents().size(); i++) associations(submission.documents().get(i), i);
        return out.raw("</RegistryObjectList>\n</lcm:SubmitObjectsRequest>\n").toString();
    }

    private void set() {
        out.raw("<RegistryPackage id=\"" + SET + "\" objectType=\"urn:oasis:names:tc:ebxml-regrep:"
                        + "ObjectType:RegistryObject:RegistryPackage\">\n")
                .slot("submissionTime", SECONDS.format(submission.at())).name(submission.title())
                .node(SET, SUBMISSION_SET).author(SET, SET_AUTHOR, submission.sender())
                .code(SET, SET_CONTENT, Optional.of(submission.contentType()))
                .externalId(SET, SET_PATIENT, "XDSSubmissionSet.patientId", patientId)
                .externalId(SET, SET_SOURCE, "XDSSubmissionSet.sourceId", submission.source().value())
                .externalId(SET, SET_UNIQUE_ID, "XDSSubmissionSet.uniqueId", submission.uniqueId().value())
                .raw("</RegistryPackage>\n");
    }

    private void document(Item item, int index) {
        DocumentMetadata said = item.metadata();
        String id = id(index);
        out.raw("<ExtrinsicObject id=\"").raw(id).raw("\" mimeType=\"").raw(item.mimeType())
                .raw("\" objectType=\"urn:uuid:" + STABLE_DOCUMENT
                        + "\" status=\"urn:oasis:names:tc:ebxml-regrep:StatusType:Approved\">\n");
        slots(item, index);
        out.name(said.title());
        said.version().ifPresent(version -> out.raw("<VersionInfo versionName=\"" + version + "\"/>\n"));
        out.author(id, ListedObject.AUTHOR, said.author());
        out.code(id, ListedObject.CLASS, said.documentClass());
        for (CodedValue each : said.confidentiality()) {
            out.code(id, ListedObject.CONFIDENTIALITY, Optional.of(each));
        }
        said.eventCodes().forEach(each -> out.code(id, ListedObject.EVENT, Optional.of(each)));
        out.code(id, ListedObject.FORMAT, said.format()).code(id, ListedObject.FACILITY, said.facilityType())
                .code(id, ListedObject.PRACTICE, said.practiceSetting()).code(id, ListedObject.TYPE, said.type())
                .externalId(id, ListedObject.PATIENT_ID, "XDSDocumentEntry.patientId", patientId)
                .externalId(id, ListedObject.UNIQUE_ID, "XDSDocumentEntry.uniqueId",
                        said.uniqueId().orElseThrow().value())
                .raw("</ExtrinsicObject>\n");
    }

    private void slots(Item item, int index) {
        DocumentMetadata said = item.metadata();
        out.slot("creationTime", time(said.date())).slot("hash", sha1(item.bytes()))
                .slot("languageCode", said.language()).slot("serviceStartTime", time(said.serviceStart()))
                .slot("serviceStopTime", time(said.serviceEnd())).slot("size", Integer.toString(item.bytes().length))
                .slot("sourcePatientId", patientId).slot("sourcePatientInfo", patient())
                .slot("URI", file(item, index));
    }

    /** PID-5 in the order and with the types that the reader knows; PID-11 holds the place of birth. */
    private List<String> patient() {
        ClaimedIdentity said = submission.patient();
        String born = plain(said.birthFamilyName()) + "^" + plain(said.firstBirthGivenName()) + "^"
                + plain(said.birthGivenNames()) + "^^^^L";
        String used = said.usedFamilyName().isBlank() && said.usedGivenName().isBlank() ? ""
                : "~" + plain(said.usedFamilyName()) + "^" + plain(said.usedGivenName()) + "^^^^^D";
        return List.of("PID-3|" + patientId, "PID-5|" + born + used,
                said.birthDate().map(date -> "PID-7|" + date.hl7()).orElse(""),
                said.sex().map(sex -> "PID-8|" + (sex == Sex.UNKNOWN ? "U" : sex.code())).orElse(""),
                said.birthPlaceCog().isBlank() ? "" : "PID-11|^^^^^^BDL^^" + plain(said.birthPlaceCog()));
    }

    private void associations(Item item, int index) {
        out.association("oasis:names:tc:ebxml-regrep:AssociationType:HasMember", SET, id(index), true);
        item.metadata().replaces().map(Identifier::urn).ifPresent(older -> out.association(
                "ihe:iti:2007:AssociationType:RPLC", id(index), older, false));
    }

    private static String id(int index) {
        return "Document%02d".formatted(index + 1);
    }

    /** Name in the folder of the list. */
    static String file(Item item, int index) {
        return "DOC%04d.%s".formatted(index + 1, item.extension().toUpperCase(java.util.Locale.ROOT));
    }

    /** UTC, as precise as it is known (ITI TF-3 4.2.3.1.7). */
    private static String time(Optional<PartialDate> date) {
        return date.map(each -> each.hasTime() ? SECONDS.format(Instant.ofEpochMilli(each.sortKey()))
                : each.hl7()).orElse("");
    }

    private static String sha1(byte[] bytes) {
        try {
            // what the profile asks for; no security rests on it
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
