package fr.havre.ui.patients;

import fr.havre.patients.Match;
import fr.havre.patients.PatientLine;
import java.util.Set;

/**
 * Somebody who may be the one being entered, and what speaks against it.
 *
 * @param distinct whether somebody has found them to be two persons
 */
record Resemblance(PatientLine line, Set<Match.Difference> differences, boolean distinct) { }
