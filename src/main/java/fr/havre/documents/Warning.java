package fr.havre.documents;

/** Something about a document that was kept nevertheless, and that a person should know. One sentence for each. */
public enum Warning {
    /** Names a patient by an INS whose key or OID is not right. */
    INS_NOT_VALID,
    /** A PDF or image inside it could not be read; the rest was. */
    PART_NOT_READABLE,
    /** Text beyond the cap, or pages beyond it: not all of it is searchable. */
    TEXT_CUT,
    /** No text could be found: a scan, for instance. */
    NO_TEXT,
    /** Contains a script, which Havre never runs. */
    SCRIPT,
    /** Wants to start something or open an address by itself, which Havre never does. */
    ACTION,
    /** Contains attached files, which Havre does not open. */
    ATTACHMENTS,
    /** A PDF whose maker restricts printing or copying. */
    RESTRICTED,
    /** Contains a form that is filled in by a program (XFA): what is seen elsewhere may differ. */
    DYNAMIC_FORM,
    /** The CDA lies inside a style sheet, which Havre never runs. */
    INSIDE_STYLESHEET,
    /** A CDA header without something every CDA must have. */
    HEADER_INCOMPLETE,
    /** A text that does not say its encoding and is not in UTF-8: read in the one that fits. */
    ENCODING_GUESSED,
    /** An XDM archive that departs from the rules in a way that is understood. */
    XDM_NOT_CONFORMING,
    /** An XDM archive without README.TXT, INDEX.HTM or its folders. */
    XDM_FORM,
    /** An XDM archive that does not say the hash or the size of a document: whether it is whole cannot be told. */
    XDM_HASH_NOT_SAID,
    /** A document of an XDM archive lies elsewhere than its list says, and was found. */
    XDM_PATH_GUESSED,
    /** A document is listed in the archive but not there, or cannot be kept; the others are. */
    XDM_DOCUMENT_MISSING,
    /** A file in the archive that its list does not name. */
    XDM_UNLISTED_FILE,
    /** The list of the archive and the document itself name different patients or identifiers. */
    XDM_DISAGREES,
    /** More pages or a larger picture than is shown at once. */
    VERY_LARGE_IMAGE,
    /** Bytes after the end of the format. */
    TRAILING_BYTES,
    /** Names another patient than the one it is filed for; a person has seen it and filed it nevertheless. */
    OTHER_PATIENT_NAMED
}
