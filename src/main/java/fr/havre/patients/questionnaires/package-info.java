/**
 * Questionnaires for patients (FHIR R4 Questionnaire): those that come with the program and those of a file; answered on screen or
 * read back as a QuestionnaireResponse, and kept. What an answer says for the medical profile waits there in the patient's lane.
 *
 * <p>Understood: group, display, string, text, boolean, date, integer, decimal, choice, open-choice; {@code repeats} of
 * all but groups and yes or no; {@code enableWhen} that compares with an earlier answer; {@code required};
 * words in several languages (translation extension). A questionnaire that needs more is refused, not half asked.
 * <p>Depends on: patients, patients.profile, patients.fhir, access, vault. Used by: the command line, ui.
 * <p>Threads: any but the FX thread; each method is one transaction of milliseconds.
 */
package fr.havre.patients.questionnaires;
