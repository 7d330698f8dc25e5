/**
 * Prevention: the vaccinations a patient has had, and what the rules of {@code vaccination-rules.tsv} ask for next. Rules are
 * data; each line cites its rule and the version of the file. A professional decides: nothing is sent or done by itself.
 *
 * <p>All of it is medical and kept in the clinical compartment: what was given, risks, pregnancy, what was declined.
 * <p>Depends on: patients, access, vault. Used by: the command line, ui.
 * <p>Threads: any but the FX thread; a method is one transaction of a few milliseconds.
 */
package fr.havre.agenda.prevention;
