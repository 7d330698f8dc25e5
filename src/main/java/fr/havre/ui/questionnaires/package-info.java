/**
 * Questionnaires of a patient: filled on screen, printed blank or filled, made a document to be sent, read back from a file.
 *
 * <p>Depends on: patients.questionnaires, documents, ui. Used by: ui (Workplace), the command line for the page.
 * <p>Threads: views on the FX thread; the store is read and written in the background.
 */
package fr.havre.ui.questionnaires;
