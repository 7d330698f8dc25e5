package fr.havre.documents;

/** The official lists a document's codes are taken from. */
public enum CodeList {
    TYPE("document-type_JDV_J07"),
    CLASS("document-class_JDV_J06"),
    ACCEPTED_BY_RECORD("document-type-accepted-by-DMP_JDV_J66"),
    CONFIDENTIALITY("confidentiality_JDV_J08"),
    PRACTICE_SETTING("practice-setting_JDV_J04"),
    FACILITY_TYPE("healthcare-facility-type_JDV_J02"),
    AUTHOR_SPECIALTY("author-specialty_JDV_J01"),
    FORMAT("format_JDV_J10");

    private final String file;

    CodeList(String file) {
        this.file = file;
    }

    /** Name of the resource, without folder and ending. */
    String file() {
        return file;
    }
}
