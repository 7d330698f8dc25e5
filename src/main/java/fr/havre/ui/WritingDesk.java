package fr.havre.ui;

import fr.havre.admissions.AdmissionWriting;
import fr.havre.documents.writing.LetterFields;
import fr.havre.documents.writing.LetterTemplates;
import fr.havre.documents.writing.Signing;
import fr.havre.documents.writing.Writings;

/** Letters and summaries, as the window uses them. Never on the FX thread. */
public interface WritingDesk {
    /** While they are written. */
    Writings writings();

    /** Read and signed. */
    Signing signing();

    /** What is filled into them. */
    LetterFields fields();

    /** What they begin with. */
    LetterTemplates templates();

    /** What hospitals wait for. */
    AdmissionWriting admissions();
}
